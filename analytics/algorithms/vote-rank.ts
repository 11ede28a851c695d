// VoteRank: a set of spreaders who do not preach to the same people.
import { contacts, type CsrGraph } from './csr-graph.ts';

/**
 * Elects up to `size` nodes, in order: everyone votes for their contacts, whoever gets most is elected and votes no
 * more, and the elected one's contacts vote with 1 / mean degree less. Ends when nobody gets a vote; ties go to the
 * lower node. Zhang, Chen, Dong & Zhao, *Identifying a set of influential spreaders in complex networks*, Scientific
 * Reports 6, 2016. O(ties + size · order).
 */
export function voteRank(graph: CsrGraph, size: number): Int32Array {
  const { order } = graph;
  const { offsets, neighbours } = contacts(graph);
  const loss = order / neighbours.length;
  const power = new Float64Array(order).fill(1);
  const votes = Float64Array.from({ length: order }, (_, v) => offsets[v + 1] - offsets[v]);
  const weaken = (voter: number, by: number): void => {
    const taken = Math.min(by, power[voter]);
    power[voter] -= taken;
    for (let e = offsets[voter], end = offsets[voter + 1]; e < end; e++) votes[neighbours[e]] -= taken;
  };
  const elected: number[] = [];
  while (elected.length < size) {
    const best = indexOfLargest(votes);
    if (best < 0) break;
    elected.push(best);
    weaken(best, 1);
    for (let e = offsets[best], end = offsets[best + 1]; e < end; e++) weaken(neighbours[e], loss);
    votes[best] = -Infinity;
  }
  return Int32Array.from(elected);
}

/** Votes below this are rounding. */
const negligible = 1e-9;

/** Differences within rounding do not decide; −1 when nobody gets a vote. */
function indexOfLargest(votes: Float64Array): number {
  let best = -1;
  let most = negligible;
  for (let v = 0; v < votes.length; v++) {
    if (votes[v] <= most + (best < 0 ? 0 : negligible)) continue;
    most = votes[v];
    best = v;
  }
  return best;
}
