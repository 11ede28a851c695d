// An independent implementation must agree on random graphs.
import { describe, expect, it } from 'vitest';
import { betweenness } from '../../../analytics/algorithms/betweenness.ts';
import { pageRank } from '../../../analytics/algorithms/page-rank.ts';
import { strength } from '../../../analytics/algorithms/strength.ts';
import {
  DirectedGraph,
  graphologyBetweenness,
  graphologyInStrength,
  graphologyPageRank,
  UndirectedGraph,
} from '../../support/graphology.ts';
import { graphOf, randomTies, undirectedOf, type Tie } from './graphs.ts';

function inGraphology(graph: DirectedGraph | UndirectedGraph, order: number, ties: readonly Tie[]) {
  for (let v = 0; v < order; v++) graph.addNode(String(v));
  for (const [from, to, weight = 1] of ties) {
    if (from === to) continue;
    graph.updateEdge(String(from), String(to), ({ weight: sum = 0 }) => ({ weight: Number(sum) + weight }));
  }
  return graph;
}

function expectSame(ours: Float64Array, theirs: Record<string, number>): void {
  ours.forEach((value, v) => {
    expect(Math.abs(value - theirs[v]!)).toBeLessThan(1e-9 * Math.max(1, value));
  });
}

describe.each(Array.from({ length: 12 }, (_, i) => i + 1))('graphology agrees on random graph %i', (seed) => {
  const order = 5 + 6 * seed;
  const ties = randomTies(seed, order, order * (1 + (seed % 4)));
  const ours = graphOf(order, ties);
  const theirs = inGraphology(new DirectedGraph(), order, ties);

  it('about betweenness', () => {
    const options = { getEdgeWeight: null, normalized: false };
    expectSame(betweenness(ours), graphologyBetweenness(theirs, options));
    const both = inGraphology(new UndirectedGraph(), order, ties);
    expectSame(betweenness(undirectedOf(order, ties)), graphologyBetweenness(both, options));
  });

  it.each([
    ['plain', 'weight'],
    ['equal', null],
  ] as const)('about PageRank with %s weights', (weighting, getEdgeWeight) => {
    const options = { alpha: 0.85, tolerance: 1e-13 / order, maxIterations: 1000, getEdgeWeight };
    expectSame(pageRank(ours, { weighting, tolerance: 1e-12 }).rank, graphologyPageRank(theirs, options));
  });

  it('about strength', () => {
    strength(ours.in).forEach((value, v) => {
      expect(value).toBe(graphologyInStrength(theirs, String(v)));
    });
  });
});
