// Harmonic closeness: how near everyone is to a node, counting those who cannot reach it as infinitely far.
import type { CsrGraph, RowStructure } from './csr-graph.ts';

/** Searches under way at once, one bit each. */
export const searchesAtOnce = 32;
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
export function inverseDistances(graph: CsrGraph, sources: Int32Array): Float64Array {
  return distanceUnits(graph, sources).map((sum) => sum / distanceUnit);
}

/** The same in whole units, so that threads can add up their parts. */
export function distanceUnits(graph: Structure, sources: Int32Array): Float64Array {
  const { order } = graph;
  const search: Search = {
    seen: new Int32Array(order),
    current: new Int32Array(order),
    next: new Int32Array(order),
    frontier: new Int32Array(order),
    reached: new Int32Array(order),
  };
  const units = new Float64Array(order);
  for (let first = 0; first < sources.length; first += searchesAtOnce) {
    searchFrom(sources.subarray(first, first + searchesAtOnce), graph, search, units);
  }
  return units;
}

/** Who is tied to whom, whatever it weighs. */
export interface Structure {
  readonly order: number;
  readonly out: RowStructure;
  readonly in: RowStructure;
}

/** Once the frontier holds so large a share of all ties, it is cheaper for those not yet reached to ask. */
const dense = 1 / 12;

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

function searchFrom(sources: Int32Array, graph: Structure, search: Search, units: Float64Array): void {
  const { seen, current, frontier } = search;
  const everySource = sources.length === searchesAtOnce ? -1 : (1 << sources.length) - 1;
  const manyTies = dense * graph.out.neighbours.length;
  seen.fill(0);
  sources.forEach((source, k) => {
    frontier[k] = source;
    current[source] |= 1 << k;
    seen[source] |= 1 << k;
  });
  let width = sources.length;
  for (let distance = 1; width > 0; distance++) {
    const reached =
      tiesOf(width, graph, search) < manyTies
        ? tellOthers(width, graph, search)
        : askOthers(everySource, graph, search);
    for (let i = 0; i < width; i++) current[frontier[i]] = 0;
    settle(reached, search, units, Math.round(distanceUnit / distance));
    width = reached;
  }
}

function tiesOf(width: number, { out }: Structure, { frontier }: Search): number {
  let ties = 0;
  for (let i = 0; i < width; i++) ties += out.offsets[frontier[i] + 1] - out.offsets[frontier[i]];
  return ties;
}

/** One step from everyone in the frontier; returns how many nodes some search met for the first time. */
function tellOthers(width: number, { out }: Structure, search: Search): number {
  const { offsets, neighbours } = out;
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
  }
  return count;
}

/** The same step seen from the other end: whoever some search has not met looks for it among those tied to them. */
function askOthers(everySource: number, { order, in: rows }: Structure, search: Search): number {
  const { offsets, neighbours } = rows;
  const { seen, current, next, reached } = search;
  let count = 0;
  for (let u = 0; u < order; u++) {
    const missing = everySource & ~seen[u];
    if (missing === 0) continue;
    let bits = 0;
    for (let e = offsets[u], end = offsets[u + 1]; e < end; e++) {
      bits |= current[neighbours[e]];
      if ((bits & missing) === missing) break;
    }
    if ((bits & missing) === 0) continue;
    next[u] = bits & missing;
    reached[count++] = u;
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
