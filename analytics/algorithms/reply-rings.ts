// Reply rings: ties whose giver is answered by nobody but the receiver's own clique.
import type { CsrGraph, Rows } from './csr-graph.ts';

/** How the giver u of a tie u → v stands: who else responds to them. */
export const standing = {
  /** Only people tied both ways to u and to v: the mark of a reply ring. */
  ring: 0,
  /** Nobody but v: a newcomer, someone who only reacts, or an account made up to applaud. */
  unheard: 1,
  /** At least one person outside the pair's clique. */
  heard: 2,
} as const;

/**
 * One byte per tie of `graph.in` (research/science.md §1.6). The clique of a pair is the pair and everyone tied both
 * ways to both. Scanning u's responders ends at the first from outside, so only rings themselves are scanned whole.
 */
export function responderStanding(graph: CsrGraph): Uint8Array {
  const { order } = graph;
  const { offsets, neighbours } = graph.in;
  const result = new Uint8Array(neighbours.length);
  /** `mutualOf[x] === v`: x and v respond to each other. */
  const mutualOf = new Int32Array(order).fill(-1);
  for (let v = 0; v < order; v++) {
    markMutual(graph, v, mutualOf);
    for (let e = offsets[v], end = offsets[v + 1]; e < end; e++) {
      result[e] = standingOf(graph, neighbours[e], v, mutualOf);
    }
  }
  return result;
}

function markMutual({ out, in: back }: CsrGraph, v: number, mutualOf: Int32Array): void {
  let i = out.offsets[v];
  let j = back.offsets[v];
  const iEnd = out.offsets[v + 1];
  const jEnd = back.offsets[v + 1];
  while (i < iEnd && j < jEnd) {
    const difference = out.neighbours[i] - back.neighbours[j];
    if (difference === 0) mutualOf[out.neighbours[i]] = v;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
}

function standingOf({ out, in: back }: CsrGraph, u: number, v: number, mutualOf: Int32Array): number {
  let others = 0;
  for (let e = back.offsets[u], end = back.offsets[u + 1]; e < end; e++) {
    const w = back.neighbours[e];
    if (w === v) continue;
    if (mutualOf[w] !== v || !hasNeighbour(out, u, w)) return standing.heard;
    others++;
  }
  return others === 0 ? standing.unheard : standing.ring;
}

/** Binary search in a sorted row. */
function hasNeighbour({ offsets, neighbours }: Rows, v: number, wanted: number): boolean {
  let low = offsets[v];
  let high = offsets[v + 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (neighbours[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low < offsets[v + 1] && neighbours[low] === wanted;
}
