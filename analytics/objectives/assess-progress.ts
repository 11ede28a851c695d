// How far an objective has come, and whether that is far enough for the time that has passed (research/science.md §5.3).
import type { Day } from '../../core/ids.ts';
import { daysBetween } from '../../core/windows.ts';
import { roundShare } from '../communities/round-share.ts';
import type { ObjectiveStatus } from '../../store/rows/objective-week.ts';

/** Pace from which an objective is on track, and from which it is merely at risk. */
export const onTrackPace = 0.9;
export const atRiskPace = 0.6;
/** Nothing is judged before this many days and this share of the time: the figures look back four weeks. */
export const judgedAfterDays = 28;
export const judgedAfterShare = 0.1;

export interface Plan {
  baseline: number;
  target: number;
  startsOn: Day;
  dueOn: Day;
}

export interface Progress {
  /** (value − baseline) / (target − baseline); may be negative or above 1. */
  attainment: number;
  /** Attainment over the share of the time that has passed, which is 1 from the due date on. */
  pace: number;
  status: ObjectiveStatus;
}

/**
 * Status by the first rule that fits: no figure → `no-data`; target met → `reached`; past the due date → `off-track`;
 * too little time → `too-early`; then by pace: ≥ 0.9 `on-track`, ≥ 0.6 `at-risk`, else `off-track`.
 * Judged on the figures as shown, so that 0.9000 on the page is on track. A straight line is a yardstick, no forecast.
 * @param day exclusive end of the period the value was measured over
 */
export function assessProgress(plan: Plan, value: number | null, day: Day): Progress {
  if (value === null || !Number.isFinite(value)) return { attainment: 0, pace: 0, status: 'no-data' };
  const attainment = roundShare(attain(plan, value));
  const elapsed = elapsedShare(plan, day);
  const pace = elapsed > 0 ? roundShare(attainment / elapsed) : 0;
  return { attainment, pace, status: statusOf(plan, day, attainment, pace, elapsed) };
}

function statusOf(plan: Plan, day: Day, attainment: number, pace: number, elapsed: number): ObjectiveStatus {
  if (attainment >= 1) return 'reached';
  if (elapsed >= 1) return 'off-track';
  if (daysBetween(plan.startsOn, day) < judgedAfterDays || elapsed < judgedAfterShare) return 'too-early';
  if (pace >= onTrackPace) return 'on-track';
  return pace >= atRiskPace ? 'at-risk' : 'off-track';
}

/** A target equal to its baseline asks to hold the line: met or not. */
function attain({ baseline, target }: Plan, value: number): number {
  if (target === baseline) return value >= target ? 1 : 0;
  return (value - baseline) / (target - baseline);
}

function elapsedShare({ startsOn, dueOn }: Plan, day: Day): number {
  const total = Math.max(1, daysBetween(startsOn, dueOn));
  return Math.min(1, Math.max(0, daysBetween(startsOn, day) / total));
}
