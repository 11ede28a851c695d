// French: the list of communities, and one of them.
import type { Format } from '../../format.ts';
import type { Messages } from '../en.ts';
import { readers } from './states.ts';

export const communities = (f: Format): Messages['communities'] => ({
  title: 'Communautés',
  question: 'Quelles tables vivent, lesquelles sont vides, et depuis quand ?',
  listHeading: 'Les mêmes tables en liste',
  filter: 'Filtrer',
  allKinds: 'Tous les types',
  allStates: 'Tous les états',
  kind: 'Type',
  state: 'État',
  apply: 'Voir',
  clear: 'Tout voir',
  found: (shown, all) =>
    shown === all
      ? f.count(all, { one: 'communauté', other: 'communautés' })
      : `${f.number(shown)} communautés sur ${f.number(all)}`,
  noneFound: 'Aucune communauté de ce type n’est dans cet état.',
  columns: {
    name: 'Communauté',
    kind: 'Type',
    state: 'État',
    since: 'Depuis',
    tookPart: 'Ont participé, 4 semaines',
    onlyRead: 'Ont seulement lu, 4 semaines',
    members: 'Membres',
    evidence: 'Ce qui l’atteste',
  },
  sortBy: (column) => `Trier par : ${column}`,
  small:
    'Ont participé, ont seulement lu : les membres vus ces quatre dernières semaines. Au-dessous du plus petit groupe, aucun chiffre n’est montré.',
});

const personnes = { one: 'personne', other: 'personnes' };

export const community = (f: Format): Messages['community'] => ({
  question: (name) => `Comment va « ${name} » ?`,
  face: (state, filled, half) =>
    `Table de douze places, ${state} : ${f.count(filled, { one: 'pleine', other: 'pleines' })}, ${f.count(half, { one: 'à moitié pleine', other: 'à moitié pleines' })}`,
  faceClosed: (state) => `Table, ${state}`,
  opened: (day) => `ouverte le ${f.date(day)}`,
  lately: 'Que s’est-il passé récemment ?',
  lastHeard: (instant) => `Dernière interaction le ${instant}.`,
  neverHeard: 'Rien n’en est encore parvenu.',
  recent: (contributors, contributions, onlyRead) =>
    contributors.shown && contributors.value === 0
      ? 'Personne n’a contribué ces 28 derniers jours.'
      : `${capital(f.count(contributors, personnes))} ${f.plural(contributors, { one: 'a contribué', other: 'ont contribué' })} ces 28 derniers jours${contributions.shown ? `, ${f.number(contributions.value)} fois` : ''} ; ${readers(f, onlyRead)}.`,
  thisWeek: (contributors, contributions) =>
    contributors.shown && contributors.value === 0
      ? 'Cette semaine : personne encore.'
      : `Cette semaine : ${f.count(contributors, personnes)}${contributions.shown ? `, ${f.count(contributions, { one: 'contribution', other: 'contributions' })}` : ''}.`,
  liveSmall:
    'Directement d’après ce qui est arrivé, aujourd’hui compris ; toute personne qui a écrit compte, membre ou non.',
  course: 'Comment en est-on arrivé là ?',
  courseFinding: (now, then) =>
    now.shown && then.shown && now.value === 0
      ? `Personne n’a participé en quatre semaines${then.value === 0 ? ', ni huit semaines plus tôt' : `, contre ${f.number(then.value)} huit semaines plus tôt`}`
      : now.shown && then.shown
        ? `${f.count(now, { one: 'membre a participé', other: 'membres ont participé' })} en quatre semaines, contre ${f.number(then.value)} huit semaines plus tôt`
        : `${capital(f.count(now, { one: 'membre a participé', other: 'membres ont participé' }))} ces quatre dernières semaines`,
  courseMeasure: `Membres vus, quatre semaines glissantes, par semaine, en personnes ; les semaines à moins de ${f.number(f.k)} sont laissées en blanc, et non dessinées à zéro`,
  feedSilent: (day) =>
    `Rien n’est arrivé de son outil depuis le ${f.date(day)} : ce qui semble un silence est peut-être celui du flux, non des personnes.`,
  strip: 'Mois après mois',
  noHistory: 'Son histoire commence avec la première analyse.',
  openShortlist: 'Qui inviter, et pourquoi',
  managerOnly: 'Les noms sont réservés au responsable des communautés.',
  network: 'Qui répond à qui ?',
  networkFinding: (departments, across) =>
    `${f.count(departments, { one: 'service se retrouve', other: 'services se retrouvent' })} ici${across === null ? '' : ` ; ${across} des liens en joignent deux`}`,
  networkMeasure:
    'Personnes ayant contribué ces douze dernières semaines ; un trait est une réponse, un point plus grand reçoit des réponses de plus de collègues',
  networkNone:
    'Pas d’image : les personnes qui se sont répondu sont moins nombreuses que le plus petit groupe.',
  networkSmall: 'Seules les personnes proposées sont nommées. Que vous les ayez vues est consigné.',
  department: 'Service',
  noDepartment: 'Hors annuaire',
  otherDepartments: 'Autres services',
  people: 'Personnes',
  tiesInside: 'Liens internes',
  tiesAcross: 'Liens avec d’autres',
});

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
