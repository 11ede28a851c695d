// How long communities live before their first long silence, beside what is known of others (research/science.md §4.1).
import type { SurvivalReport } from '../../store/rows/survival-report.ts';
import { kaplanMeier, medianLife, survivingAt } from '../algorithms/kaplan-meier.ts';

/** A silence this long counts as an end, whatever comes after it. */
export const endingSilenceWeeks = 13;
export const survivalWeeks = [13, 22, 30, 52, 104, 156] as const;

/** Ours: 121 channels of two public chat archives (Lean, NCAR), Kaplan–Meier to the first silence of 13 weeks. */
export const chatArchiveSurvival: readonly number[] = [0.64, 0.56, 0.52, 0.45, 0.3, 0.22];
/** Communities of one's own from which on their curve says more than anybody else's. */
export const ownCommunitiesMin = 30;

export interface Lifetime {
  weeks: number;
  /** False = still going on when last heard. */
  ended: boolean;
}

/**
 * @param days day numbers with a contribution, rising, at least one
 * @param to first day not known
 */
export function lifetimeOf(days: readonly number[], to: number): Lifetime {
  const opened = days[0] ?? to;
  const silence = 7 * endingSilenceWeeks;
  const last = days.find((day, i) => (days[i + 1] ?? to) - day > silence);
  const until = last ?? to;
  return { weeks: (until - opened) / 7, ended: last !== undefined };
}

export interface Survival {
  communities: number;
  ended: number;
  /** Share alive after each of `survivalWeeks`; null beyond the longest life seen. */
  surviving: (number | null)[];
  /** Null while more than half are alive. */
  medianWeeks: number | null;
}

export function survivalOf(lifetimes: readonly Lifetime[]): Survival {
  const steps = kaplanMeier(
    Float64Array.from(lifetimes, ({ weeks }) => weeks),
    Uint8Array.from(lifetimes, ({ ended }) => (ended ? 1 : 0)),
  );
  const longest = Math.max(0, ...lifetimes.map(({ weeks }) => weeks));
  return {
    communities: lifetimes.length,
    ended: lifetimes.filter(({ ended }) => ended).length,
    surviving: survivalWeeks.map((week) => (week <= longest ? survivingAt(steps, week) : null)),
    medianWeeks: medianLife(steps),
  };
}

export function describeSurvival(lifetimes: readonly Lifetime[]): SurvivalReport {
  const { surviving, ...counts } = survivalOf(lifetimes);
  return {
    ...counts,
    points: survivalWeeks.map((weeks, i) => ({
      weeks,
      surviving: surviving[i] ?? null,
      published: chatArchiveSurvival[i] ?? 0,
    })),
    enough: lifetimes.length >= ownCommunitiesMin,
  };
}
