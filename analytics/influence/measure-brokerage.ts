// What a broker is measured by: how many shortest ways lead through somebody, and how little their contacts know each other.
import { constraint } from '../algorithms/constraint.ts';
import { undirected, type CsrGraph } from '../algorithms/csr-graph.ts';
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

export function measureBrokerage(graph: CsrGraph): Brokerage {
  const both = undirected(graph);
  const { score, epsilon } = sampledBetweenness(both, { epsilon: betweennessError });
  return { betweenness: score, error: epsilon, constraint: constraint(both) };
}
