// What each tie owes to single days, so that days can be drawn again (the bootstrap) or counted (an explanation).
import type { CsrGraph, Rows, TieColumns } from './csr-graph.ts';
import { membersOf } from './membership.ts';

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
 * Sorts the ties a graph was built from by the tie they became: two counting sorts, O(order + ties). `shared` lays the arrays on SharedArrayBuffers. Entries of a tie come out by age and weight, whatever order they
 * came in; several may have the same age.
 */
export function dailyWeights({ in: rows }: CsrGraph, ties: DatedTies, { shared = false } = {}): DailyWeights {
  const { weight, age, length } = ties;
  const room = (bytes: number) => (shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes));
  const tieOf = findTies(rows, ties);
  const offsets = new Int32Array(room(4 * (rows.neighbours.length + 1)));
  for (let i = 0; i < length; i++) if (tieOf[i] >= 0) offsets[tieOf[i] + 1]++;
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

/** Which tie each became; −1 when the graph dropped it: a loop, or without weight. */
function findTies({ offsets, neighbours }: Rows, { from, to, length }: DatedTies): Int32Array {
  const order = offsets.length - 1;
  const { starts, members } = membersOf(to.subarray(0, length), order);
  const tieOf = new Int32Array(length);
  // Where somebody stands in the row whose turn it is; what is left of other rows shows by its place.
  const placeOf = new Int32Array(order);
  for (let v = 0; v < order; v++) {
    const first = offsets[v];
    const end = offsets[v + 1];
    for (let e = first; e < end; e++) placeOf[neighbours[e]] = e;
    for (let i = starts[v]; i < starts[v + 1]; i++) {
      const tie = placeOf[from[members[i]]];
      const here = tie >= first && tie < end && neighbours[tie] === from[members[i]];
      tieOf[members[i]] = here ? tie : -1;
    }
  }
  return tieOf;
}
