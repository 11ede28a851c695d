// How long what was told is kept: whole months, because it goes by the month.
import type { Day } from './ids.ts';

/** The first day still kept: the first of the month that lies `months` before today's. */
export function keptFrom(today: Day, months: number): Day {
  const [year = 1970, month = 1] = today.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 - months, 1)).toISOString().slice(0, 10);
}
