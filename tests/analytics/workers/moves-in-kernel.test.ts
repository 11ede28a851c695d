// WebAssembly must find the groups that TypeScript finds, bit for bit.
import { expect, it } from 'vitest';
import { buildCsrGraph, type CsrGraph } from '../../../analytics/algorithms/csr-graph.ts';
import { leiden } from '../../../analytics/algorithms/leiden/leiden.ts';
import { createRandom } from '../../../analytics/algorithms/random.ts';
import { createMover } from '../../../analytics/workers/moves-in-kernel.ts';

/** Ten departments whose people keep to themselves three times in four. */
function company(order: number, ties: number): CsrGraph {
  const random = createRandom(order + ties);
  const from = Int32Array.from({ length: ties }, () => random.below(order));
  const to = from.map((v) =>
    random.next() < 0.75 ? (v + 10 * random.below(order)) % order : random.below(order),
  );
  const weight = Float32Array.from({ length: ties }, () => 0.05 + random.next());
  return buildCsrGraph(order, { from, to, weight, length: ties });
}

const sizes = [
  { order: 0, ties: 0 },
  { order: 5, ties: 3 },
  { order: 60, ties: 500 },
  { order: 3000, ties: 40_000 },
];

it.each(sizes)('finds the same groups among $order people with $ties ties', ({ order, ties }) => {
  const graph = company(order, ties);
  const move = createMover();
  for (const seed of [1, 2]) expect(leiden(graph, { seed, move })).toEqual(leiden(graph, { seed }));
});
