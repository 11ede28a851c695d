// The primary score: about how many different people respond to someone, whatever the volume.
import type { CsrGraph } from './csr-graph.ts';
import { standing } from './reply-rings.ts';

export interface Influence {
  /** I(v) = Σ over responders u of min(1, w(u, v)). */
  influence: Float64Array;
  /** Number of distinct responders. */
  responders: Int32Array;
}

/**
 * One pass over the in-rows. Each responder counts at most once, so a thousand replies from one friend are worth one
 * colleague (research/science.md §1.1, §1.6). `standings`, one byte per tie of `graph.in`, leaves out ties under `least`.
 * Where rings are left out, responders nobody else responds to count for no more, together, than the others do:
 * newcomers may double a score, made-up accounts cannot make one.
 */
export function influence(graph: CsrGraph, standings?: Uint8Array, least = 0): Influence {
  return sumInfluence(graph, graph.in.weights, standings, least);
}

/** The same with other weights beside `graph.in.neighbours`. */
export function sumInfluence(
  { order, in: { offsets } }: CsrGraph,
  weights: Float32Array | Float64Array,
  standings?: Uint8Array,
  least = 0,
): Influence {
  const score = new Float64Array(order);
  const responders = new Int32Array(order);
  for (let v = 0; v < order; v++) {
    let heard = 0;
    let unheard = 0;
    let people = 0;
    for (let e = offsets[v], end = offsets[v + 1]; e < end; e++) {
      const how = standings === undefined ? standing.heard : standings[e];
      if (how < least) continue;
      const weight = weights[e] < 1 ? weights[e] : 1;
      if (how === standing.unheard) unheard += weight;
      else heard += weight;
      people++;
    }
    score[v] = heard + (least > standing.ring && unheard > heard ? heard : unheard);
    responders[v] = people;
  }
  return { influence: score, responders };
}
