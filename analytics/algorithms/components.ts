// Weakly connected components: who can be reached from whom when direction is ignored.
import type { CsrGraph } from './csr-graph.ts';

export interface Components {
  /** Component of every node, numbered from 0 in the order of their first node. */
  component: Int32Array;
  /** Number of nodes in each. */
  sizes: Int32Array;
}

/** Union–find with path halving. Galler & Fisher, 1964; Tarjan & van Leeuwen, 1984. */
export function components({ order, out }: CsrGraph): Components {
  const { offsets, neighbours } = out;
  const parent = new Int32Array(order);
  for (let v = 0; v < order; v++) parent[v] = v;
  for (let v = 0; v < order; v++) {
    let root = findRoot(parent, v);
    for (let e = offsets[v], end = offsets[v + 1]; e < end; e++) {
      const other = findRoot(parent, neighbours[e]);
      parent[Math.max(root, other)] = Math.min(root, other);
      root = Math.min(root, other);
    }
  }
  return number(parent);
}

function findRoot(parent: Int32Array, start: number): number {
  let v = start;
  while (parent[v] !== v) {
    parent[v] = parent[parent[v]];
    v = parent[v];
  }
  return v;
}

/** The smallest node is the root, so it is met first. */
function number(parent: Int32Array): Components {
  const component = new Int32Array(parent.length);
  const sizes = new Int32Array(parent.length);
  let count = 0;
  for (let v = 0; v < parent.length; v++) {
    const root = findRoot(parent, v);
    component[v] = root === v ? count++ : component[root];
    sizes[component[v]]++;
  }
  return { component, sizes: sizes.slice(0, count) };
}
