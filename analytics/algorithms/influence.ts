// The primary score: about how many different people respond to someone, whatever the volume.
import type { CsrGraph } from './csr-graph.ts';

export interface Influence {
  /** I(v) = Σ over responders u of min(1, w(u, v)). */
  influence: Float64Array;
  /** Number of distinct responders. */
  responders: Int32Array;
}

/**
 * One pass over the in-rows. Each responder counts at most once, so a thousand replies from one friend are worth one
 * colleague (research/science.md §1.1, §1.6). `standings`, one byte per tie of `graph.in`, leaves out ties under `least`.
 */
export function influence({ order, in: rows }: CsrGraph, standings?: Uint8Array, least = 0): Influence {
  const { offsets, weights } = rows;
  const score = new Float64Array(order);
  const responders = new Int32Array(order);
  for (let v = 0; v < order; v++) {
    let sum = 0;
    let people = 0;
    for (let e = offsets[v], end = offsets[v + 1]; e < end; e++) {
      if (standings !== undefined && standings[e] < least) continue;
      sum += weights[e] < 1 ? weights[e] : 1;
      people++;
    }
    score[v] = sum;
    responders[v] = people;
  }
  return { influence: score, responders };
}
