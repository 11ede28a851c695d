// Answers printed elsewhere: networkx's own tests (three decimals) and the papers named beside the graphs.
import { expect, it } from 'vitest';
import { betweenness } from '../../../analytics/algorithms/betweenness.ts';
import { constraint } from '../../../analytics/algorithms/constraint.ts';
import { coreNumbers } from '../../../analytics/algorithms/core-numbers.ts';
import { undirectedOf } from './graphs.ts';
import { florentine, karate, kite } from './published-graphs.ts';

it('Florentine families: betweenness, as a share of all pairs', () => {
  const published = [0, 0.522, 0.055, 0.022, 0.103, 0.093, 0.114, 0.092, 0.212, 0.143, 0, 0.104, 0.255, 0, 0];
  betweenness(undirectedOf(15, florentine)).forEach((value, v) => {
    expect(Math.abs(value / 91 - published[v]!)).toBeLessThan(1e-3);
  });
});

it('kite: three people are the most central, each in another way', () => {
  const graph = undirectedOf(10, kite);
  expect(betweenness(graph).indexOf(14)).toBe(7);
  expect([...coreNumbers(graph)]).toEqual([3, 3, 3, 3, 3, 3, 3, 2, 1, 1]);
});

it('karate club: the instructor and the officer are the least constrained', () => {
  const values = constraint(undirectedOf(34, karate));
  const order = [...values.keys()].sort((a, b) => values[a]! - values[b]!);
  expect(order.slice(0, 2).sort((a, b) => a - b)).toEqual([0, 33]);
  expect(values[0]).toBeCloseTo(0.155423, 6);
});
