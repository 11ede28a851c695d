// Whom each candidate reaches: the people who responded to them, as sets the coverage kernel reads.
import type { PersonId } from '../../core/ids.ts';
import { standing } from '../algorithms/reply-rings.ts';
import type { TieGraph } from '../graph/tie-graph.ts';

/** Candidate i reaches `members[offsets[i] … offsets[i + 1])`. */
export interface Reach {
  offsets: Int32Array;
  members: Int32Array;
}

/** Responders of each candidate, without those whose `standings` mark a reply ring. */
export function reachOf(ties: TieGraph, standings: Uint8Array, candidates: readonly PersonId[]): Reach {
  const nodeOf = new Map(ties.people.map((person, v) => [person, v]));
  const { offsets, neighbours } = ties.graph.in;
  return toReach(
    candidates.map((person) => {
      const v = nodeOf.get(person);
      if (v === undefined) return [];
      const from = offsets[v] ?? 0;
      return [...neighbours.subarray(from, offsets[v + 1])].filter(
        (_, i) => standings[from + i] !== standing.ring,
      );
    }),
  );
}

/** The same candidates, those already chosen reaching nobody. */
export function withoutChosen(reach: Reach, chosen: Int32Array): Reach {
  const gone = new Set(chosen);
  const count = reach.offsets.length - 1;
  return toReach(Array.from({ length: count }, (_, i) => (gone.has(i) ? [] : [...setOf(reach, i)])));
}

/** How many of the chosen reach each person. */
export function timesReached(reach: Reach, chosen: Int32Array, people: number): Int32Array {
  const times = new Int32Array(people);
  for (const candidate of chosen) countIn(reach, candidate, times);
  return times;
}

/** Adds a candidate to `times`; returns how many people nobody reached before. */
export function countIn(reach: Reach, candidate: number, times: Int32Array): number {
  let fresh = 0;
  for (const member of setOf(reach, candidate)) {
    const before = times[member] ?? 0;
    if (before === 0) fresh++;
    times[member] = before + 1;
  }
  return fresh;
}

const setOf = ({ offsets, members }: Reach, candidate: number) =>
  members.subarray(offsets[candidate], offsets[candidate + 1]);

function toReach(sets: readonly (readonly number[])[]): Reach {
  const offsets = new Int32Array(sets.length + 1);
  sets.forEach((set, i) => (offsets[i + 1] = (offsets[i] ?? 0) + set.length));
  return { offsets, members: Int32Array.from(sets.flat()) };
}
