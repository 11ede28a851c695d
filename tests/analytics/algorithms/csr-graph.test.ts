import { describe, expect, it } from 'vitest';
import { buildCsrGraph, countTies, undirected } from '../../../analytics/algorithms/csr-graph.ts';
import { graphOf, randomTies, relabel, undirectedOf } from './graphs.ts';

describe('a graph in compressed rows', () => {
  it('of nobody is empty', () => {
    const graph = graphOf(0, []);
    expect(graph.out.offsets).toEqual(Int32Array.of(0));
    expect(countTies(undirected(graph))).toBe(0);
  });

  it('of one person has no ties, not even to themselves', () => {
    expect(graphOf(1, [[0, 0, 5]]).out).toEqual({
      offsets: Int32Array.of(0, 0),
      neighbours: new Int32Array(),
      weights: new Float32Array(),
    });
  });

  it('sorts rows, sums parallel ties, drops loops and ties without weight', () => {
    const { out, in: back } = graphOf(3, [[0, 2, 1], [0, 1, 2], [1, 1, 9], [0, 2, 0.5], [2, 0, 0], [2, 1, -1], [1, 2, NaN]]); // prettier-ignore
    expect(out).toEqual({
      offsets: Int32Array.of(0, 2, 2, 2),
      neighbours: Int32Array.of(1, 2),
      weights: Float32Array.of(2, 1.5),
    });
    expect(back).toEqual({
      offsets: Int32Array.of(0, 0, 1, 2),
      neighbours: Int32Array.of(0, 0),
      weights: Float32Array.of(2, 1.5),
    });
  });

  it('counts only the first `length` ties of its columns', () => {
    const columns = {
      from: Int32Array.of(0, 1),
      to: Int32Array.of(1, 0),
      weight: Float32Array.of(1, 1),
      length: 1,
    };
    expect(countTies(buildCsrGraph(2, columns))).toBe(1);
  });

  it('seen undirected, adds the two directions of a pair', () => {
    const graph = undirectedOf(3, [[0, 1, 2], [1, 0, 3], [2, 1, 4]]); // prettier-ignore
    expect(graph.out).toBe(graph.in);
    expect(graph.out).toEqual({
      offsets: Int32Array.of(0, 1, 3, 4),
      neighbours: Int32Array.of(1, 0, 2, 1),
      weights: Float32Array.of(5, 5, 4, 4),
    });
    expect(countTies(graph)).toBe(2);
    expect(undirected(graph)).toBe(graph);
  });

  it('is the same bytes in whatever order the ties come', () => {
    const ties = randomTies(7, 40, 600);
    const same = Int32Array.from({ length: 40 }, (_, v) => v);
    expect(graphOf(40, relabel(ties, same, 8))).toEqual(graphOf(40, ties));
  });

  it('holds every tie in both directions', () => {
    const { out, in: back } = graphOf(40, randomTies(9, 40, 600));
    const pairs = ({ offsets, neighbours, weights }: typeof out, flip: boolean) =>
      [...neighbours].map((u, e) => {
        const v = offsets.findIndex((end, row) => row > 0 && e < end) - 1;
        return `${flip ? `${u}>${v}` : `${v}>${u}`} ${weights[e]!}`;
      });
    expect(pairs(back, true).sort()).toEqual(pairs(out, false).sort());
  });

  it('lies on shared memory when asked to', () => {
    const columns = {
      from: Int32Array.of(0, 0),
      to: Int32Array.of(1, 1),
      weight: Float32Array.of(1, 1),
      length: 2,
    };
    const graph = buildCsrGraph(2, columns, { shared: true });
    for (const rows of [graph.out, graph.in, undirected(graph, { shared: true }).out]) {
      for (const array of [rows.offsets, rows.neighbours, rows.weights]) {
        expect(array.buffer).toBeInstanceOf(SharedArrayBuffer);
      }
    }
    expect([...graph.out.weights]).toEqual([2]);
  });
});
