import { expect, it } from 'vitest';
import { createRandom, fromState } from '../../../analytics/algorithms/random.ts';

it('gives the numbers of the published generator', () => {
  const random = fromState([1, 2, 3, 4]);
  const published = [
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
  ];
  expect(published.map(() => random.bits())).toEqual(published);
});

it('gives the same numbers for the same seed and others for another', () => {
  const take = (seed: number) => Array.from({ length: 5 }, createRandom(seed).next);
  expect(take(1)).toEqual(take(1));
  expect(take(1)).not.toEqual(take(2));
});

it('draws each whole number about as often', () => {
  const random = createRandom(5);
  const counts = new Int32Array(7);
  for (let i = 0; i < 70_000; i++) counts[random.below(7)]!++;
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
});
