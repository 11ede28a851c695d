// The kitchen is killed under webhooks: the door stays open, another kitchen stores what was taken in, once.
import { expect, it } from 'vitest';
import { ended } from '../../fixtures/ended.ts';
import { openStore } from '../../store/open-store.ts';
import { openFaultHouse } from '../support/fault-house.ts';
import { expectCountedOnce, startTraffic } from '../support/fault-traffic.ts';
import { childRunning } from '../support/running-house.ts';
import { silentLog } from '../support/silent-log.ts';

it('is started again, and nothing is lost or counted twice', { timeout: 180_000 }, async () => {
  const house = await openFaultHouse();
  const kitchen = () => childRunning(house.server.pid ?? 0, 'kitchen');
  const traffic = startTraffic({ address: () => house.address, secret: house.secret, pauseMs: 5 });
  await traffic.more(200);
  const before = kitchen();
  expect(before).toBeDefined();
  process.kill(before ?? 0, 'SIGKILL');
  await expect.poll(() => kitchen() ?? before, { timeout: 60_000, interval: 50 }).not.toBe(before);
  await traffic.more(200);
  await traffic.stop();
  const store = await openStore({ dataDir: house.place.dataDir, log: silentLog });
  await expectCountedOnce(store, { '/faults': traffic.acknowledged });
  await store.close();
  expect([...traffic.answers.keys()]).toEqual([202]);
  await house.close();
  expect(await ended(house.server)).toBe(0);
  expect(kitchen()).toBeUndefined();
});
