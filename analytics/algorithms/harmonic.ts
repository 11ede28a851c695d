// Harmonic closeness: how near everyone is to a node, counting those who cannot reach it as infinitely far.
import type { CsrGraph } from './csr-graph.ts';

/**
 * Mean over all other nodes u of 1 / d(u, v), along the direction of ties, unweighted. Survives disconnection.
 * Marchiori & Latora, *Harmony in the small-world*, 2000; Boldi & Vigna, *Axioms for centrality*, 2014.
 */
export function harmonic(graph: CsrGraph): Float64Array {
  const { order } = graph;
  const scores = new Float64Array(order);
  const distance = new Int32Array(order).fill(-1);
  const queue = new Int32Array(order);
  for (let v = 0; v < order; v++)
    scores[v] = sumInverseDistances(v, graph, distance, queue) / Math.max(1, order - 1);
  return scores;
}

/** Searches backwards from v; each distance adds its whole ring at once, so the order of nodes cannot change the sum. */
function sumInverseDistances(v: number, graph: CsrGraph, distance: Int32Array, queue: Int32Array): number {
  const { offsets, neighbours } = graph.in;
  queue[0] = v;
  distance[v] = 0;
  let sum = 0;
  let tail = 1;
  for (let head = 0, ringEnd = 1, steps = 1; head < tail; steps++) {
    for (; head < ringEnd; head++) {
      const x = queue[head];
      for (let e = offsets[x], end = offsets[x + 1]; e < end; e++) {
        const u = neighbours[e];
        if (distance[u] >= 0) continue;
        distance[u] = steps;
        queue[tail++] = u;
      }
    }
    sum += (tail - ringEnd) / steps;
    ringEnd = tail;
  }
  for (let i = 0; i < tail; i++) distance[queue[i]] = -1;
  return sum;
}
