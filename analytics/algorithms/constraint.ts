// Burt's constraint: how far a node's contacts all lead back to each other, leaving it nothing to broker.
import { undirected, type CsrGraph } from './csr-graph.ts';
import { forwardTies, type ForwardTies } from './forward-ties.ts';
import { strength } from './strength.ts';

/**
 * c(v) = Σ_j (p_vj + Σ_q p_vq·p_qj)² over v's contacts j, where p_vj is the share of v's ties, both ways added, that
 * goes to j. Burt, *Structural Holes*, 1992. Only contacts of v count as j, as in igraph and networkx; NaN without
 * contacts. With weights w and strengths s, what is squared is (w_vj + Σ_q w_vq·w_qj / s_q) / s_v, whose sum over q is
 * the same from both ends of a tie.
 */
export function constraint(graph: CsrGraph): Float64Array {
  const { order, out } = undirected(graph);
  const ties = forwardTies(out);
  const { nodes, offsets, neighbours, weights } = ties;
  const strengths = strength(out);
  const perStrength = Float64Array.from(nodes, (node) => 1 / strengths[node]);
  const common = sumThroughCommon(ties, perStrength);
  const sums = new Float64Array(order);
  for (let v = 0; v < order; v++) {
    for (let e = offsets[v], end = offsets[v + 1]; e < end; e++) {
      const j = neighbours[e];
      const both = weights[e] + common[e];
      sums[v] += (both * perStrength[v]) ** 2;
      sums[j] += (both * perStrength[j]) ** 2;
    }
  }
  const result = new Float64Array(order);
  nodes.forEach((node, v) => (result[node] = strengths[node] > 0 ? sums[v] : NaN));
  return result;
}

/**
 * For every tie v–j: Σ w_vq·w_qj / s_q over the contacts q of both. Each triangle is found once and counts for its three
 * ties (Latapy, *Main-memory triangle computations for very large (sparse (power-law)) graphs*, 2008): O(ties^1.5).
 */
function sumThroughCommon(
  { offsets, neighbours, weights }: ForwardTies,
  perStrength: Float64Array,
): Float64Array {
  const order = perStrength.length;
  const common = new Float64Array(neighbours.length);
  // Where the tie from v to somebody lies, while it is v's turn.
  const tieTo = new Int32Array(order).fill(-1);
  for (let v = 0; v < order; v++) {
    const from = offsets[v];
    const to = offsets[v + 1];
    for (let e = from; e < to; e++) tieTo[neighbours[e]] = e;
    for (let e = from; e < to; e++) {
      const j = neighbours[e];
      for (let f = offsets[j], end = offsets[j + 1]; f < end; f++) {
        const q = neighbours[f];
        const g = tieTo[q];
        if (g < 0) continue;
        common[e] += weights[g] * weights[f] * perStrength[q];
        common[f] += weights[e] * weights[g] * perStrength[v];
        common[g] += weights[e] * weights[f] * perStrength[j];
      }
    }
    for (let e = from; e < to; e++) tieTo[neighbours[e]] = -1;
  }
  return common;
}
