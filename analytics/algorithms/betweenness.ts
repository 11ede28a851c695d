// Betweenness: over how many shortest paths between others a node lies.
import type { CsrGraph, Rows } from './csr-graph.ts';

/** Arrays of one breadth-first search, reused from source to source; one set per thread. */
interface Search {
  /** −1 = not reached. */
  distance: Int32Array;
  queue: Int32Array;
  /** Shortest paths from the source, in 64-bit floats: counts pass 2^32 on small dense graphs. */
  paths: Float64Array;
  /** (1 + dependency) / paths of nodes already settled. */
  credit: Float64Array;
  /** Where shortest paths go on: those one step beyond `queue[i]` are `steps[stepEnds[i - 1] … stepEnds[i])`. */
  steps: Int32Array;
  stepEnds: Int32Array;
}

/**
 * Exact, unweighted, raw counts: Σ over pairs s ≠ v ≠ t of σ_st(v) / σ_st; unordered pairs in an undirected graph.
 * Freeman, *A set of measures of centrality based on betweenness*, 1977; Brandes, *A faster algorithm for
 * betweenness centrality*, 2001: O(order · ties).
 */
export function betweenness(graph: CsrGraph): Float64Array {
  const everyone = Int32Array.from({ length: graph.order }, (_, v) => v);
  const scores = dependenciesOn(graph, everyone);
  if (!graph.directed) for (let v = 0; v < graph.order; v++) scores[v] /= 2;
  return scores;
}

/**
 * Σ over `sources` s and all t of σ_st(v) / σ_st, ordered pairs in an undirected graph too. Times order / sources it
 * estimates betweenness without bias but without a bound (Brandes & Pich, *Centrality estimation in large networks*,
 * 2007); `sampledBetweenness` has one.
 */
export function dependenciesOn({ order, out }: CsrGraph, sources: Int32Array): Float64Array {
  const scores = new Float64Array(order);
  const search = createSearch(order, out.neighbours.length);
  for (const source of sources) addPathsFrom(source, out, search, scores);
  return scores;
}

function createSearch(order: number, ties: number): Search {
  return {
    distance: new Int32Array(order).fill(-1),
    queue: new Int32Array(order),
    paths: new Float64Array(order),
    credit: new Float64Array(order),
    steps: new Int32Array(ties),
    stepEnds: new Int32Array(order),
  };
}

/** Adds the dependency of `source` on every node to `scores`, and leaves `search` as it was found. */
function addPathsFrom(source: number, rows: Rows, search: Search, scores: Float64Array): void {
  const reached = countPaths(source, rows, search);
  collectDependencies(reached, search, scores);
  const { distance, queue } = search;
  for (let i = 0; i < reached; i++) distance[queue[i]] = -1;
}

/** Breadth first, counting shortest paths; returns how many nodes were reached. */
function countPaths(
  source: number,
  { offsets, neighbours }: Rows,
  { distance, queue, paths, steps, stepEnds }: Search,
): number {
  queue[0] = source;
  distance[source] = 0;
  paths[source] = 1;
  let tail = 1;
  let step = 0;
  for (let head = 0; head < tail; head++) {
    const v = queue[head];
    const beyond = distance[v] + 1;
    const pathsHere = paths[v];
    for (let e = offsets[v], end = offsets[v + 1]; e < end; e++) {
      const u = neighbours[e];
      if (distance[u] === beyond) {
        paths[u] += pathsHere;
        steps[step++] = u;
      } else if (distance[u] < 0) {
        distance[u] = beyond;
        paths[u] = pathsHere;
        queue[tail++] = u;
        steps[step++] = u;
      }
    }
    stepEnds[head] = step;
  }
  return tail;
}

/** From the farthest back: a node's dependency is its paths times the credit of those one step beyond it. */
function collectDependencies(
  reached: number,
  { queue, paths, credit, steps, stepEnds }: Search,
  scores: Float64Array,
): void {
  for (let i = reached - 1; i > 0; i--) {
    const v = queue[i];
    let sum = 0;
    for (let s = stepEnds[i - 1], end = stepEnds[i]; s < end; s++) sum += credit[steps[s]];
    const dependency = sum * paths[v];
    scores[v] += dependency;
    credit[v] = (1 + dependency) / paths[v];
  }
}
