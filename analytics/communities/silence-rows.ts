// What became of communities: every fourth week of theirs that is old enough for the weeks after it to be known.
import { observedWeeks as observedWeeksOf, evaluatedWeeks, isEvaluated } from './history.ts';
import type { Day } from '../../core/ids.ts';
import type { Candidate } from './evaluate-communities.ts';
import { silenceFeatures } from './silence-features.ts';
import { horizonWeeks, type SilenceRow } from './silence-risk.ts';
import { emptyAfterWeeks } from './thresholds.ts';

/** Weeks between two looks at the same community: neighbouring weeks say nearly the same. */
export const lookEveryWeeks = 4;

export function silenceRows(candidates: readonly Candidate[], to: Day): SilenceRow[] {
  return candidates.flatMap((candidate) => {
    const rows: SilenceRow[] = [];
    for (let weeksAgo = horizonWeeks; weeksAgo < evaluatedWeeks; weeksAgo += lookEveryWeeks) {
      const features = featuresAt(candidate, to, weeksAgo);
      if (features === null) continue;
      const { weeklyContributions } = candidate.features;
      const after = weeklyContributions.subarray(weeksAgo - horizonWeeks, weeksAgo);
      rows.push({ community: candidate.life.community, features, silent: after.every((made) => made === 0) });
    }
    return rows;
  });
}

/** Null where there is no risk to speak of: too young, closed, or silent for eight weeks already. */
export function featuresAt({ life, features }: Candidate, to: Day, weeksAgo: number): Float64Array | null {
  const week = features.weeks[weeksAgo];
  if (week === undefined || week.contributions === 0 || !isEvaluated(life, to, weeksAgo)) return null;
  const observedWeeks = observedWeeksOf(life, to, weeksAgo);
  if (observedWeeks < emptyAfterWeeks) return null;
  const { weeklyContributions } = features;
  return silenceFeatures({ weeklyContributions, contributors: week.contributors, weeksAgo, observedWeeks });
}
