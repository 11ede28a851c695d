// Burt's constraint: how far a node's contacts all lead back to each other, leaving it nothing to broker.
import { undirected, type CsrGraph, type Rows } from './csr-graph.ts';
import { strength } from './strength.ts';

/**
 * c(v) = Σ_j (p_vj + Σ_q p_vq·p_qj)² over v's contacts j, where p_vj is the share of v's ties, both ways added, that
 * goes to j. Burt, *Structural Holes*, 1992. Only contacts of v count as j, as in igraph and networkx; NaN without
 * contacts. Whom two contacts have in common is looked for in the shorter of their rows: O(Σ over ties of the lesser
 * degree), as for listing triangles (Latapy, *Main-memory triangle computations*, 2008).
 */
export function constraint(graph: CsrGraph, { invest = investAll }: { invest?: Invest } = {}): Float64Array {
  const { order, out } = undirected(graph);
  const { offsets } = out;
  const perStrength = strength(out).map((sum) => (sum > 0 ? 1 / sum : 0));
  const invested = invest(order, out, perStrength);
  const result = new Float64Array(order).fill(NaN);
  for (let v = 0; v < order; v++) {
    if (offsets[v] === offsets[v + 1]) continue;
    let sum = 0;
    for (let e = offsets[v], end = offsets[v + 1]; e < end; e++) sum += invested[e] ** 2;
    result[v] = sum;
  }
  return result;
}

/** For tie e from v to j: p_vj + Σ_q p_vq·p_qj. `perStrength` is 1 / the weight of all of v's ties. */
export type Invest = (order: number, rows: Rows, perStrength: Float64Array) => Float64Array;

function investAll(order: number, rows: Rows, perStrength: Float64Array): Float64Array {
  const { offsets, neighbours, weights } = rows;
  const invested = new Float64Array(neighbours.length);
  for (let v = 0; v < order; v++) {
    for (let e = offsets[v], end = offsets[v + 1]; e < end; e++) invested[e] = weights[e] * perStrength[v];
  }
  // Where the tie from v to somebody lies, while it is v's turn.
  const tieTo = new Int32Array(order).fill(-1);
  // Nodes take turns in ascending order and rows are sorted, so v is always the next of its neighbours' rows.
  const turn = offsets.slice();
  for (let v = 0; v < order; v++) {
    const from = offsets[v];
    const to = offsets[v + 1];
    for (let e = from; e < to; e++) tieTo[neighbours[e]] = e;
    for (let e = from; e < to; e++) {
      const j = neighbours[e];
      const back = turn[j]++;
      const others = offsets[j + 1] - offsets[j];
      if (others < to - from || (others === to - from && j < v)) {
        investThroughCommon(rows, perStrength, { v, j, e, back, tieTo }, invested);
      }
    }
    for (let e = from; e < to; e++) tieTo[neighbours[e]] = -1;
  }
  return invested;
}

interface Pair {
  v: number;
  j: number;
  /** The tie v–j as it lies in v's row, and in j's. */
  e: number;
  back: number;
  tieTo: Int32Array;
}

/** Adds p_vq·p_qj to the one, and p_jq·p_qv to the other, for every contact q of both. */
function investThroughCommon(
  { offsets, neighbours, weights }: Rows,
  perStrength: Float64Array,
  { v, j, e, back, tieTo }: Pair,
  invested: Float64Array,
): void {
  const ofV = perStrength[v];
  const ofJ = perStrength[j];
  let there = invested[e];
  let thence = invested[back];
  for (let f = offsets[j], end = offsets[j + 1]; f < end; f++) {
    const q = neighbours[f];
    const g = tieTo[q];
    if (g < 0) continue;
    const weightV = weights[g];
    const weightJ = weights[f];
    there += weightV * ofV * perStrength[q] * weightJ;
    thence += weightJ * ofJ * perStrength[q] * weightV;
  }
  invested[e] = there;
  invested[back] = thence;
}
