// Simple exponential smoothing: a level that follows a series, how far it was off, and where it may go from here.
import type { Random } from './random.ts';

/** Weight of the newest value. Brown, *Statistical Forecasting for Inventory Control*, 1959. */
export const usualAlpha = 0.3;

/** The level after each value; the forecast for every later step. It starts at the first value. */
export function smooth(values: Float64Array, alpha = usualAlpha): Float64Array {
  const levels = Float64Array.from(values);
  for (let t = 1; t < values.length; t++) levels[t] = alpha * values[t] + (1 - alpha) * levels[t - 1];
  return levels;
}

/** By how much each value exceeded the level `steps` before it, from the level after `warmUp` values on. */
export function pastErrors(
  values: Float64Array,
  levels: Float64Array,
  steps: number,
  warmUp: number,
): Float64Array {
  const count = Math.max(0, values.length - steps - (warmUp - 1));
  return Float64Array.from(
    { length: count },
    (_, i) => values[i + warmUp - 1 + steps] - levels[i + warmUp - 1],
  );
}

export interface SimulatedPaths {
  /** Row `s − 1` holds where each path stands after `s` steps: `steps` × `paths`. */
  at: Float64Array;
  steps: number;
  paths: number;
}

export interface PathOptions {
  steps: number;
  paths: number;
  /** Values a level has behind it before its errors count. */
  warmUp: number;
  /** Fewer errors than this are not drawn from. */
  errors: number;
  alpha?: number;
}

/**
 * Futures drawn from the errors the smoothing made in the past, as many steps ahead. As the series grows longer than
 * its past errors tell, a path goes on from where it was: the farthest error known, then the rest. The errors keep
 * their mean, so a series that has been rising goes on rising. Null when no step ahead has enough errors.
 */
export function simulatePaths(
  values: Float64Array,
  { steps, paths, warmUp, errors, alpha = usualAlpha }: PathOptions,
  random: Random,
): SimulatedPaths | null {
  const levels = smooth(values, alpha);
  const reach = Math.min(steps, values.length - (warmUp - 1) - errors);
  if (reach < 1) return null;
  const pools = Array.from({ length: reach }, (_, s) => pastErrors(values, levels, s + 1, warmUp));
  const at = new Float64Array(steps * paths);
  for (let s = 0; s < steps; s++) {
    const pool = pools[s % reach];
    const before = (Math.floor(s / reach) * reach - 1) * paths;
    for (let p = 0; p < paths; p++) {
      const from = before < 0 ? levels[levels.length - 1] : at[before + p];
      at[s * paths + p] = from + pool[random.below(pool.length)];
    }
  }
  return { at, steps, paths };
}

/** Value below which a share of the sorted values lies, between neighbours by straight line (Hyndman & Fan's type 7). */
export function quantileOf(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const above = Math.min(sorted.length - 1, below + 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}
