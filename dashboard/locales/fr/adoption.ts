// French: how far people have come.
import type { Format } from '../../format.ts';
import type { Messages } from '../en.ts';

export const adoption = (f: Format): Messages['adoption'] => ({
  title: 'Participation',
  question: 'Jusqu’où sont-ils venus ?',
  answer: (contributors, entitled, answered) =>
    entitled.shown && entitled.value === 0
      ? 'Il n’y a encore aucun ayant droit : importez l’annuaire, ou attendez les premiers événements.'
      : `${capital(f.count(contributors, { one: 'ayant droit a', other: 'ayants droit ont' }))} contribué en quatre semaines, sur ${f.figure(entitled)} ; ${answered === null ? 'aucun outil ne dit qui a reçu une réponse' : answered.shown ? `${f.count(answered, { one: 'a', other: 'ont' })} déjà reçu une réponse d’un collègue` : 'combien ont déjà reçu une réponse reste masqué'}.`,
  none: 'L’échelle commence avec la première analyse',
  noneHint: 'Importez l’annuaire et connectez une source ; chaque ayant droit aura alors son échelon.',
  ladder: 'Sur quel échelon se tiennent-ils ?',
  ladderLead: 'Chaque échelon compte toutes les personnes qui l’ont atteint, ou un échelon plus haut.',
  rung: 'Échelon',
  people: 'Personnes',
  share: 'Part des ayants droit',
  interval: 'Intervalle à 95 %',
  notTold: 'non relevé',
  rungs: {
    entitled: 'ayant droit',
    invited: 'a été invité',
    activated: 'venu au moins une fois',
    joined: 'membre d’une communauté',
    reacted: 'a réagi, ou davantage',
    posted: 'a publié',
    'was-answered': 'a reçu une réponse',
    regular: 'régulier : quatre semaines sur huit',
    ambassador: 'ambassadeur',
  },
  invitedMissing: 'Aucun outil ne signale les invitations ; il y en a peut-être eu.',
  rhythm: 'À quel rythme viennent-ils ?',
  measure: 'Mesure',
  value: 'Valeur',
  measures: {
    weeklyActive: 'Venus la semaine dernière',
    monthlyActive: 'Venus en quatre semaines',
    contributors: 'Ont contribué en quatre semaines',
    readers: 'Ont seulement lu en quatre semaines',
  },
  stickiness: 'Parmi les venus en quatre semaines, présents un jour ouvré moyen',
  breadth: 'Communautés par personne venue',
  depth: 'Actions par personne venue',
  gini: 'Inégalité entre contributeurs (0 = tous pareils, 1 = une seule voix)',
  days: 'Jours de présence en quatre semaines',
  daysHere: 'Jours',
  bins: ['1 jour', '2 ou 3 jours', '4 à 7 jours', '8 à 14 jours', '15 jours et plus'],
  cohorts: 'Les nouveaux reviennent-ils ?',
  cohortsLead:
    'Les personnes selon les quatre semaines de leur première venue ; part revue dans chacune des quatre semaines suivantes. Les périodes inachevées sont laissées de côté.',
  nearlyAll: (share) => `plus de ${f.percent(share)}`,
  cohortsNone: 'Il faut deux périodes de quatre semaines après la première source connectée.',
  arrived: 'Vus d’abord à partir du',
  later: (periods) => `${f.number(4 * periods)} semaines après`,
  replies: 'Combien de temps attend une question ?',
  median: (hours) =>
    hours.shown
      ? `La moitié des fils des quatre dernières semaines a reçu une réponse en ${f.count(hours, { one: 'heure ouvrée', other: 'heures ouvrées' })}.`
      : 'Trop peu de personnes pour dire combien de temps attendent les fils.',
  medianUnknown:
    'Plus de la moitié des fils des quatre dernières semaines attend encore, ou aucun n’a été ouvert.',
  unanswered: (share) =>
    share.shown
      ? `${f.percent(share.value)} restent sans réponse après sept jours.`
      : 'La part restée sans réponse après sept jours est masquée : trop peu de personnes.',
  small:
    'Contribuer : publier, répondre, réagir et ainsi de suite ; lire est dit à part. Les heures ouvrées vont de neuf à dix-sept heures, du lundi au vendredi ; un fil qui attend compte comme attendant.',
});

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
