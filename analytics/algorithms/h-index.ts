// H-index of a node: the largest h such that h of its contacts have at least h contacts.
import { contacts, type CsrGraph } from './csr-graph.ts';
import { degree } from './strength.ts';

/** Lü, Zhou, Zhang & Stanley, *The H-index of a network node*, Nature Communications 7, 2016. Between degree and core. */
export function hIndex(graph: CsrGraph): Int32Array {
  const { offsets, neighbours } = contacts(graph);
  const degrees = degree({ offsets });
  const result = new Int32Array(graph.order);
  for (let v = 0; v < graph.order; v++) {
    const row = neighbours.subarray(offsets[v], offsets[v + 1]);
    const sorted = row.map((u) => degrees[u]).sort();
    let h = 0;
    while (h < sorted.length && sorted[sorted.length - 1 - h] > h) h++;
    result[v] = h;
  }
  return result;
}
