// Scores of chances told beforehand, by hand.
import { expect, it } from 'vitest';
import { scoreForecast } from '../../../analytics/algorithms/forecast-scores.ts';

const score = (chances: number[], labels: number[]) =>
  scoreForecast(Float64Array.from(chances), Uint8Array.from(labels));

it('counts pairs in the right order, equal ones as half', () => {
  expect(score([0.9, 0.8, 0.8, 0.1], [1, 1, 0, 0]).auc).toBeCloseTo(3.5 / 4, 12);
});

it('averages precision over the true ones', () => {
  expect(score([0.9, 0.8, 0.7], [1, 0, 1]).averagePrecision).toBeCloseTo((1 + 2 / 3) / 2, 12);
});

it('is perfect where every chance comes true', () => {
  const { brier, ece, auc } = score([1, 1, 0, 0], [1, 1, 0, 0]);
  expect([brier, ece, auc]).toEqual([0, 0, 1]);
});

it('sees chances that are told too high', () => {
  expect(score(Array<number>(20).fill(0.5), Array<number>(20).fill(0)).ece).toBeCloseTo(0.5, 12);
});
