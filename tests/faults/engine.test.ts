// The engine dies, hangs or crashes under webhooks (F3), and a second server comes to the folder (F19): the door stays
// open, the engine comes back, the first server is unharmed.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore } from '../../store/open-store.ts';
import { openFaultHouse, type FaultHouse } from '../support/fault-house.ts';
import { expectCountedOnce, startTraffic } from '../support/fault-traffic.ts';
import { ended } from '../../fixtures/ended.ts';
import { startTablee } from '../support/running-house.ts';
import { silentLog } from '../support/silent-log.ts';

let house: FaultHouse;
beforeEach(async () => {
  house = await openFaultHouse({ TABLEE_ENGINE_HANG_SECONDS: '5' });
});
afterEach(async () => {
  await house.close();
});

async function expectAllCounted(acknowledged: number): Promise<void> {
  const store = await openStore({ dataDir: house.place.dataDir, log: silentLog });
  await expectCountedOnce(store, { '/faults': acknowledged });
  await store.close();
}

it.each(['SIGKILL', 'SIGSEGV', 'SIGSTOP'] as const)(
  'the engine under %s: every webhook is acknowledged, the engine is replaced',
  async (signal) => {
    const traffic = startTraffic({ address: () => house.address, secret: house.secret, pauseMs: 5 });
    await traffic.more(200);
    const before = house.enginePid() ?? 0;
    process.kill(before, signal);
    const struck = performance.now();
    await expect.poll(() => house.enginePid() ?? before, { timeout: 60_000, interval: 50 }).not.toBe(before);
    const replacedMs = Math.round(performance.now() - struck);
    await traffic.more(200);
    await traffic.stop();
    await expectAllCounted(traffic.acknowledged);
    expect([...traffic.answers.keys()]).toEqual([202]);
    process.stdout.write(
      `engine ${signal}: ${JSON.stringify({ replacedMs, countedMs: Math.round(performance.now() - struck) })}\n`,
    );
  },
);

it('a second server leaves with code 3 and a word, and the first goes on', async () => {
  const traffic = startTraffic({ address: () => house.address, secret: house.secret });
  await traffic.more(100);
  const second = startTablee(house.place, 'serve');
  expect(await ended(second)).toBe(3);
  await traffic.more(100);
  await traffic.stop();
  expect([...traffic.answers.keys()]).toEqual([202]);
  await expectAllCounted(traffic.acknowledged);
});
