// Keeps figures true while the house is open: roll-ups follow what is stored within a second, the analysis follows roll-ups.
import { setTimeout as wait } from 'node:timers/promises';
import type { House } from '../main.ts';
import { refreshRollUps } from '../store/roll-ups/refresh-roll-ups.ts';
import { analyze } from './analyze.ts';

const tickMs = 1_000;

export interface KeepFresh {
  stop(): Promise<void>;
}

/** Works until stopped. What fails is logged and tried again; the last good results stay in place meanwhile. */
export function keepFresh(house: House): KeepFresh {
  const { clock, log, config } = house;
  const stopping = new AbortController();
  let analyzedAt = 0;
  let changed = true;

  async function tick(): Promise<void> {
    const days = await refreshRollUps(house.store);
    changed ||= days.length > 0;
    if (!changed || clock.now() - analyzedAt < config.analyzeEveryMinutes * 60_000) return;
    await analyze(house);
    analyzedAt = clock.now();
    changed = false;
  }

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      await tick().catch((error: unknown) => {
        if (!stopping.signal.aborted)
          log.warn({ err: error }, 'figures could not be refreshed; trying again');
      });
      await wait(tickMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  }

  const running = loop();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
