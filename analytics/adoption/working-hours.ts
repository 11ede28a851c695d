// Time as people at work live it: nine to five, Monday to Friday, by the clock on their wall.
import { dayMs, hourMs } from '../../core/windows.ts';

const opensMs = 9 * hourMs;
const dayLengthMs = 8 * hourMs;
const quarterMs = 900_000;
/** 5 January 1970 was a Monday. */
const firstMondayMs = 4 * dayMs;

export type WorkingHours = (fromMs: number, toMs: number) => number;

/** Working hours between two instants. Clocks change on Sunday nights, so wall time is exact on working days. */
export function createWorkingHours(timeZone: string): WorkingHours {
  const wall = wallClock(timeZone);
  return (fromMs, toMs) => Math.max(0, workedUntil(wall(toMs)) - workedUntil(wall(fromMs))) / hourMs;
}

/** Working time from the first Monday until a wall time. */
function workedUntil(wallMs: number): number {
  const since = wallMs - firstMondayMs;
  const days = Math.floor(since / dayMs);
  const weekday = ((days % 7) + 7) % 7;
  const today = Math.min(dayLengthMs, Math.max(0, since - days * dayMs - opensMs));
  const fullDays = 5 * Math.floor(days / 7) + Math.min(weekday, 5);
  return fullDays * dayLengthMs + (weekday < 5 ? today : 0);
}

/** Instants as the wall shows them; offsets change on quarter hours only. */
function wallClock(timeZone: string): (timeMs: number) => number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  });
  const known = new Map<number, number>();
  return (timeMs) => {
    const quarter = Math.floor(timeMs / quarterMs) * quarterMs;
    let wall = known.get(quarter);
    if (wall === undefined) {
      const parts = new Map(format.formatToParts(quarter).map(({ type, value }) => [type, Number(value)]));
      const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
      wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
      known.set(quarter, wall);
    }
    return wall + (timeMs - quarter);
  };
}
