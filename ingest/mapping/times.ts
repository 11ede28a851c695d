// Times as tools write them, made into RFC 3339.

/** How a time may be written. */
export const timeNotations = [
  /** ISO 8601, with `T` or a blank; without an offset in `zone`. */
  'iso',
  'unix-seconds',
  'unix-milliseconds',
  /** `31/12/2026 18:30` or with points or hyphens; seconds may follow. */
  'day-first',
  /** `12/31/2026 6:30 PM` or `18:30`; seconds may follow. */
  'month-first',
  /** RFC 5322, as in mail: `Tue, 01 Dec 2026 18:30:00 +0100`. */
  'mail',
] as const;
export type TimeNotation = (typeof timeNotations)[number];

/** The instant a text names, in RFC 3339; nothing when it names none. */
export type TimeReader = (text: string) => string | undefined;

/** `zone` (IANA) holds for times that name no offset. */
export function timeReader(notation: TimeNotation, zone = 'UTC'): TimeReader {
  switch (notation) {
    case 'unix-seconds':
      return (text) => unixTime(text, 1000);
    case 'unix-milliseconds':
      return (text) => unixTime(text, 1);
    case 'mail':
      return (text) => (/^[A-Za-z]{3}, \d/.test(text) ? written(Date.parse(text)) : undefined);
    case 'iso':
      return localReader(iso, zone);
    case 'day-first':
      return localReader(dayFirst, zone);
    case 'month-first':
      return localReader(monthFirst, zone);
  }
}

/** Whether the runtime knows a zone of this name. */
export function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const clock =
  '(?:[T ]{1,2}(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9}))?)?)?';
const half = '(?: ?(?<half>[AaPp][Mm]))?';
const iso = new RegExp(
  `^(?<year>\\d{4})-(?<month>\\d{2})-(?<day>\\d{2})${clock} ?(?<offset>[Zz]|UTC|GMT|[+-]\\d{2}:?\\d{2})?$`,
);
const dayFirst = new RegExp(`^(?<day>\\d{1,2})[./-](?<month>\\d{1,2})[./-](?<year>\\d{4})${clock}$`);
const monthFirst = new RegExp(`^(?<month>\\d{1,2})[./-](?<day>\\d{1,2})[./-](?<year>\\d{4})${clock}${half}$`);

const furthest = Date.UTC(9999, 0, 1);

function written(timeMs: number): string | undefined {
  return Math.abs(timeMs) < furthest ? new Date(timeMs).toISOString() : undefined;
}

function unixTime(text: string, scale: number): string | undefined {
  return /^-?\d{1,16}(\.\d{1,9})?$/.test(text) ? written(Number(text) * scale) : undefined;
}

function localReader(form: RegExp, zone: string): TimeReader {
  const offsetAt = zoneOffsets(zone);
  return (text) => {
    const groups = form.exec(text.trim())?.groups;
    const local = groups && localTime(groups);
    if (local === undefined) return undefined;
    const offset = groups?.['offset'];
    if (offset !== undefined) return written(local - offsetMs(offset));
    // The offset is asked for at the local time first, then at the instant that makes: right but for the hour a clock is set.
    return written(local - offsetAt(local - offsetAt(local)));
  };
}

/** Milliseconds since 1970 as if the clock stood in UTC; nothing for the 31st of February and the like. */
function localTime(groups: Readonly<Record<string, string | undefined>>): number | undefined {
  const part = (name: string) => Number(groups[name] ?? 0);
  const hour = hourOf(part('hour'), groups['half']);
  const thousandths = Math.floor(Number(`0.${groups['fraction'] ?? '0'}`) * 1000);
  const [year, month, day] = [part('year'), part('month'), part('day')];
  const midnight = Date.UTC(year, month - 1, day);
  const real = new Date(midnight).getUTCMonth() === month - 1 && new Date(midnight).getUTCDate() === day;
  if (!real || hour > 24 || part('minute') > 59 || part('second') > 60) return undefined;
  return midnight + ((hour * 60 + part('minute')) * 60 + part('second')) * 1000 + thousandths;
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
}

function offsetMs(offset: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(offset) ?? [];
  return (sign === '-' ? -60_000 : 60_000) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}

/** How far a zone's clocks are ahead of UTC, in milliseconds, at an instant. */
function zoneOffsets(zone: string): (timeMs: number) => number {
  if (zone === 'UTC') return () => 0;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (timeMs) => {
    const parts = new Map(format.formatToParts(timeMs).map(({ type, value }) => [type, Number(value)]));
    const at = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
    const shown = Date.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'), at('second'));
    return shown - Math.floor(timeMs / 1000) * 1000;
  };
}
