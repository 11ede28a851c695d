// A layout of our own must place everybody where graphology's does, to the last bit.
import { expect, it } from 'vitest';
import { forceAtlas, type Springs } from '../../../analytics/algorithms/force-atlas.ts';
import { createRandom } from '../../../analytics/algorithms/random.ts';
import { repelInKernel } from '../../../analytics/workers/repel-in-kernel.ts';
import { graphologyLayout } from '../../support/graphology.ts';

const settings = { gravity: 1, scalingRatio: 10, slowDown: 1 + Math.log(50) };

function network(order: number, ties: number) {
  const random = createRandom(order + ties);
  const pairs = new Set<number>();
  while (pairs.size < ties) {
    const [u, v] = [random.below(order), random.below(order)];
    if (u < v) pairs.add(u * order + v);
  }
  const springs: Springs = {
    order,
    from: Int32Array.from(pairs, (pair) => Math.floor(pair / order)),
    to: Int32Array.from(pairs, (pair) => pair % order),
    weight: Float64Array.from(pairs, () => 5 * random.next()),
  };
  const starts = () => Float32Array.from({ length: order }, () => 2 * random.next() - 1);
  return { springs, x: starts(), y: starts() };
}

const placed = ({ springs, x, y }: ReturnType<typeof network>, options: object) => {
  const places = { x: x.slice(), y: y.slice() };
  forceAtlas(springs, places.x, places.y, { ...settings, rounds: 80, ...options });
  return places;
};

it.each([
  { order: 2, ties: 1 },
  { order: 3, ties: 0 },
  { order: 37, ties: 120 },
  { order: 150, ties: 3000 },
])('$order people, $ties ties: as graphology, with and without WebAssembly', ({ order, ties }) => {
  const given = network(order, ties);
  const theirs = graphologyLayout(given.springs, given.x, given.y, { ...settings, rounds: 80 });
  expect(placed(given, {})).toEqual(theirs);
  expect(placed(given, { repel: repelInKernel(order) })).toEqual(theirs);
});

it('leaves bodies in one place together, but for their ties', () => {
  const given = network(5, 3);
  const together = { ...given, x: new Float32Array(5), y: new Float32Array(5) };
  expect(placed(together, { repel: repelInKernel(5) })).toEqual({ x: together.x, y: together.y });
});

it('repels in plain TypeScript what is too large for the kernel', () => {
  expect(repelInKernel(1025)).toBeUndefined();
});
