// What is said of a community beside its state: the risk of silence, what a newcomer meets, and what was promised.
import type { Day } from '../../core/ids.ts';
import type { PromiseOfCommunity } from '../../store/queries/promise-of-communities.ts';
import type { ThreadEvidence } from '../../store/rows/community-evidence.ts';
import type { CommunityOutlook } from '../../store/rows/community-outlook.ts';
import type { SilenceModel } from '../../store/rows/silence-model.ts';
import type { ReplyTimes } from '../adoption/reply-times.ts';
import type { Candidate } from './evaluate-communities.ts';
import { roundShare } from './round-share.ts';
import { featuresAt } from './silence-rows.ts';
import { riskOfSilence } from './silence-risk.ts';

/** Up to this many contributions in eight weeks no single sign tells much (research/science.md §4.4). */
export const quietContributions = 20;
/** Threads the organisation's own rate weighs as much as. */
export const priorThreads = 10;

export interface OutlookFacts {
  to: Day;
  model: SilenceModel;
  threads: ThreadEvidence;
  /** Share of all threads nobody answered; null when there are none. */
  unansweredUsually: number | null;
  replies: ReplyTimes;
  promise: PromiseOfCommunity | undefined;
}

export function describeOutlook(candidate: Candidate, facts: OutlookFacts): CommunityOutlook {
  const { weeklyContributions } = candidate.features;
  return {
    silence: silenceOf(candidate, facts),
    newcomer: {
      freshContributions: (weeklyContributions[0] ?? 0) + (weeklyContributions[1] ?? 0),
      ...facts.replies,
      unanswered: unansweredShare(facts),
    },
    promise: {
      invited: facts.promise?.invited ?? 0,
      joined: facts.promise?.joined ?? 0,
      seen: facts.promise?.seen ?? 0,
    },
  };
}

function silenceOf(candidate: Candidate, { to, model }: OutlookFacts): CommunityOutlook['silence'] {
  const features = featuresAt(candidate, to, 0);
  if (features === null) return null;
  const { chance, reasons } = riskOfSilence(model, features);
  const quiet = (candidate.features.weeks[0]?.contributions ?? 0) <= quietContributions;
  return {
    chance: roundShare(chance),
    basis: model.basis,
    quiet,
    reasons,
    features: [...features].map(roundShare),
  };
}

/** Mean of the Beta distribution after seeing these threads, starting from what is usual here. */
function unansweredShare({ threads, unansweredUsually }: OutlookFacts): number | null {
  if (unansweredUsually === null) return null;
  const waiting = threads.opened - threads.answered;
  return roundShare((waiting + priorThreads * unansweredUsually) / (threads.opened + priorThreads));
}
