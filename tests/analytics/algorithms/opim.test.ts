import { describe, expect, it } from 'vitest';
import { maximumCoverage } from '../../../analytics/algorithms/coverage.ts';
import { opim } from '../../../analytics/algorithms/opim.ts';
import { createRandom } from '../../../analytics/algorithms/random.ts';
import {
  countMet,
  createSetSampler,
  setsOfNodes,
  type Cascade,
} from '../../../analytics/algorithms/reverse-reachable-sets.ts';

/** `drawnBy[v]`: those who may draw v in. */
function cascade(drawnBy: readonly (readonly number[])[], chance: number): Cascade {
  const offsets = new Int32Array(drawnBy.length + 1);
  drawnBy.forEach((row, v) => (offsets[v + 1] = offsets[v]! + row.length));
  const neighbours = Int32Array.from(drawnBy.flat());
  return {
    order: drawnBy.length,
    offsets,
    neighbours,
    chance: new Float32Array(neighbours.length).fill(chance),
  };
}

/** 0 draws in 1 … 5; 6 draws in 7 and 8; 9 nobody. */
const stars = [[], [0], [0], [0], [0], [0], [], [6], [6], []];
/** Each draws in the next. */
const chain = Array.from({ length: 8 }, (_, v) => (v === 0 ? [] : [v - 1]));

describe('reverse-reachable sets', () => {
  it('hold whoever would have drawn a person in, and that person', () => {
    const sampler = createSetSampler(cascade(chain, 1), createRandom(1));
    sampler.fill(200);
    const { offsets, members, count } = sampler.read();
    expect(count).toBe(200);
    for (let s = 0; s < count; s++) {
      const [root, ...others] = members.subarray(offsets[s], offsets[s + 1]);
      expect(others).toEqual(Array.from({ length: root! }, (_, i) => root! - 1 - i));
    }
  });

  it('end after so many steps', () => {
    const sampler = createSetSampler(cascade(chain, 1), createRandom(1), 1);
    sampler.fill(100);
    const { offsets, count } = sampler.read();
    for (let s = 0; s < count; s++) expect(offsets[s + 1]! - offsets[s]!).toBeLessThanOrEqual(2);
  });

  it('with one step estimate what the coverage kernel knows exactly', () => {
    const chance = 0.4;
    const sampler = createSetSampler(cascade(stars, chance), createRandom(3), 1);
    sampler.fill(60_000);
    const estimated = (countMet(sampler.read(), 10, Int32Array.of(0)) * 10) / 60_000;
    const exact = maximumCoverage({
      offsets: Int32Array.of(0, 5),
      members: Int32Array.of(1, 2, 3, 4, 5),
      chance: new Float64Array(5).fill(chance),
      universe: 10,
      size: 1,
    });
    expect(estimated).toBeCloseTo(1 + exact.covered, 1);
  });

  it('can be read by node', () => {
    expect(
      setsOfNodes(3, { offsets: Int32Array.of(0, 2, 3), members: Int32Array.of(2, 0, 2), count: 2 }),
    ).toEqual({
      offsets: Int32Array.of(0, 1, 1, 3),
      members: Int32Array.of(0, 0, 1),
    });
  });
});

describe('choosing by sets', () => {
  it('of nobody is empty', () => {
    expect(opim(cascade([], 1), { size: 3 })).toMatchObject({ spread: 0, guarantee: 1, sets: 0 });
  });

  it('finds the best set, keeps its promise, and bounds what it promises', () => {
    const { chosen, spread, atLeast, atMost, guarantee } = opim(cascade(stars, 1), { size: 2 });
    expect([...chosen]).toEqual([0, 6]);
    expect(spread).toBeCloseTo(9, 0);
    expect(atLeast).toBeLessThanOrEqual(9);
    expect(atMost).toBeGreaterThanOrEqual(9);
    expect(guarantee).toBeGreaterThanOrEqual(1 - 1 / Math.E - 0.1);
  });

  it('takes no more than the cap from a group', () => {
    const groups = Int32Array.from([0, 1, 1, 1, 1, 1, 0, 1, 1, 2]);
    const { chosen } = opim(cascade(stars, 1), { size: 3, groups, cap: 1 });
    const perGroup = [0, 1, 2].map((group) => chosen.filter((node) => groups[node] === group).length);
    expect(Math.max(...perGroup)).toBe(1);
    expect([...chosen]).toContain(0);
  });

  it('is the same twice', () => {
    expect(opim(cascade(stars, 0.5), { size: 2 })).toEqual(opim(cascade(stars, 0.5), { size: 2 }));
  });
});
