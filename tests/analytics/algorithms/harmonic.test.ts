import { expect, it } from 'vitest';
import { harmonic } from '../../../analytics/algorithms/harmonic.ts';
import { graphOf, undirectedOf, type Tie } from './graphs.ts';

it('is empty for nobody and 0 for someone alone', () => {
  expect(harmonic(graphOf(0, []))).toHaveLength(0);
  expect([...harmonic(graphOf(1, []))]).toEqual([0]);
});

it('counts those who cannot come as infinitely far', () => {
  const path: Tie[] = [[0, 1], [1, 2]]; // prettier-ignore
  expect([...harmonic(graphOf(4, path))]).toEqual([0, 1 / 3, 1.5 / 3, 0]);
  expect([...harmonic(undirectedOf(4, path))]).toEqual([1.5 / 3, 2 / 3, 1.5 / 3, 0]);
});
