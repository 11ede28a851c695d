// Did a community fall by half or rise by half, beyond chance? Conditional binomial test on person-weeks.
import { mean, sampleVariance } from 'simple-statistics';
import { binomialAtLeast, binomialAtMost } from './binomial-tail.ts';
import { baselinePersonWeeksMin, baselineWeeksMax, baselineWeeksMin, windowWeeks } from './thresholds.ts';

export interface Trend {
  /** Person-weeks (a person counts once a week) in the window and in the weeks before it. */
  personWeeks: number;
  baselinePersonWeeks: number;
  baselineWeeks: number;
  /** Weekly rate now over weekly rate before. */
  ratio: number;
  /** φ = max(1, variance / mean) of the baseline's weekly counts; counts are divided by it before testing. */
  overdispersion: number;
  /** P(at most, at least as many person-weeks in the window), were the rate unchanged. */
  pFall: number;
  pRise: number;
}

/**
 * Compares the window ending `weeksAgo` with up to 26 weeks before it: K₁ | K₁ + K₀ ~ Bin(p = 8 / (8 + w₀)).
 * Null when the community is too young or was too quiet to compare with. Weeks count backwards.
 */
export function readTrend(personWeeks: Uint32Array, weeksAgo: number, ageWeeks: number): Trend | null {
  const baselineWeeks = Math.min(baselineWeeksMax, ageWeeks - windowWeeks);
  if (baselineWeeks < baselineWeeksMin) return null;
  const windowEnd = weeksAgo + windowWeeks;
  const baseline = [...personWeeks.subarray(windowEnd, windowEnd + baselineWeeks)];
  const before = total(baseline);
  if (before < baselinePersonWeeksMin || baseline.length < baselineWeeks) return null;
  const now = total([...personWeeks.subarray(weeksAgo, windowEnd)]);
  const overdispersion = Math.max(1, sampleVariance(baseline) / mean(baseline));
  return {
    personWeeks: now,
    baselinePersonWeeks: before,
    baselineWeeks,
    ratio: now / windowWeeks / (before / baselineWeeks),
    overdispersion,
    ...testChange(Math.round(now / overdispersion), Math.round(before / overdispersion), baselineWeeks),
  };
}

function testChange(now: number, before: number, baselineWeeks: number): { pFall: number; pRise: number } {
  const p = windowWeeks / (windowWeeks + baselineWeeks);
  return { pFall: binomialAtMost(now, now + before, p), pRise: binomialAtLeast(now, now + before, p) };
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
