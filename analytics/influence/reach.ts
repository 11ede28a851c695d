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

/**
 * Responders of each candidate, without those whose `standings` mark a reply ring. The chance is min(1, w): the same
 * that I(v) sums, so the best set of one is the most influential person.
 */
export function reachOf(ties: TieGraph, standings: Uint8Array, candidates: readonly PersonId[]): Reach {
  const nodeOf = new Map(ties.people.map((person, v) => [person, v]));
  const nodes = Int32Array.from(candidates, (person) => nodeOf.get(person) ?? -1);
  const { offsets, neighbours, weights } = ties.graph.in;
  const reach = emptyReach(nodes, (v) => (v < 0 ? 0 : (offsets[v + 1] ?? 0) - (offsets[v] ?? 0)));
  let size = 0;
  nodes.forEach((v, i) => {
    for (let e = offsets[v] ?? 0; e < (offsets[v + 1] ?? 0); e++) {
      if (standings[e] === standing.ring) continue;
      reach.members[size] = neighbours[e] ?? 0;
      reach.chance[size++] = Math.min(1, weights[e] ?? 0);
    }
    reach.offsets[i + 1] = size;
  });
  return cutTo(reach, size);
}

/** The same candidates, those already chosen reaching nobody. */
export function withoutChosen({ offsets, members, chance }: Reach, chosen: Int32Array): Reach {
  const gone = new Uint8Array(offsets.length);
  for (const candidate of chosen) gone[candidate] = 1;
  const reach = { offsets: new Int32Array(offsets.length), members: members.slice(), chance: chance.slice() };
  let size = 0;
  for (let i = 0; i + 1 < offsets.length; i++) {
    const from = offsets[i] ?? 0;
    const to = gone[i] === 1 ? from : (offsets[i + 1] ?? 0);
    reach.members.copyWithin(size, from, to);
    reach.chance.copyWithin(size, from, to);
    reach.offsets[i + 1] = size += to - from;
  }
  return cutTo(reach, size);
}

/** Offsets at 0, and room for as many members as each candidate may have. */
function emptyReach(nodes: Int32Array, most: (node: number) => number): Reach {
  const room = nodes.reduce((sum, node) => sum + most(node), 0);
  const offsets = new Int32Array(nodes.length + 1);
  return { offsets, members: new Int32Array(room), chance: new Float64Array(room) };
}

const cutTo = ({ offsets, members, chance }: Reach, size: number): Reach => ({
  offsets,
  members: members.subarray(0, size),
  chance: chance.subarray(0, size),
});

/**
 * How likely each person is to be missed when one of the chosen, any of them alike, declines: the mean over i of
 * Π over j ≠ i of (1 − chance), summed by the product rule while the product grows.
 */
export function missedWhenOneDeclines(
  { offsets, members, chance }: Reach,
  chosen: Int32Array,
  people: number,
): Float64Array {
  if (chosen.length === 0) return new Float64Array(people);
  const missed = new Float64Array(people).fill(1);
  const butForOne = new Float64Array(people);
  const times = new Int32Array(people);
  for (const candidate of chosen) {
    for (let i = offsets[candidate] ?? 0; i < (offsets[candidate + 1] ?? 0); i++) {
      const m = members[i] ?? 0;
      const miss = 1 - (chance[i] ?? 0);
      butForOne[m] = (butForOne[m] ?? 0) * miss + (missed[m] ?? 1);
      missed[m] = (missed[m] ?? 1) * miss;
      times[m] = (times[m] ?? 0) + 1;
    }
  }
  // Without somebody who does not reach them, all others may still.
  return missed.map(
    (byAll, m) => ((butForOne[m] ?? 0) + (chosen.length - (times[m] ?? 0)) * byAll) / chosen.length,
  );
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
  let alone = 0;
  for (const member of setOf(reach, candidate)) if (times[member] === 1) alone++;
  return alone;
}

const setOf = ({ offsets, members }: Reach, candidate: number) =>
  members.subarray(offsets[candidate], offsets[candidate + 1]);
