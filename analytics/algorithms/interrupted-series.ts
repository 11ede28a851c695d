// Did a series leave its own course at a date? A straight line through the weeks before it is drawn on, and the weeks
// after are measured from it: the level and slope of a segmented regression (Wagner, Soumerai, Zhang & Ross-Degnan,
// J Clin Pharm Ther 27, 2002), taken together as the mean distance. How far a series strays from its line without any
// cause is told by the same measure at every earlier date: with twenty points, errors that resemble their neighbours make
// standard errors, Newey & West's included, too small.
import { quantileOf } from './exponential-smoothing.ts';

export interface Interruption {
  /** Mean distance of the weeks after from the line of those before. */
  effect: number;
  /** 95 % interval: how far the measure strays at earlier dates. */
  low: number;
  high: number;
  /** Share of dates, this one included, at which it strayed at least as far, either way. */
  p: number;
  /** Earlier dates looked at. */
  placebos: number;
  /** Distance from the line in each week, those before and those after. */
  distances: Float64Array;
}

export interface InterruptionOptions {
  /** Weeks the line is drawn through, and weeks measured from it: science asks for eight of each at least. */
  before: number;
  after: number;
  /** Fewer earlier dates than this, and nothing could be believed. */
  placebos: number;
}

/**
 * @param series week by week, oldest first; it ends `after` weeks after the start
 * @param start index of the first week after
 * @returns null when the series is too short, or does not reach far enough back
 */
export function interruptedSeries(
  series: Float64Array,
  start: number,
  { before, after, placebos }: InterruptionOptions,
): Interruption | null {
  // The last earlier date's weeks after end where this one's begin.
  const dates = start - after - before + 1;
  if (dates < placebos || series.length < start + after) return null;
  const distances = distancesAround(series, start, before, after);
  const effect = meanAfter(distances, before);
  const strayed = Float64Array.from({ length: dates }, (_, date) =>
    Math.abs(meanAfter(distancesAround(series, before + date, before, after), before)),
  ).sort();
  const asFar = strayed.filter((distance) => distance >= Math.abs(effect) - rounding).length;
  const reach = quantileOf(strayed, 0.95);
  return {
    effect,
    low: effect - reach,
    high: effect + reach,
    p: (1 + asFar) / (1 + dates),
    placebos: dates,
    distances,
  };
}

const rounding = 1e-12;

/** Least squares through the weeks before, drawn on. */
function distancesAround(series: Float64Array, start: number, before: number, after: number): Float64Array {
  const first = start - before;
  const middle = (before - 1) / 2;
  let level = 0;
  let slope = 0;
  let spread = 0;
  for (let week = 0; week < before; week++) {
    level += series[first + week] / before;
    slope += (week - middle) * series[first + week];
    spread += (week - middle) ** 2;
  }
  return Float64Array.from(
    { length: before + after },
    (_, week) => series[first + week] - level - (slope / spread) * (week - middle),
  );
}

const meanAfter = (distances: Float64Array, before: number): number =>
  distances.subarray(before).reduce((sum, distance) => sum + distance, 0) / (distances.length - before);
