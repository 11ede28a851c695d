// The set of people who draw in the most through a whole cascade, with a guarantee worked out afterwards.
import { maximumCoverage, type CoverageProblem } from './coverage.ts';
import {
  countMet,
  drawHalves,
  setsOfNodes,
  type Halves,
  type Cascade,
  type SetColumns,
} from './reverse-reachable-sets.ts';

export interface OpimOptions {
  size: number;
  /** So many sets at most that the guarantee would be 1 − 1/e − ε on any graph. */
  epsilon?: number;
  /** Stops once the guarantee is this; 1 − 1/e − ε when left out. */
  enough?: number;
  /** How likely it may be that the guarantee is false. */
  delta?: number;
  /** Group of each node, −1 outside every cap; at most `cap` from each. */
  groups?: Int32Array;
  cap?: number;
  /** 1 = may be chosen; everybody when left out. */
  candidates?: Uint8Array;
  /** Judges this set instead of the one chosen here, against the best of the same size and caps. */
  given?: Int32Array;
  /** Never more sets than this in either half. */
  mostSets?: number;
  /** Longest chain of people drawn in one by another. */
  steps?: number;
  seed?: number;
  /** `drawHalves` of the same cascade, steps and seed, so that several sets are judged without drawing again. */
  halves?: (first: number) => Halves;
}

export interface OpimResult {
  /** In the order they were chosen, or as given. */
  chosen: Int32Array;
  /** People drawn in, the chosen included: measured on sets they were not chosen by, and its lower bound. */
  spread: number;
  atLeast: number;
  /** No set of this size and cap draws in more. */
  atMost: number;
  /** `atLeast` / `atMost`: true with probability 1 − δ. */
  guarantee: number;
  /** Sets drawn, both halves together. */
  sets: number;
}

/**
 * OPIM-C of Tang, Tang, Xiao & Yuan, *Online processing algorithms for influence maximization*, SIGMOD 2018: one half
 * of the sets chooses, the other judges, and both are doubled until the judged lower bound over the chooser's upper
 * bound is good enough, at latest at the number that suffices for any graph. Greedy under a cap per group is at least
 * half as good as the best; the guarantee says how good this one is.
 */
export function opim(cascade: Cascade, options: OpimOptions): OpimResult {
  const { size, epsilon = 0.1, enough = 1 - 1 / Math.E - epsilon, delta = 0.01, steps, seed = 1 } = options;
  const { order } = cascade;
  const most = setsForAnyGraph(order, size, epsilon, delta);
  const first = Math.max(1, Math.ceil((most * epsilon ** 2 * size) / Math.max(1, order)));
  const rounds = Math.max(1, Math.ceil(Math.log2(Math.min(most, options.mostSets ?? most) / first)));
  const log = Math.log((3 * rounds) / delta);
  const halves = (options.halves ?? drawHalves(cascade, seed, steps))(first);
  for (let round = 1, wanted = first; ; round++, wanted *= 2) {
    const { choosing: sets, judging } = halves.drawn(wanted);
    const greedy = maximumCoverage(coverageOf(order, sets, options));
    const chosen = options.given ?? greedy.order;
    const met = countMet(judging, order, chosen);
    const scale = sets.count === 0 ? 0 : order / sets.count;
    const atLeast = scale * below(met, log);
    const atMost = Math.min(order, scale * above(greedy.atMost, log));
    const guarantee = atMost > 0 ? atLeast / atMost : 1;
    if (guarantee < enough && round < rounds) continue;
    return { chosen, spread: scale * met, atLeast, atMost, guarantee, sets: 2 * sets.count };
  }
}

/** To meet as many sets as possible: each candidate covers the sets it is in. */
function coverageOf(
  order: number,
  sets: SetColumns,
  { size, groups, cap, candidates }: OpimOptions,
): CoverageProblem {
  return {
    ...setsOfNodes(order, sets, candidates),
    universe: sets.count,
    size,
    ...(groups === undefined ? {} : { groups }),
    ...(cap === undefined ? {} : { cap }),
  };
}

/** What was counted is, with probability 1 − e^−log, no less than this on average. */
function below(count: number, log: number): number {
  const root = Math.sqrt(count + (2 * log) / 9) - Math.sqrt(log / 2);
  return Math.max(0, root > 0 ? root ** 2 - log / 18 : 0);
}

/** Nor more than this. */
const above = (count: number, log: number): number => (Math.sqrt(count + log / 2) + Math.sqrt(log / 2)) ** 2;

/** θ_max: enough for any graph of this order. */
function setsForAnyGraph(order: number, size: number, epsilon: number, delta: number): number {
  if (order === 0 || size === 0) return 1;
  const share = 1 - 1 / Math.E;
  const log = Math.log(6 / delta);
  const roots = share * Math.sqrt(log) + Math.sqrt(share * (logChoose(order, size) + log));
  return Math.ceil((2 * order * roots ** 2) / (epsilon ** 2 * size));
}

/** ln of the number of ways to choose `k` of `n`. */
function logChoose(n: number, k: number): number {
  let sum = 0;
  for (let i = 1; i <= Math.min(k, n - k); i++) sum += Math.log((n - i + 1) / i);
  return sum;
}
