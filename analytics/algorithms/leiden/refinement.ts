// Splits each group into parts that hold together, so that a group can come apart again later.
import { membersOf } from '../membership.ts';
import type { Random } from '../random.ts';
import { renumber, type Level } from './level.ts';

/** State of one refinement; parts are numbered by one of their nodes. */
interface Parts {
  of: Int32Array;
  mass: Float64Array;
  /** Weight of ties from each part to the rest of its group. */
  outward: Float64Array;
  size: Int32Array;
}

/**
 * Refinement (Traag, Waltman & van Eck, 2019, algorithm A.2 MergeNodesSubset): from single nodes, each node that is
 * still alone and well tied to its group joins a well-tied part of that group where it gains most, so every part is
 * connected. The paper draws among the gaining parts with weight exp(gain / θ); at its θ of 0.01 that draw is the best
 * part whenever weights are of the order of 1, so the best is taken and chance lies in the order of nodes alone.
 * Returns parts numbered from 0.
 */
export function refine(
  level: Level,
  groups: Int32Array,
  count: number,
  density: number,
  random: Random,
): { parts: Int32Array; count: number } {
  const groupMass = new Float64Array(count);
  for (let v = 0; v < level.order; v++) groupMass[groups[v]] += level.mass[v];
  const parts = singleNodes(level, groups);
  const { starts, members } = membersOf(groups, count);
  const towards = new Float64Array(level.order);
  const met = new Int32Array(level.order);
  for (let g = 0; g < count; g++) {
    const row = members.subarray(starts[g], starts[g + 1]);
    random.shuffle(row);
    for (const v of row) {
      if (parts.size[parts.of[v]] > 1) continue;
      const mass = level.mass[v];
      if (parts.outward[v] < density * mass * (groupMass[g] - mass)) continue;
      joinBestPart(v, level, groups, groupMass[g], density, parts, towards, met);
    }
  }
  return { count: renumber(parts.of), parts: parts.of };
}

function singleNodes({ order, offsets, neighbours, weights, mass }: Level, groups: Int32Array): Parts {
  const outward = new Float64Array(order);
  for (let v = 0; v < order; v++) {
    const group = groups[v];
    let sum = 0;
    for (let e = offsets[v], end = offsets[v + 1]; e < end; e++)
      sum += weights[e] * Number(groups[neighbours[e]] === group);
    outward[v] = sum;
  }
  return {
    of: Int32Array.from({ length: order }, (_, v) => v),
    mass: mass.slice(),
    outward,
    size: new Int32Array(order).fill(1),
  };
}

function joinBestPart(
  v: number,
  { offsets, neighbours, weights, mass }: Level,
  groups: Int32Array,
  groupMass: number,
  density: number,
  parts: Parts,
  towards: Float64Array,
  met: Int32Array,
): void {
  let partsMet = 0;
  for (let e = offsets[v], end = offsets[v + 1]; e < end; e++) {
    const u = neighbours[e];
    if (groups[u] !== groups[v]) continue;
    const part = parts.of[u];
    if (towards[part] === 0) met[partsMet++] = part;
    towards[part] += weights[e];
  }
  const own = parts.of[v];
  let best = own;
  let bestGain = 0;
  let bestTie = 0;
  for (let i = 0; i < partsMet; i++) {
    const part = met[i];
    const tie = towards[part];
    towards[part] = 0;
    const gain = tie - density * mass[v] * parts.mass[part];
    if (gain <= bestGain) continue;
    if (parts.outward[part] < density * parts.mass[part] * (groupMass - parts.mass[part])) continue;
    best = part;
    bestGain = gain;
    bestTie = tie;
  }
  if (best === own) return;
  parts.of[v] = best;
  parts.mass[best] += mass[v];
  parts.size[best]++;
  parts.size[own]--;
  parts.outward[best] += parts.outward[own] - 2 * bestTie;
}
