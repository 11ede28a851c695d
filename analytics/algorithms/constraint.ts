// Burt's constraint: how far a node's contacts all lead back to each other, leaving it nothing to broker.
import { undirected, type CsrGraph, type Rows } from './csr-graph.ts';
import { strength } from './strength.ts';

/**
 * c(v) = Σ_j (p_vj + Σ_q p_vq·p_qj)² over v's contacts j, where p_vj is the share of v's ties, both ways added, that
 * goes to j. Burt, *Structural Holes*, 1992. Only contacts of v count as j, as in igraph and networkx; NaN without
 * contacts. O(Σ degree²).
 */
export function constraint(graph: CsrGraph): Float64Array {
  const { order, out } = undirected(graph);
  const perStrength = strength(out).map((sum) => (sum > 0 ? 1 / sum : 0));
  const invested = new Float64Array(order);
  const contactOf = new Int32Array(order).fill(-1);
  const result = new Float64Array(order).fill(NaN);
  for (let v = 0; v < order; v++) {
    if (out.offsets[v] === out.offsets[v + 1]) continue;
    investDirectly(v, out, perStrength, invested, contactOf);
    investThroughContacts(v, out, perStrength, invested, contactOf);
    result[v] = sumOfSquares(v, out, invested);
  }
  return result;
}

function investDirectly(
  v: number,
  { offsets, neighbours, weights }: Rows,
  perStrength: Float64Array,
  invested: Float64Array,
  contactOf: Int32Array,
): void {
  for (let e = offsets[v], end = offsets[v + 1]; e < end; e++) {
    contactOf[neighbours[e]] = v;
    invested[neighbours[e]] = weights[e] * perStrength[v];
  }
}

/** Adds p_vq·p_qj for every pair of contacts q, j tied to each other. */
function investThroughContacts(
  v: number,
  { offsets, neighbours, weights }: Rows,
  perStrength: Float64Array,
  invested: Float64Array,
  contactOf: Int32Array,
): void {
  for (let e = offsets[v], end = offsets[v + 1]; e < end; e++) {
    const q = neighbours[e];
    const factor = weights[e] * perStrength[v] * perStrength[q];
    for (let f = offsets[q], last = offsets[q + 1]; f < last; f++) {
      const j = neighbours[f];
      if (contactOf[j] === v) invested[j] += factor * weights[f];
    }
  }
}

function sumOfSquares(v: number, { offsets, neighbours }: Rows, invested: Float64Array): number {
  let sum = 0;
  for (let e = offsets[v], end = offsets[v + 1]; e < end; e++) sum += invested[neighbours[e]] ** 2;
  return sum;
}
