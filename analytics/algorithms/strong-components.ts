// Strongly connected components: who can reach each other along the direction of ties.
import type { Components } from './components.ts';
import type { CsrGraph } from './csr-graph.ts';

/**
 * Tarjan, *Depth-first search and linear graph algorithms*, 1972, with a stack of its own: a chain of a million people
 * must not exhaust the call stack. Components are numbered from 0 in the order of their first node.
 */
export function strongComponents({ order, out }: CsrGraph): Components {
  const { offsets, neighbours } = out;
  /** When each node was first met, from 1; 0 = not yet. */
  const met = new Int32Array(order);
  const lowest = new Int32Array(order);
  /** Next tie to look at. */
  const next = offsets.slice(0, order);
  const root = new Int32Array(order).fill(-1);
  const path = new Int32Array(order);
  const open = new Int32Array(order);
  let openCount = 0;
  let time = 0;
  for (let first = 0; first < order; first++) {
    if (met[first] !== 0) continue;
    let depth = 0;
    path[0] = first;
    met[first] = lowest[first] = ++time;
    open[openCount++] = first;
    while (depth >= 0) {
      const v = path[depth];
      if (next[v] < offsets[v + 1]) {
        const u = neighbours[next[v]++];
        if (met[u] === 0) {
          met[u] = lowest[u] = ++time;
          open[openCount++] = u;
          path[++depth] = u;
        } else if (root[u] < 0 && met[u] < lowest[v]) lowest[v] = met[u];
        continue;
      }
      if (lowest[v] === met[v]) {
        do root[open[--openCount]] = v;
        while (open[openCount] !== v);
      }
      depth--;
      if (depth >= 0 && lowest[v] < lowest[path[depth]]) lowest[path[depth]] = lowest[v];
    }
  }
  return numberByFirst(root);
}

function numberByFirst(root: Int32Array): Components {
  const numberOf = new Int32Array(root.length).fill(-1);
  const component = new Int32Array(root.length);
  const sizes = new Int32Array(root.length);
  let count = 0;
  for (let v = 0; v < root.length; v++) {
    if (numberOf[root[v]] < 0) numberOf[root[v]] = count++;
    component[v] = numberOf[root[v]];
    sizes[component[v]]++;
  }
  return { component, sizes: sizes.slice(0, count) };
}
