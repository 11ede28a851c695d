// The kitchen: a process of its own that stores what the door has taken in and keeps figures fresh, so that no burst
// of that work holds up an acknowledgement. Asked to stop, it finishes the batch in hand; without its parent it dies.
import type { Config } from '../core/config.ts';
import { createLog } from '../core/log.ts';
import { openHouse } from '../main.ts';
import { keepFresh } from './keep-fresh.ts';

const asked = new Promise((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, resolve);
});

async function work(config: Config): Promise<void> {
  const log = createLog(config.logLevel);
  const house = await openHouse(config, { log, role: 'guest' });
  const fresh = keepFresh(house);
  try {
    await Promise.race([house.loader.run(), asked]);
  } catch (error) {
    log.fatal({ err: error }, 'loading stopped; accepted events wait in the inbox');
    process.exitCode = 1;
  }
  await fresh.stop();
  await house.close();
}

// As if both had been killed at once: whoever starts next repeats what was in hand.
process.once('disconnect', () => process.exit(1));
process.once('message', (config) => void work(config as Config).finally(() => process.exit()));
