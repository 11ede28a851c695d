// The kitchen: a process of its own that stores what the door has taken in and keeps figures fresh, so that no burst
// of that work holds up an acknowledgement. Asked to stop, it finishes the batch in hand; without its parent it dies.
import { constants, setPriority } from 'node:os';
import type { Config } from '../core/config.ts';
import { TableeError } from '../core/errors.ts';
import { createLog, type Logger } from '../core/log.ts';
import { realWait } from '../ingest/wait.ts';
import { openHouse, type House } from '../main.ts';
import { keepFresh } from './keep-fresh.ts';

const restMs = 1_000;
// Taking in comes first: under a burst, what is taken in waits on disk for a processor. Threads made later inherit it.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const asked = new AbortController();
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.on(name, () => {
    asked.abort();
  });
}
const whenAsked = new Promise<void>((resolve) => {
  asked.signal.addEventListener('abort', () => {
    resolve();
  });
});

/** Waits for a store that is out of reach. Nothing when asked to stop first. */
async function openWhenReachable(config: Config, log: Logger): Promise<House | undefined> {
  while (!asked.signal.aborted) {
    try {
      return await openHouse(config, { log, role: 'guest' });
    } catch (error) {
      if (!(error instanceof TableeError) || !error.retryable) throw error;
      log.warn({ code: error.code }, 'the store is out of reach; events wait in the inbox');
      await realWait(restMs, asked.signal);
    }
  }
  return undefined;
}

async function work(config: Config, log: Logger): Promise<void> {
  const house = await openWhenReachable(config, log);
  if (house === undefined) return;
  const fresh = keepFresh(house);
  try {
    await Promise.race([house.loader.run(), whenAsked]);
  } finally {
    await fresh.stop();
    await house.close();
  }
}

async function workAndLeave(config: Config): Promise<void> {
  const log = createLog(config.logLevel);
  try {
    await work(config, log);
    process.exit(0);
  } catch (error) {
    log.fatal({ err: error }, 'loading stopped; accepted events wait in the inbox');
    process.exit(1);
  }
}

// As if both had been killed at once, without unwinding: whoever starts next repeats what was in hand.
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.once('message', (config) => void workAndLeave(config as Config));
