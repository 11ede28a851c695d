// Brings roll-ups up to date before a command reads them, unless a running server is about to do so.
import { setTimeout as wait } from 'node:timers/promises';
import type { House } from '../main.ts';
import { identitiesBehind } from '../store/identities/refresh-identities.ts';
import { refreshRollUps } from '../store/roll-ups/refresh-roll-ups.ts';
import { staleDays } from '../store/roll-ups/stale-days.ts';
import { bar, number, type Progress } from './output.ts';

const lookAgainMs = 500;

/** Whoever may load the inbox also keeps the roll-ups; returns false when that is another process. */
export async function refreshWhenOurs({ inbox, store }: House, progress: Progress): Promise<boolean> {
  if (!(await inbox.loader.acquire())) return false;
  try {
    await refreshRollUps(store, ({ done, total }) => {
      progress.show(`roll-ups   ${bar(done / total)} ${number(done)} of ${number(total)} days`);
    });
  } finally {
    await inbox.loader.release();
    progress.done();
  }
  return true;
}

/** Resolves when no day is out of date, whoever did the work. */
export async function freshRollUps(house: House, progress: Progress): Promise<void> {
  while (!(await refreshWhenOurs(house, progress))) {
    const stale = await house.store.query(staleDays, {});
    if (stale.length === 0 && !(await identitiesBehind(house.store))) return;
    progress.show(`waiting for the running server to bring ${number(stale.length)} days up to date`);
    await wait(lookAgainMs);
  }
}
