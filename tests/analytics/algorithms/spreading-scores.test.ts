import { expect, it } from 'vitest';
import { localRank, neighbourhoodCoreness } from '../../../analytics/algorithms/spreading-scores.ts';
import { clique, graphOf, type Tie } from './graphs.ts';

/** 0 – 1 – 2 – 3, and a triangle on 3. */
const ties: Tie[] = [[0, 1], [2, 1], [2, 3], ...clique([3, 4, 5])]; // prettier-ignore

it('sums the cores of contacts of contacts', () => {
  // Cores 1 1 1 2 2 2; sums over contacts 1, 2, 3, 5, 4, 4.
  expect([...neighbourhoodCoreness(graphOf(6, ties))]).toEqual([2, 4, 7, 11, 9, 9]);
  expect(neighbourhoodCoreness(graphOf(0, []))).toHaveLength(0);
});

it('sums who is within two steps of contacts of contacts', () => {
  // Within two steps 2, 3, 5, 4, 3, 3; over contacts 3, 7, 7, 11, 7, 7; once more:
  expect([...localRank(graphOf(6, ties))]).toEqual([7, 10, 18, 21, 18, 18]);
  expect([...localRank(graphOf(2, []))]).toEqual([0, 0]);
});
