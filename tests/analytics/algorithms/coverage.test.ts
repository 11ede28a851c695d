import { describe, expect, it } from 'vitest';
import { maximumCoverage, type CoverageProblem } from '../../../analytics/algorithms/coverage.ts';
import { createRandom } from '../../../analytics/algorithms/random.ts';

const problemOf = (
  sets: readonly number[][],
  rest: Omit<CoverageProblem, 'offsets' | 'members'>,
): CoverageProblem => ({
  offsets: Int32Array.from(sets.reduce((ends, set) => [...ends, ends.at(-1)! + set.length], [0])),
  members: Int32Array.from(sets.flat()),
  ...rest,
});

describe('maximum coverage', () => {
  it('of nothing is nothing', () => {
    expect(maximumCoverage(problemOf([], { universe: 0, size: 3 }))).toMatchObject({ covered: 0, atMost: 0 });
  });

  it('takes who adds most, not who has most', () => {
    const sets = [[0, 1, 2, 3], [0, 1, 2], [4, 5], [3, 4]]; // prettier-ignore
    expect(maximumCoverage(problemOf(sets, { universe: 6, size: 2 }))).toEqual({
      order: Int32Array.of(0, 2),
      gains: Float64Array.of(4, 2),
      covered: 6,
      atMost: 6,
    });
  });

  it('counts a second, less certain reach of the same member for what it still adds', () => {
    const problem = {
      offsets: Int32Array.of(0, 2, 4, 5),
      members: Int32Array.of(0, 1, 0, 1, 2),
      chance: Float64Array.of(0.5, 1, 0.5, 1, 0.2),
      universe: 3,
      size: 3,
    };
    const { order, gains, covered } = maximumCoverage(problem);
    expect([...order]).toEqual([0, 1, 2]);
    expect([...gains]).toEqual([1.5, 0.25, 0.2]);
    expect(covered).toBeCloseTo(1.95, 12);
  });

  it('ends early when nobody adds anyone, and gives ties to the first', () => {
    const { order } = maximumCoverage(problemOf([[0, 1], [0, 1], [1]], { universe: 2, size: 3 })); // prettier-ignore
    expect([...order]).toEqual([0]);
  });

  it('keeps to the cap of each group, and lets those without a group pass', () => {
    const sets = [[0, 1, 2], [3, 4], [5, 6], [7], [8]]; // prettier-ignore
    const groups = Int32Array.of(0, 0, 0, 1, -1);
    const { order } = maximumCoverage(problemOf(sets, { universe: 9, size: 4, groups, cap: 1 }));
    expect([...order]).toEqual([0, 3, 4]);
  });

  it('weighs members by their worth', () => {
    const worth = Float64Array.of(0.1, 0.1, 1);
    const { order, covered } = maximumCoverage(problemOf([[0, 1], [2]], { universe: 3, size: 1, worth })); // prettier-ignore
    expect([[...order], covered]).toEqual([[1], 1]);
  });

  it.each([1, 2, 3, 4, 5])('reaches its guarantees on random sets, seed %i', (seed) => {
    const random = createRandom(seed);
    const sets = Array.from({ length: 10 }, () => [
      ...new Set(Array.from({ length: 6 }, () => random.below(25))),
    ]);
    const groups = Int32Array.from(sets, () => random.below(3));
    const rest = { universe: 25, size: 4, groups, cap: 2 };
    const best = bestBySearch(sets, groups);
    const greedy = maximumCoverage(problemOf(sets, rest));
    expect(greedy.covered).toBeGreaterThanOrEqual(best / 2);
    expect(greedy.covered).toBeLessThanOrEqual(best);
    expect(greedy.atMost).toBeGreaterThanOrEqual(best);
    expect(greedy.gains.reduce((a, b) => a + b)).toBe(greedy.covered);
    expect(maximumCoverage(problemOf(sets, rest))).toEqual(greedy);
  });
});

/** The most that any four sets cover, at most two from one group. */
function bestBySearch(sets: readonly number[][], groups: Int32Array): number {
  let best = 0;
  for (let mask = 0; mask < 1 << sets.length; mask++) {
    const chosen = [...sets.keys()].filter((i) => (mask >> i) & 1);
    const perGroup = [0, 1, 2].map((group) => chosen.filter((i) => groups[i] === group).length);
    if (chosen.length > 4 || Math.max(...perGroup) > 2) continue;
    best = Math.max(best, new Set(chosen.flatMap((i) => sets[i]!)).size);
  }
  return best;
}

describe('reserved seats', () => {
  /** Candidates 0 and 1 reach three each, 2 and 3 one each; sites are a, a, b, none. */
  const problem = {
    offsets: Int32Array.of(0, 3, 6, 7, 8),
    members: Int32Array.of(0, 1, 2, 3, 4, 5, 6, 7),
    universe: 8,
    size: 2,
  };
  const groups = Int32Array.of(0, 0, 1, -1);
  const chosen = (more: object) => [...maximumCoverage({ ...problem, ...more }).order];

  it('are filled first, by whoever adds most', () => {
    expect(chosen({})).toEqual([0, 1]);
    expect(chosen({ reserved: { groups, seats: 1 } })).toEqual([0, 2]);
  });

  it('stay within the caps, and take nobody who adds nothing', () => {
    const cap = { groups: Int32Array.of(0, 1, 0, 1), cap: 1 };
    expect(chosen({ ...cap, reserved: { groups, seats: 1 } })).toEqual([0, 1]);
    expect(
      chosen({ members: Int32Array.of(0, 1, 2, 3, 4, 5, 0, 7), reserved: { groups, seats: 1 } }),
    ).toEqual([0, 1]);
  });

  it('are no more than the places there are', () => {
    expect(chosen({ size: 1, reserved: { groups, seats: 3 } })).toEqual([0]);
  });

  it('are given to nobody twice, though a second chance would add something', () => {
    const chance = new Float64Array(8).fill(0.5);
    expect(chosen({ size: 4, chance, reserved: { groups, seats: 2 } }).sort()).toEqual([0, 1, 2, 3]);
  });
});
