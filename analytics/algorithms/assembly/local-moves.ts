// Leiden's local moving.
import { int, real, setInt, setReal } from './columns';

/**
 * Leiden's fast local moving: see local-moves.ts for the meaning of the columns. `queue` holds all nodes in the order they
 * are looked at, `queued` is 1 everywhere and `towards` 0. The same operations in the same order: the same groups.
 */
export function moveNodes(
  order: usize,
  offsets: usize,
  neighbours: usize,
  weights: usize,
  mass: usize,
  groups: usize,
  groupMass: usize,
  groupSize: usize,
  free: usize,
  freeCount: usize,
  towards: usize,
  met: usize,
  queue: usize,
  queued: usize,
  density: f64,
  negligible: f64,
): bool {
  let moved = false;
  let head: usize = 0;
  for (let waiting = order; waiting > 0; waiting--) {
    const v = int(queue, head);
    head = head + 1 == order ? 0 : head + 1;
    store<u8>(queued + v, 0);
    const from = int(groups, v);
    const start = int(offsets, v);
    const end = int(offsets, v + 1);
    let groupsMet: usize = 0;
    for (let e = start; e < end; e++) {
      const group = int(groups, int(neighbours, e));
      const known = real(towards, group);
      setInt(met, groupsMet, group);
      groupsMet += <usize>(known == 0);
      setReal(towards, group, known + real(weights, e));
    }
    setReal(groupMass, from, real(groupMass, from) - real(mass, v));
    const price = density * real(mass, v);
    let best = from;
    let bestGain = real(towards, from) - price * real(groupMass, from);
    for (let i: usize = 0; i < groupsMet; i++) {
      const group = int(met, i);
      const gain = real(towards, group) - price * real(groupMass, group);
      if (gain > bestGain + negligible) {
        bestGain = gain;
        best = group;
      }
      setReal(towards, group, 0);
    }
    if (bestGain < -negligible && int(groupSize, from) > 1) best = int(free, freeCount - 1);
    setReal(groupMass, best, real(groupMass, best) + real(mass, v));
    if (best == from) continue;
    moved = true;
    setInt(groups, v, best);
    const joined = int(groupSize, best);
    setInt(groupSize, best, joined + 1);
    if (joined == 0) freeCount--;
    const left = int(groupSize, from) - 1;
    setInt(groupSize, from, left);
    if (left == 0) setInt(free, freeCount++, from);
    for (let e = start; e < end; e++) {
      const u = int(neighbours, e);
      const waits = load<u8>(queued + u);
      const called = (<u8>(waits == 0)) & (<u8>(int(groups, u) != best));
      store<u8>(queued + u, waits | called);
      const tail = head + waiting - 1;
      setInt(queue, select(tail - order, tail, tail >= order), u);
      waiting += <usize>called;
    }
  }
  return moved;
}
