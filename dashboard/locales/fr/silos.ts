// French: do people meet across departments?
import type { Format } from '../../format.ts';
import type { Messages } from '../en.ts';

export const silos = (f: Format): Messages['silos'] => ({
  title: 'Cloisons',
  question: 'Se parle-t-on d’un service à l’autre ?',
  answer: ({ across, expected }) =>
    across.shown && expected.shown
      ? `${f.percent(across.value)} des liens des douze dernières semaines unissent deux services ; le hasard, entre des personnes aussi actives, en donnerait ${f.percent(expected.value)}. ${verdictOf(across.value - expected.value)}`
      : 'Trop peu de personnes sont liées entre elles pour le dire.',
  answerNoDirectory:
    'Aucun lien encore entre des personnes dont le service est connu : cette page demande un annuaire avec les services, et des personnes qui se répondent.',
  none: 'Les cloisons apparaissent avec la première analyse',
  noneHint: 'Importez un annuaire avec les services et connectez une source.',
  measures: 'Dans les termes du métier',
  verdict: (observed, expected, z) =>
    observed.shown && expected.shown
      ? `Indice E–I : ${signed(f, observed.value)}, contre ${signed(f, expected.value)} attendu${z?.shown === true ? `, à ${f.number(Math.abs(z.value), 1)} écarts types d’étiquettes distribuées au hasard` : ''}. −1 : seulement au sein des services, +1 : seulement entre eux.`
      : 'L’indice est masqué : trop peu de personnes.',
  groups: (count, ami, stability) =>
    `Laissés à eux-mêmes, les liens forment ${f.count(count, { one: 'groupe', other: 'groupes' })} ; leur ressemblance avec l’organigramme est de ${f.number(ami, 2)} (0 = comme au hasard, 1 = identiques ; information mutuelle ajustée), leur stabilité de ${f.number(stability, 2)}.`,
  matrix: 'Qui rencontre qui ?',
  matrixFinding: (closed) =>
    closed === null ? 'Liens entre services, comparés au hasard' : `${closed} reste le plus entre soi`,
  matrixMeasure: (k) =>
    `Liens observés pour un lien attendu par hasard, douze dernières semaines ; 1 = comme au hasard, 2 = le double. Les cases de moins de ${f.number(k)} personnes sont masquées.`,
  department: 'Service',
  others: 'Autres services',
  crossing: 'Avec un lien au-dehors',
  people: 'Personnes liées',
  peopleOfLargest: 'Personnes liées, plus grande communauté',
  communities: 'Quelles communautés traversent l’organigramme ?',
  kinds: 'Par type de communauté',
  kind: 'Type',
  across: 'Liens entre services',
  expected: 'Par hasard',
  crossingFinding: (first) =>
    first?.across.shown === true && first.expected.shown && first.across.value > first.expected.value
      ? `« ${first.name} » traverse le plus : ${f.percent(first.across.value)} de ses liens, là où le hasard en donnerait ${f.percent(first.expected.value)}`
      : 'Aucune communauté ne traverse plus que le hasard',
  crossingMeasure:
    'Part des liens qui unissent deux services, douze dernières semaines, en % ; d’abord celles qui dépassent le plus le hasard',
  communitiesNone: 'Aucune communauté n’a encore de liens entre des personnes dont le service est connu.',
  withheldCell: 'masqué',
  small:
    'Un lien : une personne réagit ou répond à une autre ; lire n’en crée pas. Attendu : chacun garde autant de contacts, et les rencontre au hasard.',
});

/** With a true minus. */
const signed = (f: Format, value: number) => f.number(value, 2).replace('-', '−');

/** By points between observed and expected; three are what chance itself moves. */
function verdictOf(difference: number): string {
  if (difference > 0.03) return 'On se cherche d’un service à l’autre.';
  if (difference >= -0.03) return 'Les services ne séparent guère les gens.';
  return difference >= -0.1
    ? 'Les services séparent un peu les gens.'
    : 'Les services séparent nettement les gens.';
}
