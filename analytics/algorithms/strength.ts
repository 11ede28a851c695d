// Degree and strength: how many ties a node has on one side, and what they weigh together.
import type { Rows } from './csr-graph.ts';

/** Sum of the weights in each row. Barrat, Barthélemy, Pastor-Satorras & Vespignani, PNAS 101(11), 2004. */
export function strength({ offsets, weights }: Pick<Rows, 'offsets' | 'weights'>): Float64Array {
  const sums = new Float64Array(offsets.length - 1);
  for (let v = 0; v < sums.length; v++) {
    let sum = 0;
    for (let e = offsets[v], end = offsets[v + 1]; e < end; e++) sum += weights[e];
    sums[v] = sum;
  }
  return sums;
}

/** Number of neighbours in each row. */
export function degree({ offsets }: Pick<Rows, 'offsets'>): Int32Array {
  const counts = new Int32Array(offsets.length - 1);
  for (let v = 0; v < counts.length; v++) counts[v] = offsets[v + 1] - offsets[v];
  return counts;
}
