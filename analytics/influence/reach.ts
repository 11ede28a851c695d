// Whom each candidate reaches: the people who responded to them, as sets the coverage kernel reads.
import type { PersonId } from '../../core/ids.ts';
import { standing } from '../algorithms/reply-rings.ts';
import type { TieGraph } from '../graph/tie-graph.ts';

/** Candidate i reaches `members[offsets[i] … offsets[i + 1])`, each with the `chance` beside it. */
export interface Reach {
  offsets: Int32Array;
  members: Int32Array;
  chance: Float64Array;
}

/** One person reached, and how likely it is that a word from the candidate draws them in. */
type Reached = readonly [member: number, chance: number];

/**
 * Responders of each candidate, without those whose `standings` mark a reply ring. The chance is min(1, w): the same
 * that I(v) sums, so the best set of one is the most influential person.
 */
export function reachOf(ties: TieGraph, standings: Uint8Array, candidates: readonly PersonId[]): Reach {
  const nodeOf = new Map(ties.people.map((person, v) => [person, v]));
  const { offsets, neighbours, weights } = ties.graph.in;
  return toReach(
    candidates.map((person) => {
      const v = nodeOf.get(person);
      if (v === undefined) return [];
      const from = offsets[v] ?? 0;
      return [...neighbours.subarray(from, offsets[v + 1])].flatMap((member, i): Reached[] =>
        standings[from + i] === standing.ring ? [] : [[member, Math.min(1, weights[from + i] ?? 0)]],
      );
    }),
  );
}

/** The same candidates, those already chosen reaching nobody. */
export function withoutChosen(reach: Reach, chosen: Int32Array): Reach {
  const gone = new Set(chosen);
  const count = reach.offsets.length - 1;
  return toReach(Array.from({ length: count }, (_, i) => (gone.has(i) ? [] : reachedBy(reach, i))));
}

/** How likely each person is to be missed when one of the chosen, any of them alike, declines. */
export function missedWhenOneDeclines(reach: Reach, chosen: Int32Array, people: number): Float64Array {
  const missed = new Float64Array(people);
  for (const declining of chosen) {
    const without = new Float64Array(people).fill(1);
    for (const candidate of chosen) {
      if (candidate === declining) continue;
      for (const [member, chance] of reachedBy(reach, candidate))
        without[member] = (without[member] ?? 1) * (1 - chance);
    }
    without.forEach((share, member) => (missed[member] = (missed[member] ?? 0) + share / chosen.length));
  }
  return missed;
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

/** People whom this candidate alone reaches, of those reached so many `times`. */
export function countAlone(reach: Reach, candidate: number, times: Int32Array): number {
  return setOf(reach, candidate).filter((member) => times[member] === 1).length;
}

const setOf = ({ offsets, members }: Reach, candidate: number) =>
  members.subarray(offsets[candidate], offsets[candidate + 1]);

function reachedBy({ offsets, members, chance }: Reach, candidate: number): Reached[] {
  const from = offsets[candidate] ?? 0;
  return [...members.subarray(from, offsets[candidate + 1])].map((member, i) => [
    member,
    chance[from + i] ?? 0,
  ]);
}

function toReach(sets: readonly (readonly Reached[])[]): Reach {
  const offsets = new Int32Array(sets.length + 1);
  sets.forEach((set, i) => (offsets[i + 1] = (offsets[i] ?? 0) + set.length));
  const all = sets.flat();
  return {
    offsets,
    members: Int32Array.from(all, ([member]) => member),
    chance: Float64Array.from(all, ([, chance]) => chance),
  };
}
