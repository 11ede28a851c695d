// Days and weeks: half-open windows of calendar days, Monday weeks, and the organisation's time zone.
import type { Day } from './ids.ts';

export const dayMs = 86_400_000;
export const hourMs = 3_600_000;

/** The start of the hour an instant is counted under. */
export function hourOf(timeMs: number): number {
  return Math.floor(timeMs / hourMs) * hourMs;
}

/** Window of calendar days; `to` is exclusive. */
export interface DayWindow {
  from: Day;
  to: Day;
}

/** Days since 1970-01-01. */
export function dayNumber(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / dayMs;
}

export function dayFromNumber(number: number): Day {
  return new Date(number * dayMs).toISOString().slice(0, 10);
}

export function addDays(day: Day, days: number): Day {
  return dayFromNumber(dayNumber(day) + days);
}

/** Days from `from` to `to`; negative when `to` comes first. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** The Monday of the day's week (1970-01-01 was a Thursday). */
export function weekOf(day: Day): Day {
  const number = dayNumber(day);
  return dayFromNumber(number - ((((number + 3) % 7) + 7) % 7));
}

/**
 * Turns instants into calendar days of one time zone, daylight saving included.
 * Offsets change on whole quarter hours only, so one look-up serves a quarter of an hour.
 */
export function createCalendar(timeZone: string): { dayOf(timeMs: number): Day } {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const quarterMs = 900_000;
  const days = new Map<number, Day>();
  return {
    dayOf(timeMs) {
      const quarter = Math.floor(timeMs / quarterMs);
      const known = days.get(quarter);
      if (known !== undefined) return known;
      if (days.size > 50_000) days.clear();
      const day = format.format(quarter * quarterMs);
      days.set(quarter, day);
      return day;
    },
  };
}
