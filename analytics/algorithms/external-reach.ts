// How far a node's contacts lie outside its own group: the boundary-spanner score, and how evenly they are spread.
import { contacts, type CsrGraph } from './csr-graph.ts';

export interface ExternalReach {
  /** X(v): distinct contacts, in either direction, in another group. */
  contacts: Int32Array;
  /** Distinct other groups among them. */
  groups: Int32Array;
  /** Share of `contacts` in the one group that holds most of them; 0 without any. */
  largestShare: Float64Array;
  /** P(v) = 1 − Σ over groups s of (k_vs / k_v)², v's own group included; 0 without contacts. */
  participation: Float64Array;
}

/**
 * `groups[v]` is the group of node v, −1 when unknown: a contact of unknown group is counted nowhere, and a node of
 * unknown group has no outside. X(v): research/science.md §1.2. Participation: Guimerà & Amaral, *Functional
 * cartography of complex metabolic networks*, Nature 433, 2005. O(order + ties).
 */
export function externalReach(graph: CsrGraph, groups: Int32Array): ExternalReach {
  const { order } = graph;
  const { offsets, neighbours } = contacts(graph);
  const reach: ExternalReach = {
    contacts: new Int32Array(order),
    groups: new Int32Array(order),
    largestShare: new Float64Array(order),
    participation: new Float64Array(order),
  };
  const perGroup = new Int32Array(countGroups(groups));
  for (let v = 0; v < order; v++) {
    const row = neighbours.subarray(offsets[v], offsets[v + 1]);
    for (const u of row) if (groups[u] >= 0) perGroup[groups[u]]++;
    describe(v, row, groups, perGroup, reach);
    for (const u of row) if (groups[u] >= 0) perGroup[groups[u]] = 0;
  }
  return reach;
}

/** One more than the highest group. */
export function countGroups(groups: Int32Array): number {
  let highest = -1;
  for (const group of groups) if (group > highest) highest = group;
  return highest + 1;
}

/** Every contact adds its whole group's count once, so the squares sum up without a pass over groups. */
function describe(
  v: number,
  row: Int32Array,
  groups: Int32Array,
  perGroup: Int32Array,
  reach: ExternalReach,
): void {
  let known = 0;
  let squares = 0;
  let largest = 0;
  for (const u of row) {
    const group = groups[u];
    if (group < 0) continue;
    known++;
    squares += perGroup[group];
    if (group === groups[v] || groups[v] < 0) continue;
    reach.contacts[v]++;
    largest = Math.max(largest, perGroup[group]);
  }
  if (known > 0) reach.participation[v] = 1 - squares / known ** 2;
  if (reach.contacts[v] > 0) reach.largestShare[v] = largest / reach.contacts[v];
  reach.groups[v] = countOtherGroups(v, row, groups, perGroup);
}

/** Uses `perGroup` up: each group counts once. */
function countOtherGroups(v: number, row: Int32Array, groups: Int32Array, perGroup: Int32Array): number {
  let others = 0;
  if (groups[v] < 0) return others;
  for (const u of row) {
    const group = groups[u];
    if (group < 0 || group === groups[v] || perGroup[group] === 0) continue;
    perGroup[group] = 0;
    others++;
  }
  return others;
}
