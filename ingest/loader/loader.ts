// Drains the inbox into the store: one loader per inbox, batches that repeat exactly after a crash.
import type { Clock } from '../../core/clock.ts';
import { TableeError } from '../../core/errors.ts';
import type { Logger } from '../../core/log.ts';
import type { Store } from '../../store/store.ts';
import { isDiskFull } from '../inbox/ballast.ts';
import type { Inbox } from '../inbox/inbox.ts';
import { superseded } from '../inbox/loader-book.ts';
import { realWait, type Wait } from '../wait.ts';
import { watchFlood } from './flood.ts';
import { mirrorLedger } from './mirror-ledger.ts';
import type { QuarantineParts } from './quarantine-rows.ts';
import { retryingStore } from './retrying-store.ts';
import { sortedAhead } from './sorted-ahead.ts';
import { storeStretch } from './store-stretch.ts';
import { watchLedger } from './watch-ledger.ts';

export interface LoaderParts extends QuarantineParts {
  inbox: Inbox;
  store: Store;
  clock: Clock;
  log: Logger;
  /** Most items in a batch. */
  maxItems?: number;
  /** How long a smaller batch is left to grow. */
  gatherMs?: number;
  wait?: Wait;
  random?: () => number;
  /** Whether storing is to wait for what comes in. */
  isFlood?: () => boolean;
}

export interface Loader {
  /** Loads until stopped. Rejects when something is wrong that waiting does not mend; nothing is lost then. */
  run(): Promise<void>;
  /** One batch; false when there was nothing to load, or another process is loading. */
  loadOnce(): Promise<boolean>;
  /** Resolves when everything below `seq` is stored, whichever process stores it. */
  drained(seq: number): Promise<void>;
  /** Ends {@link Loader.run} after the batch in hand. */
  stop(): Promise<void>;
}

const diskFullMs = 1_000;
/** While so many come in as a batch gathers, it is left to grow longer: fewer and larger parts are merged less. */
const manyArriving = 250;
const longGatherShare = 2;
/** While much waits, the store is told the ledger's totals this often only: an insert costs the same for a few as for many. */
const mirrorEveryMs = 5_000;

export function createLoader(parts: LoaderParts): Loader {
  const { inbox, log, maxItems = 50_000, gatherMs = 250, wait = realWait, random = Math.random } = parts;
  const stopping = new AbortController();
  const { signal } = stopping;
  const isFlood = parts.isFlood ?? watchFlood(() => inbox.backlog());
  const checkLedger = watchLedger(inbox.ledger, parts);
  let running: Promise<void> | undefined;
  let failure: unknown;
  let mirrored = performance.now();

  const store = retryingStore(parts.store, {
    wait,
    random,
    signal,
    async beforeRetry(error, attempt) {
      log.warn({ code: error.code, attempt }, 'the store is out of reach; events stay in the inbox');
      if (signal.aborted) throw error;
      if (!(await inbox.loader.acquire())) throw superseded();
    },
  });

  const next = sortedAhead(inbox, maxItems);

  async function mirrorWhenDue(): Promise<void> {
    const now = performance.now();
    if (now - mirrored < mirrorEveryMs && inbox.backlog().items >= maxItems) return;
    await mirrorLedger(inbox.ledger, store);
    mirrored = now;
  }

  async function loadOnce(): Promise<boolean> {
    if (!(await inbox.loader.acquire())) return false;
    const current = await next.take();
    if (current !== undefined) {
      const storing = storeStretch(current, { ...parts, store });
      next.prepare(current);
      await next.settle(storing);
    }
    await mirrorWhenDue();
    checkLedger();
    return current !== undefined;
  }

  /**
   * Being superseded is no failure: the other process loads, and this one waits its turn again.
   * A disk that is full gets the ballast's room, and the same stretch is loaded again.
   */
  async function loadInTurn(): Promise<void> {
    try {
      await loadOnce();
    } catch (error) {
      if (isDiskFull(error)) {
        log.warn('the disk is full; events stay in the inbox');
        await inbox.ballast.release();
        await wait(diskFullMs, signal);
        return;
      }
      if (!(error instanceof TableeError) || error.code !== superseded().code) throw error;
      log.warn('another process has taken over loading');
    }
  }

  async function gather(): Promise<void> {
    const before = inbox.backlog().next;
    await wait(gatherMs, signal);
    if (inbox.backlog().next - before > manyArriving) await wait(longGatherShare * gatherMs, signal);
  }

  async function loop(): Promise<void> {
    while (!signal.aborted) {
      await inbox.ballast.balance();
      if (isFlood()) {
        // The processors belong to whoever takes it in; it is stored when it ebbs, or when too much waits.
        await wait(gatherMs, signal);
        continue;
      }
      if (inbox.backlog().items < maxItems) await gather();
      await loadInTurn();
    }
  }

  return {
    loadOnce,
    run() {
      running ??= loop()
        .catch((error: unknown) => {
          if (signal.aborted && error instanceof TableeError && error.retryable) return;
          failure = error;
          throw error;
        })
        .finally(() => inbox.loader.release());
      return running;
    },
    async drained(seq) {
      while (inbox.backlog().loaded < seq) {
        if (failure !== undefined) throw failure as Error;
        await wait(gatherMs);
      }
    },
    async stop() {
      stopping.abort();
      await running?.catch(() => undefined);
    },
  };
}
