// Will an objective be met in time? Simulated courses from its own history (research/science.md §5.3).
import { createRandom } from '../algorithms/random.ts';
import { quantileOf, simulatePaths, type SimulatedPaths } from '../algorithms/exponential-smoothing.ts';
import type { ObjectiveMeasure } from '../../core/registry.ts';
import type { Day } from '../../core/ids.ts';
import { daysBetween } from '../../core/windows.ts';
import type { ObjectiveStatus } from '../../store/rows/objective-week.ts';
import type { Plan } from './assess-progress.ts';
import { secondOpinions, type SecondOpinion } from './second-opinions.ts';
import type { Measured } from './measure-objective.ts';

/** Weeks of figures without a gap before anything is foretold. */
export const forecastAfterWeeks = 24;
/** Weeks in a row over which the best gain so far is taken. */
export const bestOverWeeks = 4;
/** Probability from which an objective is on track, and from which it is at risk. */
export const onTrackProbability = 0.8;
export const atRiskProbability = 0.5;

const paths = 2_000;
const warmUpWeeks = 8;
/** Past errors a step ahead needs; the farthest step that has them is drawn from again for what lies beyond. */
const pastErrorsWanted = 12;
/** Courses drawn longer than this would tell of nothing but the drawing. */
const farthestWeeks = 104;

export interface Forecast {
  probability: number;
  weeksLeft: number;
  historyWeeks: number;
  neededGain: number;
  bestGain: number;
  lows: number[];
  middles: number[];
  highs: number[];
  /** Of what only ever grows: what growth curves say. */
  opinions: SecondOpinion[];
}

/**
 * Null when it is too early to tell: past the due date or more than two years before it, or fewer than
 * `forecastAfterWeeks` weeks of figures up to now.
 * @param history figures week by week, oldest first; null where there was nothing to measure
 * @param day exclusive end of the last week
 */
export function forecastObjective(
  plan: Plan & { measure: ObjectiveMeasure },
  history: readonly (Measured | null)[],
  day: Day,
): Forecast | null {
  const figures = sinceLastGap(history);
  const weeksLeft = Math.ceil(daysBetween(day, plan.dueOn) / 7);
  if (weeksLeft < 1 || weeksLeft > farthestWeeks || figures.length < forecastAfterWeeks) return null;
  const scale = scaleOf(plan.measure, figures);
  const values = Float64Array.from(figures, scale.into);
  const options = { steps: weeksLeft, paths, warmUp: warmUpWeeks, errors: pastErrorsWanted };
  const simulated = simulatePaths(values, options, createRandom(1));
  if (simulated === null) return null;
  const now = figures.at(-1)?.value ?? 0;
  return {
    probability: shareReaching(simulated, plan, scale.outOf),
    weeksLeft,
    historyWeeks: figures.length,
    neededGain: (plan.target - now) / weeksLeft,
    bestGain: bestGain(figures, plan),
    ...courseOf(simulated, scale.outOf),
    opinions: secondOpinions(
      plan,
      figures.map(({ value }) => value),
      weeksLeft,
    ),
  };
}

/** What the probability says, for an objective that is neither reached nor overdue. */
export function statusFor(probability: number): ObjectiveStatus {
  if (probability >= onTrackProbability) return 'on-track';
  return probability >= atRiskProbability ? 'at-risk' : 'off-track';
}

/** A missing figure is not a zero: what came before it is left out. */
function sinceLastGap(history: readonly (Measured | null)[]): Measured[] {
  const gap = history.lastIndexOf(null);
  return history.slice(gap + 1).filter((measured) => measured !== null);
}

interface Scale {
  into: (measured: Measured) => number;
  outOf: (value: number) => number;
}

/** Shares on their log-odds, so that no course leaves 0–1; counts on log1p; what may be negative as it is. */
function scaleOf(measure: ObjectiveMeasure, figures: readonly Measured[]): Scale {
  if (measure.endsWith('-share'))
    return {
      into: ({ numerator, denominator }) => Math.log((numerator + 0.5) / (denominator - numerator + 0.5)),
      outOf: (value) => 1 / (1 + Math.exp(-value)),
    };
  if (figures.every(({ value }) => value >= 0))
    return { into: ({ value }) => Math.log1p(value), outOf: (value) => Math.max(0, Math.expm1(value)) };
  return { into: ({ value }) => value, outOf: (value) => value };
}

/** A target below the baseline asks for less: then lower is better. */
function shareReaching({ at, steps, paths }: SimulatedPaths, plan: Plan, outOf: Scale['outOf']): number {
  const ends = at.subarray((steps - 1) * paths).map(outOf);
  const falls = plan.target < plan.baseline;
  return ends.filter((value) => (falls ? value <= plan.target : value >= plan.target)).length / paths;
}

function courseOf({ at, steps, paths }: SimulatedPaths, outOf: Scale['outOf']) {
  const sorted = Array.from({ length: steps }, (_, s) =>
    at
      .slice(s * paths, (s + 1) * paths)
      .sort()
      .map(outOf),
  );
  const course = (share: number) => sorted.map((ends) => quantileOf(ends, share));
  return { lows: course(0.1), middles: course(0.5), highs: course(0.9) };
}

function bestGain(figures: readonly Measured[], { baseline, target }: Plan): number {
  const way = target < baseline ? -1 : 1;
  const gains = figures
    .slice(bestOverWeeks)
    .map(({ value }, i) => (way * (value - (figures[i]?.value ?? value))) / bestOverWeeks);
  return way * Math.max(...gains);
}
