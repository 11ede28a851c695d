// Harmonic closeness: how near everyone is to a node, counting those who cannot reach it as infinitely far.
import type { CsrGraph, Rows } from './csr-graph.ts';

/** Searches under way at once, one bit each. */
const batch = 32;
/**
 * 1 / distance is summed in whole units of 1 / (16 · lcm(1 … 22)): exact up to distance 22 and within 2e-10 beyond, and
 * whole numbers add up to the same in any order of nodes or threads, for up to two million people.
 */
export const distanceUnit = 16 * 232_792_560;

/**
 * Mean over all other nodes u of 1 / d(u, v), along the direction of ties, unweighted. Survives disconnection.
 * Marchiori & Latora, *Harmony in the small-world*, 2000; Boldi & Vigna, *Axioms for centrality*, 2014.
 * O(order · ties / 32) where searches share their way; for large graphs see `hyperBall`.
 */
export function harmonic(graph: CsrGraph): Float64Array {
  const everyone = Int32Array.from({ length: graph.order }, (_, v) => v);
  return inverseDistances(graph, everyone).map((sum) => sum / Math.max(1, graph.order - 1));
}

/**
 * Σ over `sources` s ≠ v of 1 / d(s, v) for every v. Breadth first from 32 sources at a time: Then et al., *The more
 * the merrier: efficient multi-source graph traversal*, VLDB 8(4), 2014.
 */
export function inverseDistances({ order, out }: CsrGraph, sources: Int32Array): Float64Array {
  return distanceUnits(order, out, sources).map((sum) => sum / distanceUnit);
}

/** The same in whole units, so that threads can add up their parts. */
export function distanceUnits(order: number, rows: Structure, sources: Int32Array): Float64Array {
  const search: Search = {
    seen: new Int32Array(order),
    current: new Int32Array(order),
    next: new Int32Array(order),
    frontier: new Int32Array(order),
    reached: new Int32Array(order),
  };
  const units = new Float64Array(order);
  for (let first = 0; first < sources.length; first += batch) {
    searchFrom(sources.subarray(first, first + batch), rows, search, units);
  }
  return units;
}

/** Who is tied to whom, whatever it weighs. */
type Structure = Pick<Rows, 'offsets' | 'neighbours'>;

/** Bit k of each word belongs to the k-th source of the batch. */
interface Search {
  seen: Int32Array;
  /** Who is at the present distance, and who will be at the next; all 0 between batches. */
  current: Int32Array;
  next: Int32Array;
  /** Nodes with a bit in `current`, and in `next`. */
  frontier: Int32Array;
  reached: Int32Array;
}

function searchFrom(sources: Int32Array, rows: Structure, search: Search, units: Float64Array): void {
  const { seen, current, frontier } = search;
  seen.fill(0);
  sources.forEach((source, k) => {
    frontier[k] = source;
    current[source] = 1 << k;
    seen[source] = 1 << k;
  });
  let width = sources.length;
  for (let distance = 1; width > 0; distance++) {
    width = expand(width, rows, search);
    settle(width, search, units, Math.round(distanceUnit / distance));
  }
}

/** One step from everyone in the frontier; returns how many nodes some search met for the first time. */
function expand(width: number, { offsets, neighbours }: Structure, search: Search): number {
  const { seen, current, next, frontier, reached } = search;
  let count = 0;
  for (let i = 0; i < width; i++) {
    const v = frontier[i];
    const bits = current[v];
    for (let e = offsets[v], end = offsets[v + 1]; e < end; e++) {
      const u = neighbours[e];
      const fresh = bits & ~seen[u];
      if (fresh === 0) continue;
      if (next[u] === 0) reached[count++] = u;
      next[u] |= fresh;
    }
    current[v] = 0;
  }
  return count;
}

/** Those just reached become the frontier and get their share of every search that reached them. */
function settle(width: number, search: Search, units: Float64Array, share: number): void {
  const { seen, current, next, frontier, reached } = search;
  for (let i = 0; i < width; i++) {
    const u = reached[i];
    seen[u] |= next[u];
    current[u] = next[u];
    units[u] += countBits(next[u]) * share;
    next[u] = 0;
    frontier[i] = u;
  }
}

/** Warren, *Hacker's Delight*, §5-1. */
function countBits(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
