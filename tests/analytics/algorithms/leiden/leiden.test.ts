import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CsrGraph } from '../../../../analytics/algorithms/csr-graph.ts';
import { components } from '../../../../analytics/algorithms/components.ts';
import { leiden } from '../../../../analytics/algorithms/leiden/leiden.ts';
import { modularity } from '../../../../analytics/algorithms/modularity.ts';
import { clique, graphOf, randomTies, undirectedOf, type Tie } from '../graphs.ts';
import { karate } from '../published-graphs.ts';

/** Groups that fall apart when only the ties inside them are kept. */
function disconnected({ order, out }: CsrGraph, groups: Int32Array): number {
  const inside: Tie[] = [];
  for (let v = 0; v < order; v++) {
    for (const u of out.neighbours.subarray(out.offsets[v], out.offsets[v + 1]))
      if (groups[u] === groups[v]) inside.push([v, u]);
  }
  const pieces = components(graphOf(order, inside)).sizes.length;
  return pieces - new Set(groups).size;
}

describe('Leiden', () => {
  it('finds nobody among nobody and leaves those without ties alone', () => {
    expect(leiden(graphOf(0, []))).toEqual({
      groups: new Int32Array(),
      sizes: new Int32Array(),
      modularity: 0,
    });
    expect(leiden(graphOf(3, [[1, 1]])).groups).toEqual(Int32Array.of(0, 1, 2)); // prettier-ignore
  });

  it('finds the rooms of a corridor, the largest first', () => {
    const corridor = [...clique([0, 1, 2]), ...clique([3, 4, 5, 6]), [2, 3] as const];
    const { groups, sizes } = leiden(graphOf(7, corridor));
    expect([...groups]).toEqual([1, 1, 1, 0, 0, 0, 0]);
    expect([...sizes]).toEqual([4, 3]);
  });

  it.each([1, 2, 3, 4, 5])('reaches the best known modularity of the karate club with seed %i', (seed) => {
    expect(leiden(undirectedOf(34, karate), { seed }).modularity).toBeCloseTo(0.4198, 4);
  });

  it('finds cliques on a ring one by one at a high resolution', () => {
    const ring = Array.from({ length: 30 }, (_, i) => i).flatMap((i) => [
      ...clique([0, 1, 2, 3, 4].map((j) => 5 * i + j)),
      [5 * i, (5 * i + 6) % 150] as const,
    ]);
    expect(leiden(graphOf(150, ring), { resolution: 3 }).sizes).toHaveLength(30);
  });

  it('gives the same bytes for the same seed, and counts what it says', () => {
    const graph = undirectedOf(200, randomTies(4, 200, 900));
    const found = leiden(graph, { seed: 9 });
    expect(leiden(graph, { seed: 9 })).toEqual(found);
    expect(found.modularity).toBe(modularity(graph, found.groups));
    found.sizes.forEach((size, g) => {
      expect(found.groups.filter((group) => group === g)).toHaveLength(size);
    });
  });

  it('puts everyone in one connected group, whatever the graph, resolution and seed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 200 }),
        fc.integer(),
        fc.constantFrom(0.2, 1, 3),
        (order, count, seed, resolution) => {
          const graph = undirectedOf(order, randomTies(seed, order, count));
          const { groups, sizes } = leiden(graph, { resolution, seed });
          expect(disconnected(graph, groups)).toBe(0);
          expect(sizes.reduce((a, b) => a + b, 0)).toBe(order);
        },
      ),
      { seed: 20, numRuns: 200 },
    );
  });
});
