// Core numbers: the largest k such that a node survives when everyone with fewer than k contacts is removed, repeatedly.
import { contacts, type CsrGraph } from './csr-graph.ts';
import { degree } from './strength.ts';

/**
 * Core number of every node in the undirected simple graph, in O(order + ties).
 * Seidman, *Network structure and minimum degree*, 1983; Batagelj & Zaveršnik, *An O(m) Algorithm for Cores
 * Decomposition of Networks*, 2003. A label for core and periphery, not a ranking (research: it loses to a post count).
 */
export function coreNumbers(graph: CsrGraph): Int32Array {
  const rows = contacts(graph);
  const { order } = graph;
  const { offsets, neighbours } = rows;
  const core = degree(rows);
  const { start, place, sorted } = sortByDegree(core);
  for (let i = 0; i < order; i++) {
    const v = sorted[i];
    for (let e = offsets[v], end = offsets[v + 1]; e < end; e++) {
      const u = neighbours[e];
      if (core[u] > core[v]) moveDown(u, core, start, place, sorted);
    }
  }
  return core;
}

interface Buckets {
  /** First place of each degree in `sorted`. */
  start: Int32Array;
  place: Int32Array;
  sorted: Int32Array;
}

function sortByDegree(degrees: Int32Array): Buckets {
  let highest = 0;
  for (const d of degrees) if (d > highest) highest = d;
  const start = new Int32Array(highest + 2);
  for (const d of degrees) start[d + 1]++;
  for (let d = 0; d <= highest; d++) start[d + 1] += start[d];
  const place = new Int32Array(degrees.length);
  const sorted = new Int32Array(degrees.length);
  const next = start.slice();
  for (let v = 0; v < degrees.length; v++) {
    place[v] = next[degrees[v]]++;
    sorted[place[v]] = v;
  }
  return { start, place, sorted };
}

/** Takes one from u's degree: swaps u with the first of its bucket, then shortens the bucket from the front. */
function moveDown(
  u: number,
  core: Int32Array,
  start: Int32Array,
  place: Int32Array,
  sorted: Int32Array,
): void {
  const first = start[core[u]];
  const other = sorted[first];
  if (other !== u) {
    sorted[place[u]] = other;
    place[other] = place[u];
    sorted[first] = u;
    place[u] = first;
  }
  start[core[u]]++;
  core[u]--;
}
