// Did those who were touched change more than those who were not? Each unit comes in as one number, its change, so that
// weeks that resemble each other are not counted as evidence (Bertrand, Duflo & Mullainathan, QJE 119(1), 2004).
import { quantileOf } from './exponential-smoothing.ts';
import type { Random } from './random.ts';

export interface Comparison {
  /** Median change of the touched minus median change of the others: a unit that collapsed decides nothing. */
  effect: number;
  /** 95 % interval: how far the difference strays when the labels are dealt at random and there is no effect. */
  low: number;
  high: number;
  /** Share of deals, this one included, with a difference at least as large, either way (Fisher, 1935). */
  p: number;
}

const usualDeals = 1_999;

/**
 * @param changes one per unit
 * @param touched 1 where the unit was touched; at least one is, and one is not
 */
export function compareChanges(
  changes: Float64Array,
  touched: Uint8Array,
  random: Random,
  deals = usualDeals,
): Comparison {
  const order = Int32Array.from(changes.keys()).sort((a, b) => touched[b] - touched[a]);
  const count = touched.reduce((sum, each) => sum + each, 0);
  const effect = difference(changes, order, count);
  const unmoved = changes.map((change, unit) => (touched[unit] === 1 ? change - effect : change));
  const strayed = new Float64Array(deals);
  let asLarge = 1;
  for (let deal = 0; deal < deals; deal++) {
    random.shuffle(order);
    if (Math.abs(difference(changes, order, count)) >= Math.abs(effect) - rounding) asLarge++;
    strayed[deal] = Math.abs(difference(unmoved, order, count));
  }
  const reach = quantileOf(strayed.sort(), 0.95);
  return { effect, low: effect - reach, high: effect + reach, p: asLarge / (deals + 1) };
}

/** Differences of the same numbers, taken another way. */
const rounding = 1e-12;

/** @param order every unit once, the touched first */
function difference(changes: Float64Array, order: Int32Array, touched: number): number {
  const sorted = Float64Array.from(order, (unit) => changes[unit]);
  return (
    quantileOf(sorted.subarray(0, touched).sort(), 0.5) - quantileOf(sorted.subarray(touched).sort(), 0.5)
  );
}

/** In how many ways `some` of `all` can be chosen; Infinity when beyond counting. */
export function waysToChoose(all: number, some: number): number {
  let ways = 1;
  for (let i = 1; i <= some; i++) ways = (ways * (all - some + i)) / i;
  return Math.round(ways);
}
