import { expect, it } from 'vitest';
import { sweepResolutions } from '../../../../analytics/algorithms/leiden/resolution-sweep.ts';
import { clique, graphOf } from '../graphs.ts';

it('settles where every seed finds the same groups', () => {
  const rooms = [0, 1, 2, 3].flatMap((room) => clique([0, 1, 2, 3, 4].map((i) => 5 * room + i)));
  const { results, plateau } = sweepResolutions(graphOf(20, [...rooms, [0, 5], [5, 10], [10, 15]]), {
    resolutions: [0.01, 1, 40],
    runs: 5,
  });
  expect(results.map(({ sizes }) => sizes.length)).toEqual([1, 4, 20]);
  expect(results.map(({ stability }) => stability)).toEqual([1, 1, 1]);
  expect(plateau).toBe(1);
});

it('settles nowhere when nobody is tied', () => {
  expect(sweepResolutions(graphOf(4, []), { runs: 2 }).plateau).toBe(-1);
  expect(sweepResolutions(graphOf(0, []), { runs: 2 }).plateau).toBe(-1);
});
