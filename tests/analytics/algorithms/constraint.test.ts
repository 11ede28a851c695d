import { describe, expect, it } from 'vitest';
import { constraint } from '../../../analytics/algorithms/constraint.ts';
import { undirected, type CsrGraph } from '../../../analytics/algorithms/csr-graph.ts';
import { clique, graphOf, randomTies, undirectedOf, type Tie } from './graphs.ts';

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

  it.each([
    [8, 20],
    [40, 150],
    [40, 1200],
  ])('of %i people with %i ties is what the formula says', (order, ties) => {
    // prettier-ignore
    const graph = graphOf(order, randomTies(5, order, ties));
    const expected = byFormula(graph);
    constraint(graph).forEach((value, v) => {
      expect(value).toBeCloseTo(expected[v] ?? NaN, 12);
    });
  });
});

/** c(v), term by term. */
function byFormula(graph: CsrGraph): number[] {
  const shares = sharesOf(graph);
  const everybody = [...shares.keys()];
  return shares.map((row) => {
    const contacts = everybody.filter((j) => (row[j] ?? 0) > 0);
    if (contacts.length === 0) return NaN;
    const invested = (j: number) =>
      (row[j] ?? 0) + everybody.reduce((sum, q) => sum + (row[q] ?? 0) * (shares[q]?.[j] ?? 0), 0);
    return contacts.reduce((sum, j) => sum + invested(j) ** 2, 0);
  });
}

/** p_vj. */
function sharesOf(graph: CsrGraph): number[][] {
  const { order, out } = undirected(graph);
  return Array.from({ length: order }, (_, v) => {
    const row = Array.from({ length: order }, () => 0);
    for (let e = out.offsets[v] ?? 0; e < (out.offsets[v + 1] ?? 0); e++)
      row[out.neighbours[e] ?? 0] = out.weights[e] ?? 0;
    const all = row.reduce((sum, weight) => sum + weight, 0);
    return row.map((weight) => (all > 0 ? weight / all : 0));
  });
}
