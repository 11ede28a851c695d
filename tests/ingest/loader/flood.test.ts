import { expect, it } from 'vitest';
import { watchFlood } from '../../../ingest/loader/flood.ts';

/** What the watch says after so many seconds in which so many came in, on two processors. */
function told(seconds: number, arrived: number, items: number): boolean {
  let at = 0;
  const backlog = { items: 0, next: 1 };
  const isFlood = watchFlood(
    () => backlog,
    () => at,
    2,
  );
  at += 1_000 * seconds;
  backlog.next += arrived;
  backlog.items = items;
  return isFlood();
}

it.each([
  { seconds: 1, arrived: 100_000, items: 100_000, flood: true },
  { seconds: 0.25, arrived: 20_000, items: 20_000, flood: true },
  { seconds: 1, arrived: 42_000, items: 60_000, flood: false },
  { seconds: 60, arrived: 100_000, items: 100_000, flood: false },
  { seconds: 1, arrived: 100_000, items: 1_000_000, flood: false },
  { seconds: 1, arrived: 0, items: 500_000, flood: false },
  { seconds: 0, arrived: 0, items: 0, flood: false },
])('$arrived in $seconds s, $items waiting: $flood', ({ seconds, arrived, items, flood }) => {
  expect(told(seconds, arrived, items)).toBe(flood);
});

it('looks at what has come in since it was asked last', () => {
  let at = 0;
  const backlog = { items: 0, next: 1 };
  const isFlood = watchFlood(
    () => backlog,
    () => at,
    2,
  );
  at = 1_000;
  backlog.next += 100_000;
  expect(isFlood()).toBe(true);
  at = 2_000;
  backlog.next += 1_000;
  expect(isFlood()).toBe(false);
});
