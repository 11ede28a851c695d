// French: decisions, from proposal to effect.
import type { WorklistAnswer } from '../../answers/worklist.ts';
import type { Format } from '../../format.ts';
import type { Messages } from '../en.ts';

export const worklist = (f: Format): Messages['worklist'] => ({
  title: 'À faire',
  question: 'Qu’y a-t-il à faire, et qui s’en charge ?',
  answer: (all) => answer(f, all),
  none: 'Aucune décision n’a encore été proposée',
  noneHint: 'Une analyse en propose une pour chaque communauté dont l’état appelle quelque chose.',
  yours: 'Vos communautés',
  yoursNone: 'Rien n’est en attente dans les communautés que vous animez.',
  all: 'Toutes les communautés',
  allFinding: 'Combien de décisions en sont où, selon ce qu’il y a à faire',
  remedy: 'Ce qu’il y a à faire',
  status: { proposed: 'proposées', accepted: 'acceptées', done: 'menées à bien', dropped: 'abandonnées' },
  stands: ({ status, statusOn, owner }) =>
    `${{ proposed: 'Proposée', accepted: 'Acceptée', done: 'Menée à bien', dropped: 'Abandonnée' }[status]} le ${f.date(statusOn)}.${owner === '' ? '' : ` Entre les mains de ${owner}.`}`,
  grounds: (sentence, day) => `Ce qui parlait pour elle le ${f.date(day)} : ${sentence}`,
  note: (note) => `Note : ${note}`,
  decision: 'La décision',
  move: { proposed: 'L’accepter ou l’écarter', accepted: 'La confier, ou dire ce qu’elle est devenue' },
  owner: 'Qui s’en charge',
  ownerHint: 'Un nom ou un rôle, comme les autres le comprendront.',
  reason: 'Note, ou raison de l’abandonner',
  accept: 'Accepter',
  assign: 'Dire qui s’en charge',
  finish: 'C’est fait',
  drop: 'L’abandonner',
  effect: 'Ce qui en est venu',
  effectPending: 'Cela pourra se dire six semaines après qu’elle a été menée à bien.',
  small:
    'Chaque analyse propose ce qu’appelle l’état d’une communauté, là où rien n’est en attente, et reprend ce qu’il n’appelle plus. Ce qui est accepté, mené à bien ou abandonné reste comme on l’a laissé : ce qui a été fait n’est pas proposé de nouveau avant six semaines, ce qui a été abandonné avant douze, sauf si l’état change. Six semaines après, les contributeurs par semaine sont comparés à ceux de communautés où rien n’a été fait.',
  faults: {
    NOT_SAID_WHAT: 'Dire qui s’en charge demande un nom, et abandonner une raison.',
    DECISION_UNKNOWN: 'Il n’y a pas de telle décision dans les communautés que vous animez.',
    DECISION_CLOSED: 'Elle est déjà close ; ce qui est fait ou abandonné le reste.',
  },
  back: 'Retour à ce qu’il y a à faire',
});

function answer(f: Format, { decisions, tally }: WorklistAnswer): string {
  const open = decisions.filter(({ status }) => status !== 'done').length;
  const nobody = decisions.filter(({ owner, status }) => owner === '' && status !== 'done').length;
  if (decisions.length > 0)
    return `${f.count(open, { one: 'décision est', other: 'décisions sont' })} en attente dans les communautés que vous animez, dont ${f.number(nobody)} entre les mains de personne.`;
  return tally.length === 0 ? 'Rien encore.' : 'Ci-dessous, combien de décisions en sont où.';
}
