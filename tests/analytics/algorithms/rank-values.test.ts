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

it('counts how many values are higher', () => {
  fc.assert(
    fc.property(fc.array(value, { maxLength: 60 }), (values) => {
      const ranker = valueRanker(values.length);
      ranker.set(Float64Array.from(values), 0, 1);
      for (const one of values)
        expect(ranker.rank(one)).toBe(1 + values.filter((other) => other > one).length);
    }),
  );
});

it('ranks many that lie close together, and again after others were set', () => {
  const close = Float64Array.from({ length: 500 }, (_, i) => (i === 0 ? 1e9 : ((i * 37) % 499) / 1000));
  const ranker = valueRanker(500);
  for (const values of [close, close.map((x) => 1e9 - x), close]) {
    ranker.set(values, 0, 1);
    for (const one of values) expect(ranker.rank(one)).toBe(1 + values.filter((other) => other > one).length);
  }
});

it('reads every so many values only', () => {
  const ranker = valueRanker(3);
  ranker.set(Float64Array.of(9, 1, 9, 3, 9, 2), 1, 2);
  expect([1, 3, 2].map((one) => ranker.rank(one))).toEqual([3, 1, 2]);
});
