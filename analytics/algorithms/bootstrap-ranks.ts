// How sure a rank by influence is: the window's days are drawn again, with replacement, and everyone is ranked anew.
import type { CsrGraph } from './csr-graph.ts';
import type { DailyWeights } from './daily-weights.ts';
import { sumInfluence } from './influence.ts';
import { createRandom } from './random.ts';

export interface BootstrapOptions {
  /** Days of the window; every age is less. */
  days: number;
  /** One byte per tie of `graph.in`, as for `influence`. */
  standings: Uint8Array;
  least: number;
  /** Nodes whose ranks are wanted; everyone is ranked, but these are remembered. */
  watched: Int32Array;
  /** A rank up to this counts as being at the top. */
  places: number;
  draws?: number;
  seed?: number;
}

/** Beside `watched`; rank 1 is the highest, equals share the better rank. */
export interface BootstrapRanks {
  median: Float64Array;
  /** Nine in ten draws lie between these, both included. */
  low: Float64Array;
  high: Float64Array;
  /** Share of draws in which the node was among the first `places`. */
  topShare: Float64Array;
}

/**
 * Block bootstrap by calendar day (Künsch, 1989; blocks of one day, so that what happens together on a day stays
 * together): a day drawn twice counts its responses twice, min(1, w) caps them after that. One pass over the daily
 * weights per draw, O(draws · (entries + order · log order)). research/science.md §1.5.
 */
export function bootstrapRanks(
  graph: CsrGraph,
  daily: DailyWeights,
  { days, standings, least, watched, places, draws = 200, seed = 1 }: BootstrapOptions,
): BootstrapRanks {
  const random = createRandom(seed);
  const times = new Uint8Array(days);
  const weights = new Float64Array(graph.in.neighbours.length);
  const ranks = watched.length === 0 ? [] : Array.from(watched, () => new Uint32Array(draws));
  for (let draw = 0; ranks.length > 0 && draw < draws; draw++) {
    times.fill(0);
    for (let i = 0; i < days; i++) times[random.below(days)]++;
    weighAgain(daily, times, weights);
    const { influence } = sumInfluence(graph, weights, standings, least);
    const sorted = influence.slice().sort();
    for (let i = 0; i < watched.length; i++) {
      ranks[i][draw] = 1 + countAbove(sorted, influence[watched[i]]);
    }
  }
  return summarise(ranks, places);
}

/** Each tie's weight, its days counted as often as they were drawn. */
function weighAgain(
  { offsets, ages, weights: daily }: DailyWeights,
  times: Uint8Array,
  weights: Float64Array,
): void {
  for (let tie = 0; tie < weights.length; tie++) {
    let sum = 0;
    for (let i = offsets[tie], end = offsets[tie + 1]; i < end; i++) sum += times[ages[i]] * daily[i];
    weights[tie] = sum;
  }
}

/** How many of the ascending values exceed this one. */
function countAbove(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return sorted.length - low;
}

function summarise(ranks: readonly Uint32Array[], places: number): BootstrapRanks {
  const quantile = (sorted: Uint32Array, share: number) => sorted[Math.round(share * (sorted.length - 1))];
  for (const row of ranks) row.sort();
  return {
    median: Float64Array.from(ranks, (row) => quantile(row, 0.5)),
    low: Float64Array.from(ranks, (row) => quantile(row, 0.05)),
    high: Float64Array.from(ranks, (row) => quantile(row, 0.95)),
    topShare: Float64Array.from(ranks, (row) => row.filter((rank) => rank <= places).length / row.length),
  };
}
