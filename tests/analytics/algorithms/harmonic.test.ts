import { describe, expect, it } from 'vitest';
import type { CsrGraph } from '../../../analytics/algorithms/csr-graph.ts';
import { harmonic, inverseDistances } from '../../../analytics/algorithms/harmonic.ts';
import { graphOf, randomTies, undirectedOf, type Tie } from './graphs.ts';

/** Plain breadth-first search from one source, for comparison. */
function distancesFrom(source: number, { order, out }: CsrGraph): number[] {
  const distance = new Array<number>(order).fill(Infinity);
  distance[source] = 0;
  for (const queue = [source]; queue.length > 0;) {
    const v = queue.shift()!;
    for (const u of out.neighbours.subarray(out.offsets[v], out.offsets[v + 1])) {
      if (distance[u] !== Infinity) continue;
      distance[u] = distance[v]! + 1;
      queue.push(u);
    }
  }
  return distance;
}

describe('harmonic closeness', () => {
  it('is empty for nobody and 0 for someone alone', () => {
    expect(harmonic(graphOf(0, []))).toHaveLength(0);
    expect([...harmonic(graphOf(1, []))]).toEqual([0]);
  });

  it('counts those who cannot come as infinitely far', () => {
    const path: Tie[] = [[0, 1], [1, 2]]; // prettier-ignore
    expect([...harmonic(graphOf(4, path))]).toEqual([0, 1 / 3, 1.5 / 3, 0]);
    expect([...harmonic(undirectedOf(4, path))]).toEqual([1.5 / 3, 2 / 3, 1.5 / 3, 0]);
  });

  it('is what one search per person finds, for more people than one batch holds', () => {
    const graph = graphOf(100, randomTies(6, 100, 260));
    const sums = new Array<number>(100).fill(0);
    for (let s = 0; s < 100; s++)
      distancesFrom(s, graph).forEach((d, v) => (sums[v]! += d > 0 && d < Infinity ? 1 / d : 0));
    harmonic(graph).forEach((value, v) => {
      expect(value).toBeCloseTo(sums[v]! / 99, 9);
    });
  });

  it('stays right beyond the distances that are exact', () => {
    const chain = Array.from({ length: 299 }, (_, v): Tie => [v, v + 1]);
    const sum = Array.from({ length: 299 }, (_, i) => 1 / (i + 1)).reduce((a, b) => a + b);
    expect(Math.abs(harmonic(graphOf(300, chain))[299]! - sum / 299)).toBeLessThan(2e-10);
  });

  it('from a few sources adds up only their distances', () => {
    const found = inverseDistances(graphOf(4, [[0, 1], [1, 2], [3, 2]]), Int32Array.of(0, 3)); // prettier-ignore
    expect([...found]).toEqual([0, 1, 1.5, 0]);
    expect([...inverseDistances(graphOf(2, [[0, 1]]), new Int32Array())]).toEqual([0, 0]); // prettier-ignore
  });
});
