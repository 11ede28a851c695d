// The way of a decision: proposed by an analysis, then in people's hands; nothing leads back.

export const decisionStatuses = ['proposed', 'accepted', 'done', 'dropped'] as const;
export type DecisionStatus = (typeof decisionStatuses)[number];

/** What people may do with a decision: whoever names an owner has accepted it; an analysis only opens proposals and takes its own back. */
export const decisionActs = ['accept', 'assign', 'finish', 'drop'] as const;
export type DecisionAct = (typeof decisionActs)[number];

const ways: Readonly<Record<DecisionStatus, Partial<Record<DecisionAct, DecisionStatus>>>> = {
  proposed: { accept: 'accepted', assign: 'accepted', finish: 'done', drop: 'dropped' },
  accepted: { assign: 'accepted', finish: 'done', drop: 'dropped' },
  done: {},
  dropped: {},
};

/** Where an act leads from a status; nothing when it is not possible there. */
export const statusAfter = (status: DecisionStatus, act: DecisionAct): DecisionStatus | undefined =>
  ways[status][act];

export const isOpen = (status: DecisionStatus): status is 'proposed' | 'accepted' =>
  status === 'proposed' || status === 'accepted';

/** Stands where others name a role and session. */
export const analysisActor = 'analysis';
