// The five things that foretell silence, read from a community's weeks (research/science.md §4.4).
import { windowWeeks } from './thresholds.ts';

/** Weeks looked back on; older ones say nothing of a year that is over. */
export const memoryWeeks = 52;
const halfLifeWeeks = 4;

export interface SilenceSituation {
  /** Contributions of each week, counted backwards. */
  weeklyContributions: Uint32Array;
  /** Distinct contributors of the last eight weeks. */
  contributors: number;
  weeksAgo: number;
  observedWeeks: number;
}

/**
 * rec: weeks since the last contribution; AW8: active weeks of eight; U8: contributors of eight weeks; awf: share of
 * the last year's weeks (or of its life) that were active; dec: contributions, halved every four weeks. Counts as log(1 + n).
 */
export function silenceFeatures({
  weeklyContributions,
  contributors,
  weeksAgo,
  observedWeeks,
}: SilenceSituation): Float64Array {
  const weeks = Math.max(1, Math.min(memoryWeeks, observedWeeks));
  let [quiet, active, recentlyActive, decayed] = [weeks, 0, 0, 0];
  for (let age = 0; age < weeks; age++) {
    const made = weeklyContributions[weeksAgo + age] ?? 0;
    if (made === 0) continue;
    quiet = Math.min(quiet, age);
    active++;
    if (age < windowWeeks) recentlyActive++;
    decayed += made * 2 ** (-age / halfLifeWeeks);
  }
  return Float64Array.of(
    Math.log1p(quiet),
    recentlyActive,
    Math.log1p(contributors),
    active / weeks,
    Math.log1p(decayed),
  );
}
