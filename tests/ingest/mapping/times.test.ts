import { describe, expect, it } from 'vitest';
import { isTimeZone, timeReader, type TimeNotation } from '../../../ingest/mapping/times.ts';

describe('a time', () => {
  it.each<{ as: TimeNotation; zone?: string; text: string; is: string | undefined }>([
    { as: 'iso', text: '2026-03-01T10:00:00Z', is: '2026-03-01T10:00:00.000Z' },
    { as: 'iso', text: '2026-03-01 10:00:00.123456', is: '2026-03-01T10:00:00.123Z' },
    { as: 'iso', text: '2013-03-27T16:53:58.301-0400', is: '2013-03-27T20:53:58.301Z' },
    { as: 'iso', text: '2015-05-17 18:08:09 UTC', is: '2015-05-17T18:08:09.000Z' },
    { as: 'iso', text: '2026-03-01', is: '2026-03-01T00:00:00.000Z' },
    { as: 'iso', zone: 'Europe/Paris', text: '2026-07-01 12:00', is: '2026-07-01T10:00:00.000Z' },
    { as: 'iso', zone: 'Europe/Paris', text: '2026-07-01T12:00Z', is: '2026-07-01T12:00:00.000Z' },
    // The night clocks go forward in Paris, before and after.
    { as: 'iso', zone: 'Europe/Paris', text: '2026-03-29 01:59', is: '2026-03-29T00:59:00.000Z' },
    { as: 'iso', zone: 'Europe/Paris', text: '2026-03-29 03:00', is: '2026-03-29T01:00:00.000Z' },
    { as: 'iso', text: '2026-02-31T10:00:00Z', is: undefined },
    { as: 'iso', text: '2026-02-28T10:61:00Z', is: undefined },
    { as: 'iso', text: 'noon', is: undefined },
    { as: 'unix-seconds', text: '1770000000', is: '2026-02-02T02:40:00.000Z' },
    { as: 'unix-seconds', text: '1355517523.000005', is: '2012-12-14T20:38:43.000Z' },
    { as: 'unix-milliseconds', text: '1631605030794', is: '2021-09-14T07:37:10.794Z' },
    { as: 'unix-milliseconds', text: '9e99', is: undefined },
    { as: 'day-first', text: '31/12/2026 18:30', is: '2026-12-31T18:30:00.000Z' },
    { as: 'day-first', zone: 'America/New_York', text: '1.2.2026 09:05:07', is: '2026-02-01T14:05:07.000Z' },
    { as: 'day-first', text: '12/31/2026', is: undefined },
    { as: 'month-first', text: '12/31/2026 6:30 PM', is: '2026-12-31T18:30:00.000Z' },
    { as: 'month-first', text: '12/31/2026 12:05 am', is: '2026-12-31T00:05:00.000Z' },
    { as: 'mail', text: 'Tue, 01 Dec 2026 18:30:00 +0100', is: '2026-12-01T17:30:00.000Z' },
    { as: 'mail', text: '2026', is: undefined },
  ])('$text as $as in $zone is $is', ({ as, zone, text, is }) => {
    expect(timeReader(as, zone)(text)).toBe(is);
  });
});

it.each([
  { zone: 'Europe/Paris', is: true },
  { zone: 'Mars/Olympus', is: false },
])('$zone is a time zone: $is', ({ zone, is }) => {
  expect(isTimeZone(zone)).toBe(is);
});
