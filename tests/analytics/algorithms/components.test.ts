import { expect, it } from 'vitest';
import { components } from '../../../analytics/algorithms/components.ts';
import { graphOf, randomTies } from './graphs.ts';

it('puts everyone in exactly one component, numbered by its first member', () => {
  expect(components(graphOf(0, []))).toEqual({ component: new Int32Array(), sizes: new Int32Array() });
  expect(components(graphOf(6, [[4, 0], [1, 3], [3, 5]]))).toEqual({ component: Int32Array.of(0, 1, 2, 1, 0, 1), sizes: Int32Array.of(2, 3, 1) }); // prettier-ignore
});

it('never parts two people who are tied', () => {
  const ties = randomTies(11, 200, 150);
  const { component, sizes } = components(graphOf(200, ties));
  for (const [from, to] of ties) expect(component[from]).toBe(component[to]);
  expect(sizes.reduce((a, b) => a + b)).toBe(200);
});
