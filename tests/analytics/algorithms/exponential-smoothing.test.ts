import { describe, expect, it } from 'vitest';
import {
  pastErrors,
  quantileOf,
  simulatePaths,
  smooth,
} from '../../../analytics/algorithms/exponential-smoothing.ts';
import { createRandom } from '../../../analytics/algorithms/random.ts';

const options = { steps: 10, paths: 500, warmUp: 4, errors: 6 };
const endsOf = (values: Float64Array, steps = 10) => {
  const simulated = simulatePaths(values, { ...options, steps }, createRandom(1));
  return simulated?.at.slice((steps - 1) * options.paths).sort();
};

describe('simple exponential smoothing', () => {
  it.each([
    { values: [], levels: [] },
    { values: [5], levels: [5] },
    { values: [1, 2, 3], levels: [1, 1.3, 1.81] },
    { values: [4, 4, 4], levels: [4, 4, 4] },
  ])('follows $values as $levels', ({ values, levels }) => {
    [...smooth(Float64Array.from(values))].forEach((level, i) => {
      expect(level).toBeCloseTo(levels[i]!, 12);
    });
  });

  it('tells how far each level was off some steps later', () => {
    const values = Float64Array.of(1, 2, 3, 4, 5);
    expect([...pastErrors(values, smooth(values, 1), 2, 2)]).toEqual([2, 2]);
    expect([...pastErrors(values, smooth(values, 1), 5, 1)]).toEqual([]);
  });
});

describe('simulated courses', () => {
  it('are not drawn from too short a past', () => {
    expect(simulatePaths(new Float64Array(9), options, createRandom(1))).toBeNull();
    expect(simulatePaths(new Float64Array(10), options, createRandom(1))).not.toBeNull();
  });

  it('stay where a constant series stands', () => {
    expect(new Set(endsOf(new Float64Array(30).fill(7)))).toEqual(new Set([7]));
  });

  it.each([10, 60])('go on rising where a straight line rises, %i steps ahead', (steps) => {
    const line = Float64Array.from({ length: 40 }, (_, t) => t);
    expect(quantileOf(endsOf(line, steps)!, 0.5)).toBeCloseTo(39 + steps, -1);
  });

  it('spread farther the farther they look', () => {
    const random = createRandom(5);
    const walk = new Float64Array(60);
    for (let t = 1; t < 60; t++) walk[t] = walk[t - 1]! + random.next() - 0.5;
    const width = (steps: number) => {
      const ends = endsOf(walk, steps)!;
      return quantileOf(ends, 0.9) - quantileOf(ends, 0.1);
    };
    expect(width(80)).toBeGreaterThan(width(1));
  });

  it('are the same for the same seed', () => {
    const values = Float64Array.from({ length: 30 }, (_, t) => Math.sin(t));
    expect(endsOf(values)).toEqual(endsOf(values));
  });
});

describe('quantiles', () => {
  it.each([
    { share: 0, value: 1 },
    { share: 0.5, value: 2.5 },
    { share: 1, value: 4 },
  ])('$share of 1 2 3 4 is $value', ({ share, value }) => {
    expect(quantileOf(Float64Array.of(1, 2, 3, 4), share)).toBe(value);
  });
});
