// Ranks by buckets are those of a sorted list, whatever the values.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { valueRanker } from '../../../analytics/algorithms/rank-values.ts';

const value = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 0, max: 3 }),
  fc.double({ min: 0, max: 1e-3, noNaN: true }),
  fc.double({ min: 0, max: 1e6, noNaN: true }),
);

const everyone = (length: number) =>
  valueRanker(
    length,
    Int32Array.from({ length }, (_, i) => i),
  );

function ranksOf(values: Float64Array, ranker = everyone(values.length)): number[] {
  const ranks = new Uint32Array(values.length);
  ranker.rank(values, 0, 1, ranks, 0);
  return [...ranks];
}

const counted = (values: Float64Array) =>
  [...values].map((one) => 1 + values.filter((other) => other > one).length);

it('counts how many values are higher', () => {
  fc.assert(
    fc.property(fc.array(value, { maxLength: 60 }), (values) => {
      expect(ranksOf(Float64Array.from(values))).toEqual(counted(Float64Array.from(values)));
    }),
  );
});

it('ranks many that lie close together, and again after others were set', () => {
  const close = Float64Array.from({ length: 500 }, (_, i) => (i === 0 ? 1e9 : ((i * 37) % 499) / 1000));
  const ranker = everyone(500);
  for (const values of [close, close.map((x) => 1e9 - x), close]) {
    expect(ranksOf(values, ranker)).toEqual(counted(values));
  }
});

it('reads every so many values only, and ranks those watched', () => {
  const ranks = new Uint32Array(3);
  valueRanker(3, Int32Array.of(1, 0)).rank(Float64Array.of(9, 1, 9, 3, 9, 2), 1, 2, ranks, 1);
  expect([...ranks]).toEqual([0, 1, 3]);
});

it('ranks the few watched among many lower and higher ones', () => {
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 60 }), fc.nat(), (values, nth) => {
      const watched = nth % values.length;
      const ranks = new Uint32Array(1);
      valueRanker(values.length, Int32Array.of(watched)).rank(Float64Array.from(values), 0, 1, ranks, 0);
      expect(ranks[0]).toBe(counted(Float64Array.from(values))[watched]);
    }),
  );
});
