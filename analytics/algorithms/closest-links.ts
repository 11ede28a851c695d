// Who holds two groups together: to how many other groups nobody else of the own group has as many contacts.
import { contacts, type CsrGraph } from './csr-graph.ts';

/**
 * `groups[v]` is the group of node v, −1 when unknown. Node v is its group's closest link to group s when it has more
 * contacts in s, either way, than any other node of its group; two who are level are nobody's closest link.
 * O(order + ties).
 */
export function closestLinks(graph: CsrGraph, groups: Int32Array): Int32Array {
  const { offsets, neighbours } = contacts(graph);
  const count = groups.reduce((highest, group) => Math.max(highest, group + 1), 0);
  const holder = new Map<number, { node: number; contacts: number }>();
  const perGroup = new Int32Array(count);
  for (let v = 0; v < graph.order; v++) {
    const own = groups[v];
    if (own < 0) continue;
    const row = neighbours.subarray(offsets[v], offsets[v + 1]);
    for (const u of row) if (groups[u] >= 0) perGroup[groups[u]]++;
    for (const u of row) {
      const other = groups[u];
      if (other < 0 || perGroup[other] === 0) continue;
      if (other !== own) challenge(holder, own * count + other, v, perGroup[other]);
      perGroup[other] = 0;
    }
  }
  const links = new Int32Array(graph.order);
  for (const { node } of holder.values()) if (node >= 0) links[node]++;
  return links;
}

/** Keeps the one with most contacts of a pair of groups; −1 while two are level. */
function challenge(
  holder: Map<number, { node: number; contacts: number }>,
  pair: number,
  node: number,
  found: number,
): void {
  const best = holder.get(pair);
  if (best === undefined || found > best.contacts) holder.set(pair, { node, contacts: found });
  else if (found === best.contacts) best.node = -1;
}
