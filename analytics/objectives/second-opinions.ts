// What growth curves with a limit say of an objective that only ever grows: a second opinion beside its forecast
// (research/science.md §5.3). Nothing before the fastest week is well behind, for until then any limit fits as well.
import { fitBass } from '../algorithms/bass.ts';
import { fitLogisticGrowth, type GrowthFit } from '../algorithms/logistic-growth.ts';
import type { ObjectiveMeasure } from '../../core/registry.ts';
import type { GrowthCurve } from '../../store/rows/objective-forecast.ts';

/** Weeks of figures needed, and weeks since growth was fastest. */
export const curveAfterWeeks = 12;
export const pastFastestWeeks = 2;
/** A curve farther off than this share of its limit does not describe what happened. */
const worstError = 0.1;

export interface SecondOpinion {
  curve: GrowthCurve;
  /** Where it levels off, and where it stands on the due date. */
  limit: number;
  end: number;
}

const fits = { logistic: fitLogisticGrowth, bass: fitBass } satisfies Record<
  GrowthCurve,
  (values: Float64Array) => GrowthFit
>;

/** @param values one a week, oldest first, without a gap */
export function secondOpinions(
  { measure, target, baseline }: { measure: ObjectiveMeasure; target: number; baseline: number },
  values: readonly number[],
  weeksLeft: number,
): SecondOpinion[] {
  if (measure !== 'reported' || target <= baseline || !isCumulative(values)) return [];
  // Weeks before anything was reported say nothing of how it grows.
  const grown = Float64Array.from(values.slice(values.findIndex((value) => value > 0)));
  if (grown.length < curveAfterWeeks) return [];
  const last = grown.length - 1;
  return (['logistic', 'bass'] as const).flatMap((curve) => {
    const fit = fits[curve](grown);
    const seen = fit.fastestAt > 0 && fit.fastestAt <= last - pastFastestWeeks;
    if (!seen || fit.error > worstError * fit.limit) return [];
    return [{ curve, limit: fit.limit, end: fit.at(last + weeksLeft) }];
  });
}

/** Never falls, never below nothing, and grew at all. */
function isCumulative(values: readonly number[]): boolean {
  const first = values[0] ?? 0;
  return (
    first >= 0 &&
    values.every((value, week) => value >= (values[week - 1] ?? 0)) &&
    (values.at(-1) ?? 0) > first
  );
}
