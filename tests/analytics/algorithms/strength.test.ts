import { expect, it } from 'vitest';
import { degree, strength } from '../../../analytics/algorithms/strength.ts';
import { graphOf } from './graphs.ts';

it('sums and counts the ties of each row', () => {
  const graph = graphOf(3, [[0, 1, 2], [0, 2, 0.5], [1, 2, 4]]); // prettier-ignore
  expect(strength(graph.out)).toEqual(Float64Array.of(2.5, 4, 0));
  expect(strength(graph.in)).toEqual(Float64Array.of(0, 2, 4.5));
  expect(degree(graph.in)).toEqual(Int32Array.of(0, 1, 2));
});

it('is empty for nobody and zero for one', () => {
  expect(strength(graphOf(0, []).out)).toHaveLength(0);
  expect(degree(graphOf(1, []).out)).toEqual(Int32Array.of(0));
});
