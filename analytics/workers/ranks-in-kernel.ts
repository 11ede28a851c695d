// Ranks by what a draw summed, in the memory where it lies: see rank-values.ts, whose ranks these are.
import { lanes } from '../algorithms/drawn-influence.ts';
import { lowestWord, rankBuckets } from '../algorithms/rank-values.ts';
import { ints, reals, type GraphKernels, type Layout, type Place } from './graph-memory.ts';

export interface RankPlaces {
  bucketOf: Place;
  ends: Place;
  inOrder: Place;
  sorted: Place;
  watched: Place;
  ranks: Place;
}

/** Zeros have one bucket more. */
export function placeRanks(layout: Layout, order: number, watched: Int32Array): RankPlaces {
  const { buckets } = rankBuckets(order);
  return {
    bucketOf: layout.place(order, 4),
    ends: layout.place(buckets + 1, 4),
    inOrder: layout.place(buckets + 1, 1),
    sorted: layout.place(order, 8),
    watched: layout.place(watched.length, 4),
    ranks: layout.place(watched.length, 4),
  };
}

/** Draw `lane` of the sums at a place; ranks are written from `into[to]` on. */
export type RankLane = (sums: Place, lane: number, into: Uint32Array, to: number) => void;

export function ranksInKernel(
  { memory, kernels }: { memory: WebAssembly.Memory; kernels: GraphKernels },
  at: RankPlaces,
  order: number,
  watched: Int32Array,
): RankLane {
  const { buckets, shift } = rankBuckets(order);
  const { bucketOf, ends, inOrder, sorted } = at;
  ints(memory, at.watched, watched.length).set(watched);
  const ranks = ints(memory, at.ranks, watched.length);
  let lowest = -1;
  return (sums, lane, into, to) => {
    const drawn = sums + 8 * lane;
    if (lowest < 0) lowest = lowestWord(reals(memory, drawn, lanes * (order - 1) + 1), lanes);
    const count = watched.length;
    kernels.rankDraw(
      order,
      drawn,
      bucketOf,
      ends,
      inOrder,
      sorted,
      buckets,
      shift,
      lowest,
      at.watched,
      count,
      at.ranks,
    );
    into.set(ranks, to);
  };
}
