import { describe, expect, it } from 'vitest';
import { constraint } from '../../../analytics/algorithms/constraint.ts';
import { clique, graphOf, undirectedOf, type Tie } from './graphs.ts';

describe("Burt's constraint", () => {
  it('is undefined without contacts', () => {
    expect(constraint(graphOf(0, []))).toHaveLength(0);
    expect([...constraint(graphOf(2, [[0, 0]]))]).toEqual([NaN, NaN]); // prettier-ignore
  });

  it('of a broker among n strangers is 1 / n, of those who only know the broker 1', () => {
    const star: Tie[] = [[0, 1], [0, 2], [3, 0], [0, 4]]; // prettier-ignore
    expect([...constraint(graphOf(5, star))]).toEqual([1 / 4, 1, 1, 1, 1]);
  });

  it('of everyone in a triangle is 9 / 8', () => {
    for (const value of constraint(undirectedOf(3, clique([0, 1, 2])))) expect(value).toBeCloseTo(9 / 8, 12);
  });

  it('follows the weights, both directions added', () => {
    // 0 spends 3/4 on 1 and 1/4 on 2, who do not know each other.
    const graph = graphOf(3, [[0, 1, 2], [1, 0, 1], [0, 2, 1]]); // prettier-ignore
    expect(constraint(graph)[0]).toBeCloseTo((3 / 4) ** 2 + (1 / 4) ** 2, 12);
  });
});
