// Everyone's influence when the window's days are drawn again: four draws in one pass over the daily weights.
import type { CsrGraph } from './csr-graph.ts';
import type { DailyWeights } from './daily-weights.ts';
import { valueRanker } from './rank-values.ts';
import { standing } from './reply-rings.ts';

/** Draws computed together: each entry is fetched once for all of them. */
export const lanes = 4;

/** Ties that count, of each receiver those of heard givers first. */
export interface CountedTies {
  order: number;
  /** Receiver v has ties `starts[v] … starts[v + 1])`, from `unheard[v]` on those of unheard givers. */
  starts: Int32Array;
  unheard: Int32Array;
  /** Tie t is made of entries up to `ends[t]`, from where the one before ends. */
  ends: Int32Array;
  ages: Uint16Array;
  weights: Float32Array;
  /** Unheard givers count for no more than the heard ones. */
  capped: boolean;
}

export interface DrawnInfluence {
  /**
   * `sumInfluence` on the weights `times` gives: entry i of age a counts `times[4a + k]` times in draw k. Writes draw
   * k's influence of v to `sums[4v + k]`; bit for bit what one draw after the other would give.
   */
  sum(times: Float64Array, sums: Float64Array): void;
  /**
   * The ranks those watched have by these sums in each of the first `count` draws, one draw after the other, written
   * from `ranks[to]` on. 1 = highest; equals share the better rank.
   */
  rank(times: Float64Array, count: number, ranks: Uint32Array, to: number): void;
}

export type DrawnKernel = (ties: CountedTies, watched: Int32Array) => DrawnInfluence;

export function drawnInfluence(
  graph: CsrGraph,
  daily: DailyWeights,
  standings: Uint8Array,
  least: number,
  watched: Int32Array,
  kernel: DrawnKernel = plainKernel,
): DrawnInfluence {
  return kernel(countedTies(graph, daily, standings, least), watched);
}

const plainKernel: DrawnKernel = (ties, watched) => {
  const own = new Float64Array(lanes * ties.order);
  const ranker = valueRanker(ties.order, watched);
  return {
    sum: (times, sums) => {
      sumFour(ties, times, sums);
    },
    rank(times, count, ranks, to) {
      sumFour(ties, times, own);
      for (let lane = 0; lane < count; lane++) {
        ranker.rank(own, lane, lanes, ranks, to + lane * watched.length);
      }
    },
  };
};

function countedTies(
  { order, in: { offsets, neighbours } }: CsrGraph,
  daily: DailyWeights,
  standings: Uint8Array,
  least: number,
): CountedTies {
  const starts = new Int32Array(order + 1);
  const unheard = new Int32Array(order);
  const ends = new Int32Array(neighbours.length);
  const ages = new Uint16Array(daily.ages.length);
  const weights = new Float32Array(daily.weights.length);
  let tie = 0;
  let entry = 0;
  const copy = (e: number): void => {
    for (let i = daily.offsets[e], end = daily.offsets[e + 1]; i < end; i++) {
      ages[entry] = daily.ages[i];
      weights[entry++] = daily.weights[i];
    }
    ends[tie++] = entry;
  };
  for (let v = 0; v < order; v++) {
    const end = offsets[v + 1];
    for (let e = offsets[v]; e < end; e++) {
      if (standings[e] >= least && standings[e] !== standing.unheard) copy(e);
    }
    unheard[v] = tie;
    for (let e = offsets[v]; e < end; e++) {
      if (standings[e] >= least && standings[e] === standing.unheard) copy(e);
    }
    starts[v + 1] = tie;
  }
  return { order, starts, unheard, ends, ages, weights, capped: least > standing.ring };
}

function sumFour(
  { order, starts, unheard, ends, ages, weights, capped }: CountedTies,
  times: Float64Array,
  sums: Float64Array,
): void {
  let i = 0;
  let tie = 0;
  for (let v = 0; v < order; v++) {
    // a … d are the four draws: of this tie, of the giver's kind, and of heard givers.
    let sumA = 0;
    let sumB = 0;
    let sumC = 0;
    let sumD = 0;
    let heardA = 0;
    let heardB = 0;
    let heardC = 0;
    let heardD = 0;
    const split = unheard[v];
    for (const last = starts[v + 1]; tie < last; tie++) {
      if (tie === split) {
        heardA = sumA;
        heardB = sumB;
        heardC = sumC;
        heardD = sumD;
        sumA = sumB = sumC = sumD = 0;
      }
      let a = 0;
      let b = 0;
      let c = 0;
      let d = 0;
      for (const end = ends[tie]; i < end; i++) {
        const at = lanes * ages[i];
        const weight = weights[i];
        a += times[at] * weight;
        b += times[at + 1] * weight;
        c += times[at + 2] * weight;
        d += times[at + 3] * weight;
      }
      // No branches: which draws exceed 1 cannot be foreseen.
      sumA += Math.min(a, 1);
      sumB += Math.min(b, 1);
      sumC += Math.min(c, 1);
      sumD += Math.min(d, 1);
    }
    const at = lanes * v;
    const allHeard = split === tie;
    sums[at] = allHeard ? sumA : both(heardA, sumA, capped);
    sums[at + 1] = allHeard ? sumB : both(heardB, sumB, capped);
    sums[at + 2] = allHeard ? sumC : both(heardC, sumC, capped);
    sums[at + 3] = allHeard ? sumD : both(heardD, sumD, capped);
  }
}

const both = (heard: number, unheard: number, capped: boolean): number =>
  heard + (capped && unheard > heard ? heard : unheard);
