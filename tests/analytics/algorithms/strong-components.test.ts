import { expect, it } from 'vitest';
import { strongComponents } from '../../../analytics/algorithms/strong-components.ts';
import { graphOf, randomTies, type Tie } from './graphs.ts';

it('puts people together who can reach each other, numbered by their first', () => {
  expect(strongComponents(graphOf(0, []))).toEqual({ component: new Int32Array(), sizes: new Int32Array() });
  const ties: Tie[] = [[2, 1], [1, 3], [3, 2], [3, 0], [4, 5], [5, 4], [0, 4]]; // prettier-ignore
  expect(strongComponents(graphOf(7, ties))).toEqual({
    component: Int32Array.of(0, 1, 1, 1, 2, 2, 3),
    sizes: Int32Array.of(1, 3, 2, 1),
  });
});

it('is what asking everyone for everyone finds', () => {
  const order = 40;
  const ties = randomTies(8, order, 70);
  const reach = Array.from({ length: order }, (_, v) => new Set([v]));
  for (let i = 0; i < order; i++)
    for (const [from, to] of ties) for (const u of reach[to]!) reach[from]!.add(u);
  const { component } = strongComponents(graphOf(order, ties));
  for (let a = 0; a < order; a++)
    for (let b = 0; b < order; b++)
      expect(component[a] === component[b]).toBe(reach[a]!.has(b) && reach[b]!.has(a));
});

it('follows a chain of half a million people', () => {
  const chain = Array.from({ length: 500_000 }, (_, v): Tie => [v, (v + 1) % 500_000]);
  expect(strongComponents(graphOf(500_000, chain)).sizes).toEqual(Int32Array.of(500_000));
});
