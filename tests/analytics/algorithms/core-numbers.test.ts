import { describe, expect, it } from 'vitest';
import { coreNumbers } from '../../../analytics/algorithms/core-numbers.ts';
import { clique, graphOf, randomTies, undirectedOf } from './graphs.ts';

describe('core numbers', () => {
  it('of nobody are none and of one person is 0', () => {
    expect(coreNumbers(graphOf(0, []))).toHaveLength(0);
    expect(coreNumbers(graphOf(1, []))).toEqual(Int32Array.of(0));
  });

  it('of a clique with a tail are one less than its size, then 1', () => {
    expect([...coreNumbers(graphOf(6, [...clique([0, 1, 2, 3]), [3, 4], [5, 4]]))]).toEqual([
      3, 3, 3, 3, 1, 1,
    ]);
  });

  it('count a pair tied both ways once', () => {
    expect([...coreNumbers(graphOf(2, clique([0, 1])))]).toEqual([1, 1]);
  });

  it('leave everyone at least k contacts among those with core k or more', () => {
    const { order, out } = undirectedOf(60, randomTies(4, 60, 300));
    const core = coreNumbers({ order, directed: false, out, in: out });
    for (let v = 0; v < order; v++) {
      const row = [...out.neighbours.subarray(out.offsets[v], out.offsets[v + 1])];
      expect(row.filter((u) => core[u]! >= core[v]!).length).toBeGreaterThanOrEqual(core[v]!);
    }
  });
});
