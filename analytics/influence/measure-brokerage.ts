// What a broker is measured by: how many shortest ways lead through somebody, and how little their contacts know each other.
import { constraint, type Invest } from '../algorithms/constraint.ts';
import type { CsrGraph } from '../algorithms/csr-graph.ts';
import { sampledBetweenness } from '../algorithms/sampled-betweenness.ts';

/** By node. Rests on the graph alone, so it can be measured before anything else is known of people. */
export interface Brokerage {
  /** Share of the shortest ways between all pairs. */
  betweenness: Float64Array;
  /** Of anybody's betweenness at most, with nine chances in ten for all of them. */
  error: number;
  /** NaN without contacts. */
  constraint: Float64Array;
}

/** Largest error allowed. */
const betweennessError = 0.01;

/** `invest` as for `constraint`. */
export function measureBrokerage(graph: CsrGraph, kernels: { invest?: Invest } = {}): Brokerage {
  const { score, epsilon } = sampledBetweenness(graph, { epsilon: betweennessError });
  return { betweenness: score, error: epsilon, constraint: constraint(graph, kernels) };
}
