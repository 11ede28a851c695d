// What simple exponential smoothing is compared with: forecasts anybody would try first.
import { usualAlpha } from '../../analytics/algorithms/exponential-smoothing.ts';

interface Rival {
  name: string;
  /** Of a past with at least six values. */
  predict: (past: Float64Array, steps: number) => number;
}

export const rivals: readonly Rival[] = [
  { name: 'last value', predict: (past) => past[past.length - 1]! },
  { name: 'mean of the last three', predict: (past) => mean(past.subarray(-3)) },
  { name: 'damped trend', predict: dampedTrend },
  { name: 'straight line', predict: straightLine },
];

const trendWeight = 0.1;
const damping = 0.9;

/** Gardner & McKenzie, *Forecasting trends in time series*, Management Science 31(10), 1985. */
function dampedTrend(past: Float64Array, steps: number): number {
  let level = past[0]!;
  let trend = 0;
  for (const value of past.subarray(1)) {
    const before = level;
    level = usualAlpha * value + (1 - usualAlpha) * (before + damping * trend);
    trend = trendWeight * (level - before) + (1 - trendWeight) * damping * trend;
  }
  return level + trend * ((damping * (1 - damping ** steps)) / (1 - damping));
}

/** Least squares over the last six values, carried on. */
function straightLine(past: Float64Array, steps: number): number {
  const values = past.subarray(-6);
  const middle = (values.length - 1) / 2;
  let across = 0;
  let spread = 0;
  values.forEach((value, i) => {
    across += (i - middle) * value;
    spread += (i - middle) ** 2;
  });
  return mean(values) + (across / spread) * (values.length - 1 + steps - middle);
}

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length;
