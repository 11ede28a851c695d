// French: the overview and the room.
import type { Format } from '../../format.ts';
import type { Messages } from '../en.ts';

const communities = { one: 'communauté', other: 'communautés' };

export const overview = (f: Format): Messages['overview'] => ({
  title: 'Vue d’ensemble',
  question: 'Vient-on s’asseoir à table ?',
  answer: ({ all, full, empty }) =>
    all === 0
      ? 'Aucune communauté n’est encore connue.'
      : `${f.number(full)} ${f.plural(full, { one: 'communauté', other: 'communautés' })} sur ${f.number(all)} ${f.plural(full, { one: 'est animée ou se remplit', other: 'sont animées ou se remplissent' })} ; ${f.number(empty)} ${f.plural(empty, { one: 'reste vide', other: 'restent vides' })}.`,
  answerAdoption: (tookPart, entitled) =>
    tookPart.shown && entitled.shown && entitled.value > 0
      ? ` ${f.count(tookPart, { one: 'personne', other: 'personnes' })} sur ${f.number(entitled.value)} ayants droit ${f.plural(tookPart, { one: 'a participé', other: 'ont participé' })} ces quatre dernières semaines (${f.percent(tookPart.value / entitled.value)}).`
      : ` Ces quatre dernières semaines, ${f.figure(tookPart)} personnes sur ${f.figure(entitled)} ayants droit ont participé.`,
  emptyTitle: 'La salle sera ici',
  emptyText:
    'Branchez une source ou importez des événements, et chaque communauté aura sa table. Le registre fait figurer celles qui ont été ouvertes exprès, même si personne n’y vient.',
  roomQuestion: 'Y a-t-il quelqu’un ?',
  roomLead: ({ all, full, some, empty, untold }) =>
    `${f.count(all, communities)} : ${f.number(full)} ${f.plural(full, { one: 'animée ou qui se remplit', other: 'animées ou qui se remplissent' })}, ${f.number(some)} avec peu de monde ou moins qu’avant, ${f.number(empty)} ${f.plural(empty, { one: 'vide', other: 'vides' })}${untold > 0 ? `, ${f.number(untold)} dont on ne peut encore rien dire` : ''}.`,
  roomLegend:
    'Chaque table est une communauté de douze places. Une place pleine est un douzième de ses membres qui a participé ces quatre dernières semaines, une place à moitié pleine un douzième qui a seulement lu. Plus la table est grande, plus elle a de membres.',
  seat: { filled: 'a participé', half: 'a seulement lu', hollow: 'pas vu' },
  groupTally: (all, full) =>
    `${f.count(all, { one: 'table', other: 'tables' })}${full > 0 ? `, dont ${f.number(full)} ${f.plural(full, { one: 'animée ou qui se remplit', other: 'animées ou qui se remplissent' })}` : ''}`,
  seeAll: 'Toutes les communautés en liste',
  adoptionQuestion: 'Qui participe, et qui lit seulement ?',
  adoptionFinding: (share, change) =>
    change === null
      ? `${f.percent(share)} des ayants droit ont participé ces quatre dernières semaines`
      : `${f.percent(share)} ont participé ces quatre dernières semaines, ${points(f, change)} en huit semaines`,
  adoptionFindingWithheld: 'Trop peu de monde pour montrer une part',
  adoptionMeasure: (entitled) =>
    `Part des ayants droit (${entitled} au dernier relevé), quatre semaines glissantes, par semaine, en %`,
  adoptionNone: 'La courbe commence avec la première analyse.',
  entitled: 'Ayants droit',
  share: 'Part qui a participé',
  basis: {
    directory: 'Ayants droit : toutes les personnes de l’annuaire à cette date.',
    'everyone-seen':
      'Aucun annuaire n’a été importé : les parts reposent sur les personnes déjà vues, ce qui les embellit.',
  },
  toDoNone: 'Rien ne presse : aucune table n’a besoin d’un coup de main cette semaine.',
  toDoMore: (more) => `${f.count(more, { one: 'autre', other: 'autres' })} dans la liste des communautés`,
});

function points(f: Format, change: number): string {
  const rounded = Math.round(change * 100);
  if (rounded === 0) return 'sans changement';
  return `${rounded > 0 ? '+' : '−'}${f.count(Math.abs(rounded), { one: 'point', other: 'points' })}`;
}
