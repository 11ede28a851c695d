// What each tie owes to single days, so that days can be drawn again (the bootstrap) or counted (an explanation).
import type { CsrGraph, Rows, TieColumns } from './csr-graph.ts';

/** Ties as they came, each with how many days before the window's last day it was made. */
export interface DatedTies extends TieColumns {
  readonly age: Uint16Array;
}

/** Tie e of `graph.in` was made of `weights[offsets[e] … offsets[e + 1])`, at the ages beside them. */
export interface DailyWeights {
  readonly offsets: Int32Array;
  readonly ages: Uint16Array;
  readonly weights: Float32Array;
}

/**
 * Sorts the ties a graph was built from by the tie they became: one binary search and one counting sort, O(ties · log
 * degree). `shared` lays the arrays on SharedArrayBuffers. Entries of a tie come out by age and weight, whatever order they
 * came in; several may have the same age.
 */
export function dailyWeights(
  { in: rows }: CsrGraph,
  { from, to, weight, age, length }: DatedTies,
  { shared = false } = {},
): DailyWeights {
  const room = (bytes: number) => (shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes));
  const tieOf = new Int32Array(length);
  const offsets = new Int32Array(room(4 * (rows.neighbours.length + 1)));
  for (let i = 0; i < length; i++) {
    const tie = (tieOf[i] = findTie(rows, to[i], from[i]));
    if (tie >= 0) offsets[tie + 1]++;
  }
  for (let e = 1; e < offsets.length; e++) offsets[e] += offsets[e - 1];
  const size = offsets[offsets.length - 1];
  const ages = new Uint16Array(room(2 * size));
  const weights = new Float32Array(room(4 * size));
  const next = offsets.slice();
  for (let i = 0; i < length; i++) {
    if (tieOf[i] < 0) continue;
    const place = next[tieOf[i]]++;
    ages[place] = age[i];
    weights[place] = weight[i];
  }
  for (let e = 0; e + 1 < offsets.length; e++) sortEntries(ages, weights, offsets[e], offsets[e + 1]);
  return { offsets, ages, weights };
}

/** By age, then weight. Insertion sort: a tie is rarely made of more than a dozen entries. */
function sortEntries(ages: Uint16Array, weights: Float32Array, from: number, to: number): void {
  for (let i = from + 1; i < to; i++) {
    const age = ages[i];
    const weight = weights[i];
    let at = i;
    while (at > from && (ages[at - 1] > age || (ages[at - 1] === age && weights[at - 1] > weight))) {
      ages[at] = ages[at - 1];
      weights[at] = weights[at - 1];
      at--;
    }
    ages[at] = age;
    weights[at] = weight;
  }
}

/** Place of the tie u → v in v's row; −1 when the graph dropped it: a loop, or without weight. */
function findTie({ offsets, neighbours }: Rows, v: number, u: number): number {
  let low = offsets[v];
  let high = offsets[v + 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (neighbours[middle] < u) low = middle + 1;
    else high = middle;
  }
  return low < offsets[v + 1] && neighbours[low] === u ? low : -1;
}
