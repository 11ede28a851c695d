import { expect, it } from 'vitest';
import { countGroups, externalReach } from '../../../analytics/algorithms/external-reach.ts';
import { graphOf } from './graphs.ts';

it('counts distinct contacts outside the own group, in either direction', () => {
  // Node 0 of group 0 knows 1 (own), 2 and 3 (group 1), 4 (group 2), 5 (unknown).
  const ties = [[0, 1], [0, 2], [2, 0], [3, 0], [0, 4], [0, 5]] as const; // prettier-ignore
  const reach = externalReach(graphOf(6, ties), Int32Array.of(0, 0, 1, 1, 2, -1));
  expect(reach.contacts).toEqual(Int32Array.of(3, 0, 1, 1, 1, 0));
  expect(reach.groups).toEqual(Int32Array.of(2, 0, 1, 1, 1, 0));
  expect([...reach.largestShare]).toEqual([2 / 3, 0, 1, 1, 1, 0]);
  expect(reach.participation[0]).toBeCloseTo(1 - (1 + 4 + 1) / 16, 12);
});

it('knows no outside for somebody of unknown group, and nothing about nobody', () => {
  const alone = externalReach(graphOf(2, [[0, 1]]), Int32Array.of(-1, 0)); // prettier-ignore
  expect([...alone.contacts]).toEqual([0, 0]);
  expect([...alone.participation]).toEqual([0, 0]);
  expect(externalReach(graphOf(0, []), new Int32Array()).contacts).toHaveLength(0);
  expect(countGroups(Int32Array.of(-1, -1))).toBe(0);
});
