// From a community's state to the one thing to do next (design §5.8). First rule that fits; the evidence is the reason.
import type { CommunityState } from '../../core/community-state.ts';
import type { CommunityEvidence, Remedy } from '../../store/rows/community-evidence.ts';

/** Weeks a room stays empty before it is given up. */
export const giveUpWeeks = 26;
/** Share of a community's people already at a livelier table, from which merging is the kinder end. */
export const mergeSharedShare = 0.5;
/** And how few people that may rest on. */
export const mergeShared = 3;
/** Threads left without an answer before they come first, and as a share of those opened. */
export const unansweredThreads = 3;
export const unansweredShare = 0.5;

export interface Situation {
  state: CommunityState;
  /** Weeks the state has held. */
  weeksInState: number;
  evidence: CommunityEvidence;
}

export function remedyFor({ state, weeksInState, evidence }: Situation): Remedy {
  switch (state) {
    case 'too-early':
      return 'none';
    case 'never-opened':
      if (weeksInState >= giveUpWeeks) return mergeOr('close', evidence);
      return evidence.hosts === 0 ? 'recruit-host' : 'seed';
    case 'empty':
      if (weeksInState >= giveUpWeeks) return mergeOr('close', evidence);
      return mergeOr(evidence.hosts === 0 ? 'recruit-host' : 'seed', evidence);
    case 'read-only':
      return evidence.hosts === 0 ? 'recruit-host' : 'invite-ambassadors';
    case 'monologue':
      return 'invite-ambassadors';
    case 'sparse':
      if (waitsForAnswers(evidence)) return 'answer-threads';
      return mergeOr(evidence.hosts === 0 ? 'recruit-host' : 'invite-ambassadors', evidence);
    case 'emptying':
      return waitsForAnswers(evidence) ? 'answer-threads' : 'campaign';
    case 'simmering':
    case 'warming':
    case 'lively':
      return waitsForAnswers(evidence) ? 'answer-threads' : 'none';
  }
}

function mergeOr(otherwise: Remedy, { neighbour }: CommunityEvidence): Remedy {
  const overlaps =
    neighbour !== null && neighbour.sharedShare >= mergeSharedShare && neighbour.shared >= mergeShared;
  return overlaps ? 'merge' : otherwise;
}

/** People asked and nobody came back to them. */
function waitsForAnswers({ threads }: CommunityEvidence): boolean {
  if (threads === null || threads.opened === 0) return false;
  const waiting = threads.opened - threads.answered;
  return waiting >= unansweredThreads && waiting / threads.opened >= unansweredShare;
}
