// Moves nodes one by one to the group that gains most, until none wants to move.
import type { Random } from '../random.ts';
import type { Level } from './level.ts';

/** Gains below this are rounding. */
export const negligible = 1e-12;

/** How nodes move: `moveNodes`, or what does the same faster. */
export type MoveNodes = (level: Level, groups: Int32Array, density: number, random: Random) => boolean;

/**
 * Fast local moving (Traag, Waltman & van Eck, *From Louvain to Leiden*, 2019, algorithm A.2): a queue of nodes in
 * random order; after a move only neighbours left outside the new group queue again. Joining group c gains
 * w(v, c) − density·mass(v)·mass(c), density = γ / 2m. `groups` holds numbers below `level.order` and is changed in
 * place; returns whether anything moved.
 */
export function moveNodes(level: Level, groups: Int32Array, density: number, random: Random): boolean {
  const { order, offsets, neighbours, weights, mass } = level;
  const { groupMass, groupSize, free } = measureGroups(level, groups);
  const towards = new Float64Array(order);
  const met = new Int32Array(order);
  const queue = Int32Array.from({ length: order }, (_, v) => v);
  random.shuffle(queue);
  const queued = new Uint8Array(order).fill(1);
  let moved = false;
  for (let head = 0, waiting = order; waiting > 0; waiting--) {
    const v = queue[head];
    head = head + 1 === order ? 0 : head + 1;
    queued[v] = 0;
    const from = groups[v];
    const start = offsets[v];
    const end = offsets[v + 1];
    let groupsMet = 0;
    for (let e = start; e < end; e++) {
      const group = groups[neighbours[e]];
      if (towards[group] === 0) met[groupsMet++] = group;
      towards[group] += weights[e];
    }
    groupMass[from] -= mass[v];
    const price = density * mass[v];
    let best = from;
    let bestGain = towards[from] - price * groupMass[from];
    for (let i = 0; i < groupsMet; i++) {
      const gain = towards[met[i]] - price * groupMass[met[i]];
      if (gain > bestGain + negligible) {
        bestGain = gain;
        best = met[i];
      }
      towards[met[i]] = 0;
    }
    if (bestGain < -negligible && groupSize[from] > 1) best = free[free.length - 1];
    groupMass[best] += mass[v];
    if (best === from) continue;
    moved = true;
    groups[v] = best;
    if (groupSize[best]++ === 0) free.pop();
    if (--groupSize[from] === 0) free.push(from);
    for (let e = start; e < end; e++) {
      const u = neighbours[e];
      if (queued[u] === 1 || groups[u] === best) continue;
      queued[u] = 1;
      const tail = head + waiting - 1;
      queue[tail >= order ? tail - order : tail] = u;
      waiting++;
    }
  }
  return moved;
}

/** With as many numbers as nodes, a node that shares its group always finds a free one. */
export function measureGroups({ order, mass }: Level, groups: Int32Array) {
  const groupMass = new Float64Array(order);
  const groupSize = new Int32Array(order);
  for (let v = 0; v < order; v++) {
    groupMass[groups[v]] += mass[v];
    groupSize[groups[v]]++;
  }
  const free: number[] = [];
  for (let g = order - 1; g >= 0; g--) if (groupSize[g] === 0) free.push(g);
  return { groupMass, groupSize, free };
}
