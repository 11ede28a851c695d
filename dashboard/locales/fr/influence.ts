// French: how sure influence is, roles and personas, and the spread of a shortlist.
import type { Candidate, RoleFacts } from '../../answers/shortlist.ts';
import type { Format } from '../../format.ts';
import type { Role } from '../../../store/rows/role-evidence.ts';
import type { Messages } from '../en.ts';

export const influence = (f: Format): Messages['influence'] => ({
  certainty: (candidate) => certainty(f, candidate),
  roles: {
    'central-connector': 'Au centre des échanges',
    'boundary-spanner': 'Passe les frontières',
    'information-broker': 'Relais d’information',
    'peripheral-expert': 'Expertise en marge',
  },
  reason: (role, candidate, facts) => reasons(f, candidate, facts)[role],
  without: (departments) =>
    `Sans cette personne, ${f.count(departments, { one: 'service perd', other: 'services perdent' })} le lien le plus étroit avec le sien.`,
  personas: {
    observer: 'Regarde surtout.',
    engager: 'Donne à peu près autant que ce qui lui revient.',
    catalyst: 'Suscite plus de réponses que ses propres messages.',
    responder: 'Répond surtout aux autres.',
    broadcaster: 'Écrit plus qu’on ne lui répond.',
  },
  newcomers: 'Prudence : plus de la moitié vient de comptes apparus depuis moins de 30 jours.',
  oneDepartment: 'Prudence : plus de la moitié vient d’un seul service.',
  guarantee: (share) => `Cet ensemble vaut au moins ${f.percent(share)} du meilleur possible.`,
  wordOfMouth: (share) =>
    `Si la parole passe ensuite de collègue en collègue, il vaut encore au moins ${f.percent(share)} du meilleur possible.`,
  spread: 'Plus large ou plus étroit',
  spreadLead:
    'Moins il peut en venir d’un même service, plus de services ont quelqu’un, et moins de collègues seront sans doute attirés. Choisissez la liste à voir.',
  fromOneDepartment: 'D’un même service',
  names: 'Noms',
  departments: 'Services',
  reached: 'Collègues touchés',
  drawnIn: 'Sans doute attirés, par rapport à la liste qui attire le plus',
  choice: ({ cap, limited, mostPerDepartment }) => {
    const most = limited ? `${f.number(mostPerDepartment)} au plus` : 'sans limite';
    return cap === 0 ? `Comme d’habitude : ${most}` : most;
  },
});

function certainty(f: Format, { flag, topChance }: Candidate): string {
  if (topChance === null) return 'Trop peu de collègues ont répondu pour dire si c’est sûr.';
  const often = `parmi les 5 % les plus suivis dans ${f.number(Math.round(200 * topChance))} des ${f.number(200)} tirages de ces semaines`;
  return {
    confirmed: `Influence confirmée : ${often}.`,
    possible: `Influence possible : ${often}.`,
    none: 'Dans la liste pour les collègues que l’ensemble touche, non pour un rang.',
  }[flag];
}

function reasons(f: Format, { responders, activeWeeks }: Candidate, facts: RoleFacts): Record<Role, string> {
  const colleagues = { one: 'collègue', other: 'collègues' };
  return {
    'central-connector': `${f.count(responders, colleagues)} ${f.plural(responders, { one: 'a répondu', other: 'ont répondu' })} ici, sur ${f.count(activeWeeks, { one: 'semaine active', other: 'semaines actives' })}.`,
    'boundary-spanner': `Échange avec ${f.count(facts.contactsElsewhere, colleagues)} de ${f.count(facts.otherDepartments, { one: 'autre service', other: 'autres services' })}, plus que 95 % des personnes.`,
    'information-broker': `${f.percent(facts.waysThrough, 1)} des plus courts chemins entre deux collègues passent par cette personne, dont les contacts se connaissent rarement entre eux.`,
    'peripheral-expert': `Peu de contacts, mais ${f.number(facts.threadsAnswered)} de ses ${f.count(facts.threadsOpened, { one: 'fil a reçu', other: 'fils ont reçu' })} une réponse, et ${f.count(facts.answersGiven, { one: 'réponse donnée', other: 'réponses données' })}.`,
  };
}
