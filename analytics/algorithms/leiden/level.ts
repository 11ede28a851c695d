// The network one round of Leiden works on: people at first, then the groups found so far as single nodes.
import type { CsrGraph } from '../csr-graph.ts';
import { membersOf } from '../membership.ts';

/** Undirected; ties inside a merged node appear in its mass only. */
export interface Level {
  readonly order: number;
  readonly offsets: Int32Array;
  readonly neighbours: Int32Array;
  /** 64 bits at every level: merged weights are sums, and one kind of array keeps the loops fast. */
  readonly weights: Float64Array;
  /** Weight of all tie ends in each node. */
  readonly mass: Float64Array;
}

/** `graph` is undirected. */
export function firstLevel({ order, out }: CsrGraph): Level {
  const { offsets, neighbours } = out;
  const weights = Float64Array.from(out.weights);
  const mass = new Float64Array(order);
  for (let v = 0; v < order; v++) {
    let sum = 0;
    for (let e = offsets[v], end = offsets[v + 1]; e < end; e++) sum += weights[e];
    mass[v] = sum;
  }
  return { order, offsets, neighbours, weights, mass };
}

/** Renumbers groups from 0 in the order of their first node, in place; returns how many there are. */
export function renumber(groups: Int32Array): number {
  const names = new Int32Array(groups.length).fill(-1);
  let count = 0;
  for (let v = 0; v < groups.length; v++) {
    if (names[groups[v]] < 0) names[groups[v]] = count++;
    groups[v] = names[groups[v]];
  }
  return count;
}

/** Each group becomes one node; parallel ties between two groups are summed. */
export function mergeGroups(level: Level, groups: Int32Array, count: number): Level {
  const { offsets, neighbours, weights } = level;
  const { starts, members } = membersOf(groups, count);
  const merged = {
    order: count,
    offsets: new Int32Array(count + 1),
    neighbours: new Int32Array(neighbours.length),
    weights: new Float64Array(neighbours.length),
    mass: new Float64Array(count),
  };
  const towards = new Float64Array(count);
  let size = 0;
  for (let g = 0; g < count; g++) {
    const first = size;
    // Met already: its own ties are none of another group's.
    towards[g] = 1;
    for (let i = starts[g], last = starts[g + 1]; i < last; i++) {
      const v = members[i];
      merged.mass[g] += level.mass[v];
      for (let e = offsets[v], end = offsets[v + 1]; e < end; e++) {
        const other = groups[neighbours[e]];
        // Written whether it is new or not: nobody can guess which, and a wrong guess costs more.
        merged.neighbours[size] = other;
        size += Number(towards[other] === 0);
        towards[other] += weights[e];
      }
    }
    towards[g] = 0;
    for (let e = first; e < size; e++) {
      merged.weights[e] = towards[merged.neighbours[e]];
      towards[merged.neighbours[e]] = 0;
    }
    merged.offsets[g + 1] = size;
  }
  return {
    ...merged,
    neighbours: merged.neighbours.slice(0, size),
    weights: merged.weights.slice(0, size),
  };
}
