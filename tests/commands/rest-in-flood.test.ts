// Figures rest longer while a flood is stored, and no longer than that.
import { expect, it } from 'vitest';
import { restInFlood } from '../../commands/rest-in-flood.ts';

interface Traffic {
  what: string;
  workedMs: number;
  /** Waiting and arriving in each second. */
  seconds: { waiting: number; arriving: number }[];
  restsMs: number;
}

const steady = (waiting: number, arriving: number) =>
  Array.from({ length: 60 }, () => ({ waiting, arriving }));
const quiet = { waiting: 0, arriving: 0 };

it.each<Traffic>([
  { what: 'ordinary traffic', workedMs: 2_000, seconds: steady(500, 400), restsMs: 0 },
  { what: 'many waiting', workedMs: 500, seconds: steady(200_000, 400), restsMs: 6_000 },
  { what: 'many waiting, work long', workedMs: 9_000, seconds: steady(200_000, 400), restsMs: 30_000 },
  { what: 'many arriving', workedMs: 2_000, seconds: steady(500, 40_000), restsMs: 24_000 },
  { what: 'many arriving, work short', workedMs: 800, seconds: steady(500, 40_000), restsMs: 0 },
  {
    what: 'a flood that ends',
    workedMs: 5_000,
    seconds: [...steady(200_000, 0).slice(0, 4), quiet, ...steady(200_000, 0)],
    restsMs: 4_000,
  },
])('$what: $workedMs ms of work, $restsMs ms of rest', async ({ workedMs, seconds, restsMs }) => {
  let nowMs = 0;
  const second = () => Math.floor(nowMs / 1_000);
  const arrived = () => seconds.slice(0, second()).reduce((sum, { arriving }) => sum + arriving, 0);
  await restInFlood(
    {
      backlog: () => ({ items: seconds[second()]?.waiting ?? 0, next: arrived() }),
      rest: (ms) => Promise.resolve((nowMs += ms)),
      now: () => nowMs,
      isStopped: () => false,
    },
    workedMs,
    0,
  );
  // One look at what arrives within a second is needed to tell.
  const looked = workedMs > 1_000 && restsMs === 0 ? 1_000 : 0;
  expect(nowMs).toBe(restsMs + looked);
});
