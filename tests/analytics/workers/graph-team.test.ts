// Threads must find what one thread finds; run on compiled code, as the product does.
import { afterAll, describe, expect, it } from 'vitest';
import { dependenciesOn } from '../../../analytics/algorithms/betweenness.ts';
import type { CsrGraph } from '../../../analytics/algorithms/csr-graph.ts';
import { inverseDistances } from '../../../analytics/algorithms/harmonic.ts';
import { pageRank } from '../../../analytics/algorithms/page-rank.ts';
import { createGraphTeam } from '../../../analytics/workers/graph-team.ts';
import { graphOf, randomTies, undirectedOf, type Tie } from '../algorithms/graphs.ts';

const one = createGraphTeam({ threads: 1 });
const three = createGraphTeam({ threads: 3 });
afterAll(() => Promise.all([one.close(), three.close()]));

const chain = Array.from({ length: 200 }, (_, v): Tie => [v, v + 1]);
const graphs: [name: string, graph: CsrGraph][] = [
  ['nobody', graphOf(0, [])],
  ['one person', graphOf(1, [])],
  ['people without ties', graphOf(3, [])],
  [
    'a star',
    graphOf(
      50,
      Array.from({ length: 49 }, (_, i): Tie => [i + 1, 0, i + 1]),
    ),
  ],
  ['a long chain', graphOf(201, chain)],
  ['a random network', graphOf(500, randomTies(1, 500, 3000))],
  ['both directions', undirectedOf(500, randomTies(2, 500, 1500))],
];

const everyone = (graph: CsrGraph) => Int32Array.from({ length: graph.order }, (_, v) => v);

function expectClose(ours: Float64Array, theirs: Float64Array): void {
  expect(ours).toHaveLength(theirs.length);
  ours.forEach((value, v) => {
    expect(Math.abs(value - theirs[v]!)).toBeLessThan(1e-11 * Math.max(1, theirs[v]!));
  });
}

describe.each(graphs)('%s', (_, graph) => {
  it.each(['plain', 'capped', 'equal'] as const)(
    'has the same PageRank with %s weights',
    async (weighting) => {
      const found = await three.pageRank(graph, { weighting, tolerance: 1e-12 });
      const alone = pageRank(graph, { weighting, tolerance: 1e-12 });
      expectClose(found.rank, alone.rank);
      expect(found.converged).toBe(true);
      expect(await one.pageRank(graph, { weighting, tolerance: 1e-12 })).toEqual(found);
    },
  );

  it('has the same betweenness', async () => {
    const found = await three.dependenciesOn(graph, everyone(graph));
    expectClose(found, dependenciesOn(graph, everyone(graph)));
    expect(await one.dependenciesOn(graph, everyone(graph))).toEqual(found);
  });

  it('has the same closeness', async () => {
    const found = await three.inverseDistances(graph, everyone(graph));
    expect(found).toEqual(inverseDistances(graph, everyone(graph)));
    expect(await one.inverseDistances(graph, everyone(graph))).toEqual(found);
  });
});

it('says when it did not converge', async () => {
  const graph = graphOf(50, randomTies(1, 50, 120));
  expect(await three.pageRank(graph, { maxRounds: 2 })).toMatchObject({ converged: false, rounds: 2 });
});

it('counts more shortest paths than 32 bits hold', async () => {
  const ties = Array.from({ length: 1100 }, (_, i): Tie => {
    const [layer, a, b] = [Math.floor(i / 100), Math.floor(i / 10) % 10, i % 10];
    return [10 * layer + a, 10 * layer + 10 + b];
  });
  const scores = await one.dependenciesOn(graphOf(120, ties), Int32Array.of(0));
  expect(scores[110]).toBeCloseTo(0, 12);
  expect(scores[100]).toBeCloseTo(1, 9);
});

it('refuses what a thread could not do, and ends', async () => {
  const team = createGraphTeam({ threads: 2 });
  const nobody = Int32Array.of(2_000_000_000);
  await expect(team.dependenciesOn(graphOf(3, [[0, 1]]), nobody)).rejects.toThrow('out of bounds'); // prettier-ignore
});
