import { expect, it } from 'vitest';
import { buildCsrGraph, countTies } from '../../../analytics/algorithms/csr-graph.ts';
import { generateGraph } from '../../../bench/graph/generate-graph.ts';

it('ties people once, never to themselves, the same for the same seed', () => {
  const size = { people: 300, ties: 3000, seed: 5 };
  const columns = generateGraph(size);
  expect(columns.length).toBe(3000);
  expect(countTies(buildCsrGraph(300, columns))).toBe(3000);
  expect(columns.weight.every((weight) => weight >= 1)).toBe(true);
  expect(generateGraph(size)).toEqual(columns);
  expect(generateGraph({ ...size, seed: 6 })).not.toEqual(columns);
});
