import { describe, expect, it } from 'vitest';
import { pageRank } from '../../../analytics/algorithms/page-rank.ts';
import { graphOf, randomTies, type Tie } from './graphs.ts';

/** Langville & Meyer, *Google's PageRank and Beyond*, 2006, §4.6; page 2 points nowhere. */
const sixPages: Tie[] = [[1, 2], [1, 3], [3, 1], [3, 2], [3, 5], [4, 5], [4, 6], [5, 4], [5, 6], [6, 4]]; // prettier-ignore

describe('PageRank', () => {
  it('of nobody is empty and of one person is 1', () => {
    expect(pageRank(graphOf(0, []))).toMatchObject({ rank: new Float64Array(), converged: true });
    expect(pageRank(graphOf(1, []))).toMatchObject({ rank: Float64Array.of(1), converged: true });
  });

  it('gives the published answer for the six pages', () => {
    const graph = graphOf(6, sixPages.map(([from, to]): Tie => [from - 1, to - 1])); // prettier-ignore
    const { rank } = pageRank(graph, { damping: 0.9, tolerance: 1e-12 });
    const published = [0.03721197, 0.05395735, 0.04150565, 0.37508082, 0.20599833, 0.28624589];
    published.forEach((value, page) => {
      expect(rank[page]).toBeCloseTo(value, 4);
    });
  });

  it.each(['plain', 'capped', 'equal'] as const)('sums to 1 with %s weights', (weighting) => {
    const { rank, converged } = pageRank(graphOf(50, randomTies(1, 50, 120)), { weighting });
    expect(converged).toBe(true);
    expect(rank.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
  });

  it('is not moved by volume when weights are capped', () => {
    const ties: Tie[] = [[0, 1], [0, 2], [1, 0], [2, 0], [3, 0]]; // prettier-ignore
    const loud = [...ties, [0, 2, 400] as const, [3, 0, 400] as const];
    expect(pageRank(graphOf(4, loud), { weighting: 'capped' })).toEqual(pageRank(graphOf(4, ties)));
    expect(pageRank(graphOf(4, loud)).rank[2]).toBeGreaterThan(pageRank(graphOf(4, ties)).rank[2]!);
  });

  it('says when it did not converge', () => {
    const graph = graphOf(50, randomTies(1, 50, 120));
    expect(pageRank(graph, { maxRounds: 2 })).toMatchObject({ converged: false, rounds: 2 });
  });
});
