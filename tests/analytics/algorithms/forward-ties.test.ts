import { describe, expect, it } from 'vitest';
import { undirected } from '../../../analytics/algorithms/csr-graph.ts';
import { forwardTies } from '../../../analytics/algorithms/forward-ties.ts';
import { degree } from '../../../analytics/algorithms/strength.ts';
import { graphOf, randomTies, undirectedOf } from './graphs.ts';

describe('forward ties', () => {
  it('of nobody are none', () => {
    expect(forwardTies(graphOf(0, []).out).nodes).toHaveLength(0);
  });

  it('of a star all lead to its centre, which comes last', () => {
    const { nodes, offsets, neighbours } = forwardTies(undirectedOf(4, [[2, 0], [2, 1], [2, 3]]).out); // prettier-ignore
    expect([...nodes]).toEqual([0, 1, 3, 2]);
    expect([...offsets]).toEqual([0, 1, 2, 3, 3]);
    expect([...neighbours]).toEqual([3, 3, 3]);
  });

  it.each([
    [10, 12],
    [50, 300],
    [50, 2000],
  ])('of %i people name each of %i ties once, with its weight', (order, ties) => {
    // prettier-ignore
    const { out } = undirected(graphOf(order, randomTies(3, order, ties)));
    const { nodes, offsets, neighbours, weights } = forwardTies(out);
    const degrees = degree(out);
    expect(neighbours).toHaveLength(out.neighbours.length / 2);
    for (let place = 0; place < order; place++) {
      const row = neighbours.subarray(offsets[place], offsets[place + 1]);
      expect(row).toEqual(row.slice().sort());
      row.forEach((higher, i) => {
        const v = nodes[place] ?? -1;
        const u = nodes[higher] ?? -1;
        expect(degrees[v]).toBeLessThanOrEqual(degrees[u] ?? -1);
        const e = out.neighbours.indexOf(u, out.offsets[v]);
        expect(e).toBeLessThan(out.offsets[v + 1] ?? 0);
        expect(weights[(offsets[place] ?? 0) + i]).toBe(out.weights[e]);
      });
    }
  });
});
