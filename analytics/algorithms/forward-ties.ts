// The ties of an undirected graph, each once, from the end that has fewer of them: triangles are few to look for then.
import type { Rows } from './csr-graph.ts';
import { membersOf } from './membership.ts';
import { degree } from './strength.ts';

/** Rows by place: place p is of `nodes[p]`, those with fewer ties first; neighbours are places above p, ascending. */
export interface ForwardTies extends Rows {
  readonly nodes: Int32Array;
}

/** `rows` are those of an undirected graph. No row is longer than √(2 · ties). */
export function forwardTies(rows: Rows): ForwardTies {
  const nodes = byDegree(degree(rows));
  const order = nodes.length;
  const places = new Int32Array(order);
  nodes.forEach((node, place) => (places[node] = place));
  const forward = {
    nodes,
    offsets: new Int32Array(order + 1),
    neighbours: new Int32Array(rows.neighbours.length / 2),
    weights: new Float32Array(rows.neighbours.length / 2),
  };
  countForward(rows, places, forward.offsets);
  const next = forward.offsets.slice(0, order);
  for (let place = 0; place < order; place++) {
    const v = nodes[place];
    for (let e = rows.offsets[v], end = rows.offsets[v + 1]; e < end; e++) {
      const lower = places[rows.neighbours[e]];
      if (lower > place) continue;
      const at = next[lower]++;
      forward.neighbours[at] = place;
      forward.weights[at] = rows.weights[e];
    }
  }
  return forward;
}

function countForward({ offsets, neighbours }: Rows, places: Int32Array, starts: Int32Array): void {
  for (let v = 0; v < places.length; v++) {
    const place = places[v];
    for (let e = offsets[v], end = offsets[v + 1]; e < end; e++) {
      if (places[neighbours[e]] > place) starts[place + 1]++;
    }
  }
  for (let place = 0; place < places.length; place++) starts[place + 1] += starts[place];
}

/** Nodes by degree, the lowest first; equal ones as they come. */
function byDegree(degrees: Int32Array): Int32Array {
  const most = degrees.reduce((known, n) => Math.max(known, n), 0);
  return membersOf(degrees, most + 1).members;
}
