// How many people stand behind each cell of a mixing matrix.
import { expect, it } from 'vitest';
import { countCellPeople } from '../../../analytics/algorithms/cell-people.ts';
import { buildCsrGraph } from '../../../analytics/algorithms/csr-graph.ts';

const graph = (order: number, ties: [number, number][]) =>
  buildCsrGraph(order, {
    from: Int32Array.from(ties, ([from]) => from),
    to: Int32Array.from(ties, ([, to]) => to),
    weight: Float32Array.from(ties, () => 1),
    length: ties.length,
  });

it('counts each person once a cell, and each tie once whatever its direction', () => {
  // 0 and 1 in one group, 2 and 3 in another, 4 of no group.
  const ties: [number, number][] = [
    [0, 1],
    [1, 0],
    [0, 2],
    [0, 3],
    [3, 4],
  ];
  const {
    cells,
    ties: counted,
    tied,
    crossing,
  } = countCellPeople(graph(5, ties), Int32Array.of(0, 0, 1, 1, -1), 2);
  expect([...cells]).toEqual([2, 3, 3, 0]);
  expect([...counted]).toEqual([1, 2, 2, 0]);
  expect([...tied]).toEqual([2, 2]);
  expect([...crossing]).toEqual([1, 2]);
});

it('of nobody is nothing', () => {
  expect([...countCellPeople(graph(0, []), new Int32Array(0), 0).cells]).toEqual([]);
});
