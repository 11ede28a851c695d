import { describe, expect, it } from 'vitest';
import { fitBass } from '../../../analytics/algorithms/bass.ts';
import { fitLogisticGrowth } from '../../../analytics/algorithms/logistic-growth.ts';
import { mulberry32 } from '../../../fixtures/random.ts';

const weeks = 40;
const series = (at: (t: number) => number) => Float64Array.from({ length: weeks }, (_, t) => at(t));
const logistic = (t: number) => 800 / (1 + Math.exp(-0.25 * (t - 18)));
const bass = (t: number) => {
  const left = Math.exp(-(0.01 + 0.2) * (t + 1));
  return (500 * (1 - left)) / (1 + (0.2 / 0.01) * left);
};
const shaken = (at: (t: number) => number) => {
  const random = mulberry32(3);
  return series((t) => at(t) * (0.97 + 0.06 * random()));
};

describe('planted parameters', () => {
  it('of a logistic curve are recovered', () => {
    const fit = fitLogisticGrowth(series(logistic));
    expect(fit.limit / 800).toBeCloseTo(1, 3);
    expect(fit.fastestAt).toBeCloseTo(18, 2);
    expect(fit.at(60) / logistic(60)).toBeCloseTo(1, 3);
    expect(fit.error).toBeLessThan(0.5);
  });

  it('of a Bass curve are recovered', () => {
    const fit = fitBass(series(bass));
    expect(
      [fit.limit / 500, fit.innovation / 0.01, fit.imitation / 0.2].map((ratio) => Math.round(100 * ratio)),
    ).toEqual([100, 100, 100]);
    expect(fit.fastestAt).toBeCloseTo(Math.log(20) / 0.21 - 1, 1);
    expect(fit.at(60) / bass(60)).toBeCloseTo(1, 3);
  });

  it.each([
    { what: 'logistic', fit: fitLogisticGrowth, at: logistic, limit: 800 },
    { what: 'Bass', fit: fitBass, at: bass, limit: 500 },
  ])('of a $what curve survive noise, and a week that is far off', ({ fit, at, limit }) => {
    const values = shaken(at);
    values[30] = 3 * (values[30] ?? 0);
    expect(Math.abs(fit(values).limit / limit - 1)).toBeLessThan(0.05);
  });
});

it('no limit lies above the ceiling', () => {
  expect(fitLogisticGrowth(series(logistic), 600).limit).toBeLessThanOrEqual(600);
  expect(fitBass(series(bass), 300).limit).toBeLessThanOrEqual(300);
});
