import { describe, expect, it } from 'vitest';
import { pageRank } from '../../../analytics/algorithms/page-rank.ts';
import type { CsrGraph } from '../../../analytics/algorithms/csr-graph.ts';
import { graphOf, randomTies, type Tie } from './graphs.ts';

/** Langville & Meyer, *Google's PageRank and Beyond*, 2006, §4.6; page 2 points nowhere. */
const sixPages: Tie[] = [[1, 2], [1, 3], [3, 1], [3, 2], [3, 5], [4, 5], [4, 6], [5, 4], [5, 6], [6, 4]]; // prettier-ignore

const star = (order: number): Tie[] =>
  Array.from({ length: order - 1 }, (_, leaf): Tie[] => [[0, leaf + 1], [leaf + 1, 0]]).flat(); // prettier-ignore
const chain = (order: number): Tie[] =>
  Array.from({ length: order - 1 }, (_, v): Tie[] => [[v, v + 1], [v + 1, v]]).flat(); // prettier-ignore
/** Through `first`, and then `length − 1` others from `skipped + 1` on. */
function ring(first: number, length: number, skipped = 0): Tie[] {
  const through = [first, ...Array.from({ length: length - 1 }, (_, i) => skipped + 1 + i)];
  return through.map((v, i): Tie => [v, through[(i + 1) % length]!]);
}
const moved = (ties: readonly Tie[], by: number): Tie[] =>
  ties.map(([from, to, ...weight]): Tie => [from + by, to + by, ...weight]);

const twoGroups: Tie[] = [...randomTies(2, 20, 90), ...moved(randomTies(3, 20, 90), 20), [3, 24]];

/** How far a rank is from what its givers give it, at most. */
function largestResidue(graph: CsrGraph, rank: Float64Array, damping = 0.85): number {
  const { order, out } = graph;
  const given = new Float64Array(order);
  let dangling = 0;
  for (let v = 0; v < order; v++) {
    const [from, to] = [out.offsets[v]!, out.offsets[v + 1]!];
    const total = out.weights.subarray(from, to).reduce((sum, weight) => sum + weight, 0);
    if (total === 0) dangling += rank[v]!;
    for (let e = from; e < to; e++) given[out.neighbours[e]!]! += (rank[v]! * out.weights[e]!) / total;
  }
  const residues = Array.from(rank, (value, v) =>
    Math.abs(value - (1 - damping + damping * dangling) / order - damping * given[v]!),
  );
  return Math.max(...residues);
}

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

  it.each([
    { name: 'a star, whose steps turn about', order: 40, ties: star(40) },
    { name: 'a chain both ways', order: 40, ties: chain(40) },
    { name: 'rings that meet in one person', order: 17, ties: [...ring(0, 5), ...ring(0, 13, 4)] },
    { name: 'two groups with one bridge', order: 40, ties: twoGroups },
    { name: 'chance', order: 60, ties: randomTies(4, 60, 200) },
  ])('solves its equations for $name', ({ order, ties }) => {
    const graph = graphOf(order, ties);
    const { rank, rounds } = pageRank(graph, { tolerance: 1e-13 });
    expect(largestResidue(graph, rank)).toBeLessThan(1e-13);
    // Plain rounds shrink by 0.85 at worst: 185 of them.
    expect(rounds).toBeLessThan(210);
  });

  it('goes on along steps that shrink steadily', () => {
    const rounds = pageRank(graphOf(40, twoGroups), { tolerance: 1e-13 }).rounds;
    // Round by round it would be 126.
    expect(rounds).toBeLessThan(110);
  });

  it('stays where it is when nothing moves any more', () => {
    const pair = graphOf(2, [[0, 1], [1, 0]]); // prettier-ignore
    expect(pageRank(pair, { tolerance: 0, maxRounds: 30 }).rank).toEqual(Float64Array.of(0.5, 0.5));
  });

  it('says when it did not converge', () => {
    const graph = graphOf(50, randomTies(1, 50, 120));
    expect(pageRank(graph, { maxRounds: 2 })).toMatchObject({ converged: false, rounds: 2 });
  });
});
