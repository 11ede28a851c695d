import { expect, it } from 'vitest';
import { createRandom } from '../../../analytics/algorithms/random.ts';
import { epidemicThreshold, simulateOutbreaks } from '../../../bench/truth/outbreaks.ts';
import { undirectedOf, type Tie } from '../../analytics/algorithms/graphs.ts';

const path: Tie[] = [[0, 1], [1, 2], [3, 4]]; // prettier-ignore

it('reaches nearly everyone it can when nearly everybody tells', () => {
  const { halves } = simulateOutbreaks(undirectedOf(6, path), 0.999999, 200, createRandom(1));
  expect([...halves[0]]).toEqual([3, 3, 3, 2, 2, 1]);
});

it('reaches as many as chance says', () => {
  // From the end of a path of three: 1 + β + β²; from its middle: 1 + 2β.
  const { halves } = simulateOutbreaks(undirectedOf(3, [[0, 1], [1, 2]]), 0.3, 40_000, createRandom(2)); // prettier-ignore
  expect(halves[1][0]).toBeCloseTo(1.39, 1);
  expect(halves[1][1]).toBeCloseTo(1.6, 1);
});

it('knows when an outbreak can last', () => {
  const star = undirectedOf(5, [[0, 1], [0, 2], [0, 3], [0, 4]]); // prettier-ignore
  expect(epidemicThreshold(star)).toBeCloseTo(8 / (20 - 8), 12);
});
