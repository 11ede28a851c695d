// Keeps figures true while the house is open: roll-ups follow what is stored within a second, the analysis as set.
import { setTimeout as wait } from 'node:timers/promises';
import { TableeError } from '../core/errors.ts';
import type { House } from '../main.ts';
import { refreshRollUps } from '../store/roll-ups/refresh-roll-ups.ts';
import { analyze } from './analyze.ts';
import { expire } from './expire.ts';

const tickMs = 1_000;
/** Refreshing rests twice as long as it worked: under the heaviest traffic the machine has the rest for taking it in. */
const restShare = 2;

export interface KeepFresh {
  stop(): Promise<void>;
}

/** Works until stopped. What fails is logged and tried again; the last good results stay in place meanwhile. */
export function keepFresh(house: House): KeepFresh {
  const { clock, calendar, log, config } = house;
  const stopping = new AbortController();
  const { signal } = stopping;
  let changed = true;
  let last = { at: 0, day: '' };

  let expired = '';

  /** Before roll-ups and never beside them: a day that is dropped must not be half computed. */
  async function expireOnceADay(): Promise<void> {
    const day = calendar.dayOf(clock.now());
    if (day === expired) return;
    await expire(house);
    expired = day;
  }

  async function rollUp(): Promise<void> {
    await expireOnceADay();
    const days = await refreshRollUps(house.store);
    changed ||= days.length > 0;
  }

  /** When something has changed or a new day has begun, but not more often than set. */
  async function analyzeWhenDue(): Promise<void> {
    const at = clock.now();
    const day = calendar.dayOf(at);
    if (at - last.at < config.analyzeEveryMinutes * 60_000 || (!changed && day === last.day)) return;
    changed = false;
    await analyze(house);
    last = { at, day };
  }

  function tellOf(error: unknown): void {
    if (signal.aborted) return;
    const passing = error instanceof TableeError && error.retryable;
    log.warn(passing ? { code: error.code } : { err: error }, 'figures could not be refreshed; trying again');
  }

  async function again(work: () => Promise<void>): Promise<void> {
    while (!signal.aborted) {
      const started = performance.now();
      await work().catch(tellOf);
      const restMs = restShare * (performance.now() - started);
      await wait(Math.max(tickMs, restMs), undefined, { signal }).catch(() => undefined);
    }
  }

  const running = Promise.all([again(rollUp), again(analyzeWhenDue)]);
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
