// Keeps figures true while the house is open: roll-ups follow what is stored within a second, the analysis as set.
import { setTimeout as wait } from 'node:timers/promises';
import { TableeError } from '../core/errors.ts';
import type { House } from '../main.ts';
import { createLeaderLease, ownLease, usualLeaseSeconds, type LeaderLease } from '../store/leader-lease.ts';
import { refreshRollUps } from '../store/roll-ups/refresh-roll-ups.ts';
import { analyze } from './analyze.ts';
import { expire } from './expire.ts';
import { restInFlood } from './rest-in-flood.ts';

const tickMs = 1_000;
/** A lease is renewed many times before it would run out. */
const renewMs = (usualLeaseSeconds * 1_000) / 12;
/** Refreshing rests twice as long as it worked: under the heaviest traffic the machine has the rest for taking it in. */
const restShare = 2;

export interface KeepFresh {
  stop(): Promise<void>;
}

/** An embedded engine has one kitchen; houses that share a server take turns. */
const leaseFor = ({ store }: House): LeaderLease =>
  store.mode === 'server' ? createLeaderLease(store) : ownLease;

/**
 * Works until stopped. What fails is logged and tried again; the last good results stay in place meanwhile. Of several
 * houses on one server only the holder of the lease computes; the others stand by.
 */
export function keepFresh(house: House, lease = leaseFor(house)): KeepFresh {
  const { clock, calendar, log, config } = house;
  const stopping = new AbortController();
  const { signal } = stopping;
  let changed = true;
  let last = { at: 0, day: '' };

  let expired = '';

  let leading = false;

  async function lead(): Promise<void> {
    const leads = await lease.renew();
    if (leads === leading) return;
    log.info(leads ? 'computes figures' : 'stands by: another house computes figures');
    // Whoever computed before may have stopped between roll-ups and analysis.
    changed ||= leads;
    leading = leads;
  }

  /** Before roll-ups and never beside them: a day that is dropped must not be half computed. */
  async function expireOnceADay(): Promise<void> {
    const day = calendar.dayOf(clock.now());
    if (day === expired) return;
    await expire(house, { inStore: lease.holds() });
    expired = day;
  }

  async function rollUp(): Promise<void> {
    await expireOnceADay();
    if (!lease.holds()) return;
    const days = await refreshRollUps(house.store);
    changed ||= days.length > 0;
  }

  /** When something has changed or a new day has begun, but not more often than set. */
  async function analyzeWhenDue(): Promise<void> {
    if (!lease.holds()) return;
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

  const rest = (ms: number) => wait(ms, undefined, { signal }).catch(() => undefined);

  async function again(
    work: () => Promise<void>,
    { leastRestMs = tickMs, yields = false }: { leastRestMs?: number; yields?: boolean } = {},
  ): Promise<void> {
    while (!signal.aborted) {
      const started = performance.now();
      await work().catch(tellOf);
      const ended = performance.now();
      const workedMs = ended - started;
      await rest(Math.max(leastRestMs, restShare * workedMs));
      if (yields) await restInFlood(flood, workedMs, ended);
    }
  }

  const flood = {
    backlog: () => house.inbox.backlog(),
    rest,
    now: () => performance.now(),
    isStopped: () => signal.aborted,
  };

  const running = Promise.all([
    again(lead, { leastRestMs: renewMs }),
    again(rollUp, { yields: true }),
    again(analyzeWhenDue),
  ]);
  return {
    async stop() {
      stopping.abort();
      await running;
      await lease.release().catch(tellOf);
    },
  };
}
