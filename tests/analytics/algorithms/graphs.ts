// Small graphs for kernel tests: from pairs, at random, relabelled.
import { buildCsrGraph, undirected, type CsrGraph } from '../../../analytics/algorithms/csr-graph.ts';
import { createRandom } from '../../../analytics/algorithms/random.ts';

/** From, to and weight (1 when left out). */
export type Tie = readonly [from: number, to: number, weight?: number];

export function graphOf(order: number, ties: readonly Tie[]): CsrGraph {
  return buildCsrGraph(order, {
    from: Int32Array.from(ties, ([from]) => from),
    to: Int32Array.from(ties, ([, to]) => to),
    weight: Float32Array.from(ties, ([, , weight = 1]) => weight),
    length: ties.length,
  });
}

export const undirectedOf = (order: number, ties: readonly Tie[]): CsrGraph =>
  undirected(graphOf(order, ties));

/** Loops and parallel ties may occur; weights are eighths, so that they are exact in 32 bits. */
export function randomTies(seed: number, order: number, count: number): Tie[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => [
    random.below(order),
    random.below(order),
    (1 + random.below(32)) / 8,
  ]);
}

/** A random renaming of 0 … order − 1: node v becomes `names[v]`. */
export function randomNames(seed: number, order: number): Int32Array {
  const names = Int32Array.from({ length: order }, (_, v) => v);
  createRandom(seed).shuffle(names);
  return names;
}

/** The same ties under new names, in another order. */
export function relabel(ties: readonly Tie[], names: Int32Array, seed: number): Tie[] {
  const places = randomNames(seed, ties.length);
  return [...places].map((place) => {
    const [from, to, weight = 1] = ties[place]!;
    return [names[from]!, names[to]!, weight];
  });
}

/** Every pair among `members`, both ways. */
export const clique = (members: readonly number[], weight = 1): Tie[] =>
  members.flatMap((from) => members.filter((to) => to !== from).map((to): Tie => [from, to, weight]));
