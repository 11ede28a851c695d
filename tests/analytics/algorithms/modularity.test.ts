import { expect, it } from 'vitest';
import { conductance, modularity } from '../../../analytics/algorithms/modularity.ts';
import { clique, graphOf, undirectedOf } from './graphs.ts';

const ring = graphOf(6, [...clique([0, 1, 2]), ...clique([3, 4, 5]), [2, 3]]);
const rooms = Int32Array.of(0, 0, 0, 1, 1, 1);

/** Ties among cliques weigh 2 (both ways), the bridge 1: 12 + 12 + 1 in all, 25 tie ends a side. */
it('adds up what falls inside groups, less what chance would bring', () => {
  expect(modularity(ring, rooms)).toBeCloseTo(2 * (12 / 26 - 0.25), 12);
  expect(modularity(ring, rooms, 2)).toBeCloseTo(2 * (12 / 26 - 0.5), 12);
  expect(modularity(ring, new Int32Array(6))).toBe(0);
  expect(modularity(graphOf(3, []), Int32Array.of(0, 1, 2))).toBe(0);
  expect(modularity(graphOf(0, []), new Int32Array())).toBe(0);
});

it('says which share of its ties leaves a group', () => {
  expect([...conductance(ring, rooms)]).toEqual([1 / 13, 1 / 13]);
  expect([...conductance(undirectedOf(2, [[0, 1]]), Int32Array.of(0, 1))]).toEqual([1, 1]); // prettier-ignore
  expect([...conductance(undirectedOf(2, [[0, 1]]), Int32Array.of(0, 0))]).toEqual([NaN]); // prettier-ignore
});
