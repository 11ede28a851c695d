// How sure a rank by influence is: the window's days are drawn again, with replacement, and everyone is ranked anew.
import type { CsrGraph } from './csr-graph.ts';
import type { DailyWeights } from './daily-weights.ts';
import { drawnInfluence, lanes, type DrawnKernel } from './drawn-influence.ts';
import { createRandom, type Random } from './random.ts';

/** Nodes whose ranks are brought together at once: few enough for a cache. */
const gathered = 64;

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
  /** Sums and ranks the draws: plain TypeScript when left out. */
  kernel?: DrawnKernel | undefined;
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
 * together): a day drawn twice counts its responses twice, min(1, w) caps them after that. O(draws · (entries + order))
 * where scores are spread out. research/science.md §1.5.
 */
export function bootstrapRanks(
  graph: CsrGraph,
  daily: DailyWeights,
  { days, standings, least, watched, places, draws = 200, seed = 1, kernel }: BootstrapOptions,
): BootstrapRanks {
  const ranks = new Uint32Array(watched.length * draws);
  if (watched.length === 0) return summarise(ranks, draws, places);
  const random = createRandom(seed);
  const times = new Float64Array(lanes * days);
  const drawn = drawnInfluence(graph, daily, standings, least, watched, kernel);
  for (let first = 0; first < draws; first += lanes) {
    const count = Math.min(lanes, draws - first);
    times.fill(0);
    for (let lane = 0; lane < count; lane++) drawDays(random, days, times, lane);
    drawn.rank(times, count, ranks, first * watched.length);
  }
  return summarise(ranks, draws, places);
}

/** As many days as there are, with replacement: how often each came, in one lane. */
function drawDays(random: Random, days: number, times: Float64Array, lane: number): void {
  for (let i = 0; i < days; i++) times[lanes * random.below(days) + lane]++;
}

/** `ranks` of all watched nodes, one draw after the other. */
function summarise(ranks: Uint32Array, draws: number, places: number): BootstrapRanks {
  const count = ranks.length / draws;
  const result = {
    median: new Float64Array(count),
    low: new Float64Array(count),
    high: new Float64Array(count),
    topShare: new Float64Array(count),
  };
  const rows = new Uint32Array(gathered * draws);
  for (let first = 0; first < count; first += gathered) {
    const last = Math.min(count, first + gathered);
    for (let draw = 0; draw < draws; draw++) {
      for (let i = first; i < last; i++) rows[(i - first) * draws + draw] = ranks[draw * count + i];
    }
    for (let i = first; i < last; i++) {
      describe(rows.subarray((i - first) * draws, (i - first + 1) * draws).sort(), places, i, result);
    }
  }
  return result;
}

/** Ranks of one node, in order. */
function describe(row: Uint32Array, places: number, i: number, result: BootstrapRanks): void {
  const at = (share: number) => Math.round(share * (row.length - 1));
  result.median[i] = row[at(0.5)];
  result.low[i] = row[at(0.05)];
  result.high[i] = row[at(0.95)];
  let atTop = 0;
  while (atTop < row.length && row[atTop] <= places) atTop++;
  result.topShare[i] = atTop / row.length;
}
