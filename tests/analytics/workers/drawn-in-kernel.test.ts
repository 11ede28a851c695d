// WebAssembly must sum what TypeScript sums, bit for bit, and rank alike; run on compiled code, as the product does.
import { expect, it } from 'vitest';
import { buildCsrGraph } from '../../../analytics/algorithms/csr-graph.ts';
import { dailyWeights } from '../../../analytics/algorithms/daily-weights.ts';
import { drawnInfluence, lanes } from '../../../analytics/algorithms/drawn-influence.ts';
import { createRandom } from '../../../analytics/algorithms/random.ts';
import { drawnInKernel } from '../../../analytics/workers/drawn-in-kernel.ts';

const days = 84;

/** A company whose givers stand in every way; `oldest` is the greatest age. */
function company(order: number, responses: number, oldest: number) {
  const random = createRandom(order + responses);
  const column = <T>(array: { from(length: { length: number }, of: () => number): T }, of: () => number) =>
    array.from({ length: responses }, of);
  const ties = {
    from: column(Int32Array, () => random.below(order)),
    to: column(Int32Array, () => random.below(order)),
    weight: column(Float32Array, () => random.next()),
    age: column(Uint16Array, () => random.below(oldest + 1)),
    length: responses,
  };
  const graph = buildCsrGraph(order, ties);
  const standings = Uint8Array.from(graph.in.neighbours, () => random.below(3));
  return { graph, daily: dailyWeights(graph, ties), standings };
}

function drawnDays(): Float64Array {
  const random = createRandom(1);
  return Float64Array.from({ length: lanes * days }, () => random.below(4));
}

// The largest comes before a small one: they share memory.
it.each([
  { order: 3, responses: 0, oldest: 0 },
  { order: 50, responses: 400, oldest: 9 },
  { order: 4000, responses: 900_000, oldest: days - 1 },
  { order: 200, responses: 3000, oldest: days - 1 },
])('$responses responses among $order people, of $oldest days', ({ order, responses, oldest }) => {
  const { graph, daily, standings } = company(order, responses, oldest);
  for (const least of [0, 1, 2]) {
    const plain = new Float64Array(lanes * order);
    const inKernel = new Float64Array(lanes * order).fill(NaN);
    const watched = Int32Array.from({ length: order }, (_, v) => v);
    const oracle = drawnInfluence(graph, daily, standings, least, watched);
    const kernel = drawnInfluence(graph, daily, standings, least, watched, drawnInKernel);
    oracle.sum(drawnDays(), plain);
    kernel.sum(drawnDays(), inKernel);
    expect(inKernel).toEqual(plain);
    const ranks = [oracle, kernel].map((of) => {
      const found = new Uint32Array(3 * order);
      of.rank(drawnDays(), 3, found, 0);
      return found;
    });
    expect(ranks[1]).toEqual(ranks[0]);
  }
});
