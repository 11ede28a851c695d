// An independent implementation must agree on random graphs.
import { describe, expect, it } from 'vitest';
import { betweenness } from '../../../analytics/algorithms/betweenness.ts';
import { leiden } from '../../../analytics/algorithms/leiden/leiden.ts';
import { modularity } from '../../../analytics/algorithms/modularity.ts';
import { pageRank } from '../../../analytics/algorithms/page-rank.ts';
import { createRandom } from '../../../analytics/algorithms/random.ts';
import { strength } from '../../../analytics/algorithms/strength.ts';
import {
  DirectedGraph,
  graphologyBetweenness,
  graphologyInStrength,
  graphologyLouvain,
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
  it('about modularity, and finds no better groups than Leiden', () => {
    const both = inGraphology(new UndirectedGraph(), order, ties);
    const found = graphologyLouvain(both, { rng: createRandom(seed).next });
    const groups = Int32Array.from({ length: order }, (_, v) => found.communities[v]!);
    const graph = undirectedOf(order, ties);
    expect(Math.abs(modularity(graph, groups) - found.modularity)).toBeLessThan(1e-9);
    const best = Math.max(...[1, 2, 3, 4, 5].map((run) => leiden(graph, { seed: run }).modularity));
    expect(best).toBeGreaterThan(found.modularity - 0.001);
  });
});
