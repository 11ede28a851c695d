// Weeks on an axis, with campaigns and gatherings as thin lines.
import { daysBetween } from '../../core/windows.ts';
import type { Day } from '../../core/ids.ts';
import type { Moment } from '../answers/moments.ts';
import type { ChartMark } from '../chart-spec.ts';
import type { Figure } from '../gate.ts';
import type { Words } from '../words.ts';

/** Null where withheld: a gap in the line, never a zero. */
export const drawn = (figure: Figure): number | null => (figure.shown ? figure.value : null);

/** Only those that fall within the weeks drawn. */
export function marksOf({ t }: Words, weeks: readonly Day[], moments: readonly Moment[]): ChartMark[] {
  const [first] = weeks;
  const last = weeks.at(-1);
  if (first === undefined || last === undefined) return [];
  const place = (day: Day) => daysBetween(first, day) / 7;
  return moments
    .filter(({ from, to }) => place(to) > 0 && place(from) < weeks.length)
    .map(({ what, title, from, to }) => {
      const label = t.common[what](title);
      return what === 'campaign'
        ? { at: Math.max(0, place(from)), until: Math.min(weeks.length - 1, place(to)), label }
        : { at: place(from), label };
    });
}
