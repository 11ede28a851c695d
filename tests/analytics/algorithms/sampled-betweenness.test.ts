import { describe, expect, it } from 'vitest';
import { betweenness } from '../../../analytics/algorithms/betweenness.ts';
import type { CsrGraph } from '../../../analytics/algorithms/csr-graph.ts';
import { sampledBetweenness } from '../../../analytics/algorithms/sampled-betweenness.ts';
import { clique, graphOf, randomTies, undirectedOf, type Tie } from './graphs.ts';
import { florentine, kite } from './published-graphs.ts';

const largestError = (graph: CsrGraph, score: Float64Array) => {
  const pairs = (graph.order * (graph.order - 1)) / 2;
  return betweenness(graph).reduce((worst, b, v) => Math.max(worst, Math.abs(b / pairs - score[v]!)), 0);
};

describe('sampled betweenness', () => {
  it.each([
    ['nobody', graphOf(0, [])],
    ['one person', graphOf(1, [])],
    ['two people', graphOf(2, [[0, 1]])], // prettier-ignore
    ['people without ties', graphOf(5, [])],
  ])('of %s needs no sample', (_, graph) => {
    const { score, samples, ranked } = sampledBetweenness(graph);
    expect([...score]).toEqual(new Array(graph.order).fill(0));
    expect(samples).toBe(0);
    expect(ranked).toHaveLength(0);
  });

  it.each<[string, CsrGraph]>([
    ['the kite', undirectedOf(10, kite)],
    ['Florentine families', undirectedOf(15, florentine)],
    [
      'a star',
      undirectedOf(
        30,
        Array.from({ length: 29 }, (_, i): Tie => [0, i + 1]),
      ),
    ],
    [
      'two islands',
      undirectedOf(20, [...clique([0, 1, 2, 3]), [3, 4], [4, 5], ...clique([8, 9, 10]), [10, 11]]),
    ],
    ['a random network', undirectedOf(200, randomTies(3, 200, 500))],
  ])('of %s is within its error for everybody', (_, graph) => {
    const { score, epsilon } = sampledBetweenness(graph, { epsilon: 0.02 });
    expect(largestError(graph, score)).toBeLessThan(epsilon);
  });

  it('ranks only what stands clear of the error', () => {
    const { ranked, score } = sampledBetweenness(undirectedOf(15, florentine), { epsilon: 0.02 });
    expect(ranked[0]).toBe(1); // the Medici
    expect([...ranked].every((v) => score[v]! > 0.04)).toBe(true);
    expect(ranked.length).toBe(score.filter((value) => value > 0.04).length);
  });

  it('stops before the cap where a few carry everything, and needs more for less error', () => {
    const star = undirectedOf(
      300,
      Array.from({ length: 299 }, (_, i): Tie => [0, i + 1]),
    );
    const coarse = sampledBetweenness(star, { epsilon: 0.05 });
    const fine = sampledBetweenness(star, { epsilon: 0.01 });
    expect(fine.samples).toBeGreaterThan(coarse.samples);
    expect(sampledBetweenness(star, { epsilon: 0.01 })).toEqual(fine);
  });

  it('ignores direction', () => {
    const { score } = sampledBetweenness(graphOf(3, [[1, 0], [1, 2]])); // prettier-ignore
    expect(Math.abs(score[1]! - 1 / 3)).toBeLessThan(0.01);
  });
});
