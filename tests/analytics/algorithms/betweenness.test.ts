import { describe, expect, it } from 'vitest';
import { betweenness } from '../../../analytics/algorithms/betweenness.ts';
import { graphOf, undirectedOf, type Tie } from './graphs.ts';
import { kite } from './published-graphs.ts';

describe('betweenness', () => {
  it('of nobody is empty and of one person is 0', () => {
    expect(betweenness(graphOf(0, []))).toHaveLength(0);
    expect([...betweenness(undirectedOf(1, []))]).toEqual([0]);
  });

  it('of the middle of a star is every pair of its points', () => {
    const star: Tie[] = [[0, 1], [0, 2], [0, 3], [0, 4]]; // prettier-ignore
    expect([...betweenness(undirectedOf(5, star))]).toEqual([6, 0, 0, 0, 0]);
    expect([...betweenness(graphOf(5, [...star.slice(2), [1, 0], [2, 0]]))]).toEqual([4, 0, 0, 0, 0]);
  });

  it('gives the published answer for the kite', () => {
    /** As in networkx's tests. */
    const published = [0.8335, 0.8335, 0, 3.6665, 0, 8.3335, 8.3335, 14, 8, 0];
    betweenness(undirectedOf(10, kite)).forEach((value, v) => {
      expect(Math.abs(value - published[v]!)).toBeLessThan(1e-3);
    });
  });

  it('counts more shortest paths than 32 bits hold', () => {
    // 11 layers of 10, each fully tied to the next: 10^10 shortest paths from end to end.
    const layers = 12;
    const ties: Tie[] = [];
    for (let layer = 0; layer + 1 < layers; layer++) {
      for (let a = 0; a < 10; a++)
        for (let b = 0; b < 10; b++) ties.push([10 * layer + a, 10 * layer + 10 + b]);
    }
    const scores = betweenness(graphOf(10 * layers, ties));
    // Of the 60 × 50 pairs that pass layer 6, each of its ten carries a tenth.
    for (let v = 60; v < 70; v++) expect(scores[v]).toBeCloseTo((60 * 50) / 10, 9);
  });
});
