import { describe, expect, it } from 'vitest';
import { binomialAtLeast, binomialAtMost } from '../../../analytics/communities/binomial-tail.ts';
import { benjaminiHochberg } from '../../../analytics/communities/false-discovery.ts';
import { readTrend } from '../../../analytics/communities/trend.ts';

/** Straight from the definition, for small n. */
function atMost(k: number, n: number, p: number): number {
  let ways = 1;
  let total = 0;
  for (let i = 0; i <= k; i++) {
    total += ways * p ** i * (1 - p) ** (n - i);
    ways = (ways * (n - i)) / (i + 1);
  }
  return total;
}

describe('binomial tails', () => {
  it.each([1, 5, 20, 60])('agree with the sum of all terms for n = %i', (n) => {
    for (const p of [0.1, 8 / 34, 0.5]) {
      for (let k = 0; k < n; k++) {
        expect(binomialAtMost(k, n, p)).toBeCloseTo(atMost(k, n, p), 10);
        expect(binomialAtLeast(k + 1, n, p)).toBeCloseTo(1 - atMost(k, n, p), 10);
      }
    }
  });

  it('know the ends', () => {
    expect(binomialAtMost(-1, 5, 0.3)).toBe(0);
    expect(binomialAtMost(5, 5, 0.3)).toBe(1);
    expect(binomialAtLeast(0, 5, 0.3)).toBe(1);
    expect(binomialAtMost(0, 0, 0.3)).toBe(1);
  });

  it('stay probabilities for a hundred thousand', () => {
    const p = binomialAtMost(20_000, 100_000, 8 / 34);
    expect(p).toBeGreaterThan(0);
    expect(p).toBeLessThan(1e-100);
  });
});

describe('false discovery', () => {
  it('rejects the first of Benjamini and Hochberg’s own fifteen at 5 %', () => {
    const published = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
      0.759, 1,
    ];
    expect(benjaminiHochberg(published, 0.05).filter(Boolean)).toHaveLength(4);
  });

  it('answers in the order asked', () => {
    expect(benjaminiHochberg([0.9, 0.001, 0.5], 0.1)).toEqual([false, true, false]);
    expect(benjaminiHochberg([], 0.1)).toEqual([]);
    expect(benjaminiHochberg([0.5], 0.1)).toEqual([false]);
  });
});

describe('the trend', () => {
  const series = (recent: number[], before: number[]) => Uint32Array.from([...recent, ...before]);
  const eight = (n: number) => Array.from({ length: 8 }, () => n);

  it('compares weekly rates', () => {
    const found = readTrend(series(eight(2), [...eight(4), ...eight(4)]), 0, 24);
    expect(found).toMatchObject({ personWeeks: 16, baselinePersonWeeks: 64, baselineWeeks: 16, ratio: 0.5 });
    expect(found?.overdispersion).toBe(1);
  });

  it('needs eight weeks and twelve person-weeks to compare with', () => {
    expect(readTrend(series(eight(2), eight(4)), 0, 15)).toBeNull();
    expect(readTrend(series(eight(2), [1, 1, 1, 1, 1, 1, 1, 4]), 0, 16)).toBeNull();
    expect(readTrend(series(eight(2), [1, 1, 1, 1, 1, 1, 1, 5]), 0, 16)).not.toBeNull();
  });

  it('doubts a fall from a baseline that jumps', () => {
    const smooth = readTrend(series(eight(2), eight(5)), 0, 16);
    const jumpy = readTrend(series(eight(2), [0, 0, 0, 40, 0, 0, 0, 0]), 0, 16);
    expect(jumpy?.overdispersion).toBeGreaterThan(10);
    expect(jumpy?.pFall).toBeGreaterThan((smooth?.pFall ?? 1) * 10);
  });
});
