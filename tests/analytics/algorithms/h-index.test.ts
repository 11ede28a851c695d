import { expect, it } from 'vitest';
import { coreNumbers } from '../../../analytics/algorithms/core-numbers.ts';
import { hIndex } from '../../../analytics/algorithms/h-index.ts';
import { degree } from '../../../analytics/algorithms/strength.ts';
import { clique, graphOf, randomTies, undirectedOf } from './graphs.ts';

it('counts contacts who have as many contacts', () => {
  expect(hIndex(graphOf(0, []))).toHaveLength(0);
  expect([...hIndex(graphOf(1, []))]).toEqual([0]);
  expect([...hIndex(graphOf(6, [...clique([0, 1, 2, 3]), [3, 4], [5, 4]]))]).toEqual([3, 3, 3, 3, 1, 1]);
  expect([...hIndex(graphOf(4, [[0, 1], [0, 2], [3, 0]]))]).toEqual([1, 1, 1, 1]); // prettier-ignore
});

it('lies between core number and degree', () => {
  const graph = undirectedOf(80, randomTies(2, 80, 400));
  const [h, core, degrees] = [hIndex(graph), coreNumbers(graph), degree(graph.out)];
  h.forEach((value, v) => {
    expect(value).toBeGreaterThanOrEqual(core[v]!);
    expect(value).toBeLessThanOrEqual(degrees[v]!);
  });
});
