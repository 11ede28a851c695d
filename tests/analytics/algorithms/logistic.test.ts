// Logistic regression: a known answer, what it keeps, and what it does when the data say nothing.
import { describe, expect, it } from 'vitest';
import { fitLogistic, logisticChance } from '../../../analytics/algorithms/logistic.ts';

describe('logistic regression', () => {
  it('gives the log odds of a two by two table', () => {
    // 30 of 100 without the sign, 60 of 80 with it: intercept ln(30/70), weight ln(60/20) − ln(30/70).
    const rows = Float64Array.from([...Array<number>(100).fill(0), ...Array<number>(80).fill(1)]);
    const labels = Uint8Array.from(rows, (sign, i) => (sign === 0 ? Number(i < 30) : Number(i < 160)));
    const { intercept, weights, converged } = fitLogistic(rows, labels, 1, { ridge: 0 });
    expect(converged).toBe(true);
    expect(intercept).toBeCloseTo(Math.log(30 / 70), 9);
    expect(weights[0]).toBeCloseTo(Math.log(3) - Math.log(30 / 70), 9);
  });

  it('tells chances that add up to what happened', () => {
    const rows = Float64Array.from({ length: 200 }, (_, i) => Math.sin(i * 1.3) + (i % 7));
    const labels = Uint8Array.from({ length: 100 }, (_, i) => Number((i * 7919) % 5 < 2));
    const model = fitLogistic(rows, labels, 2, { ridge: 0 });
    const told = labels.reduce(
      (sum, _, i) => sum + logisticChance(model, rows.subarray(2 * i, 2 * i + 2)),
      0,
    );
    expect(told).toBeCloseTo(
      labels.reduce((sum, label) => sum + label, 0),
      6,
    );
  });

  it.each([
    ['perfectly separated', [0, 1, 2, 3, 4, 5], [0, 0, 0, 1, 1, 1]],
    ['one kind only', [0, 1, 2, 3], [0, 0, 0, 0]],
    ['a column that never changes', [1, 1, 1, 1], [0, 1, 0, 1]],
    ['no rows', [], []],
  ])('stays finite: %s', (_, rows, labels) => {
    const { intercept, weights } = fitLogistic(Float64Array.from(rows), Uint8Array.from(labels), 1);
    expect(Number.isFinite(intercept) && Number.isFinite(weights[0])).toBe(true);
  });
});
