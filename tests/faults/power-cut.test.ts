// The power fails under webhooks (F4): inbox and ClickHouse on one disk, whose unflushed writes are lost at a random
// moment. What was acknowledged is there afterwards, once; the store opens every time. FAULTS_CUTS says how often.
import { setTimeout as pass } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { mulberry32 } from '../../fixtures/random.ts';
import { openStore } from '../../store/open-store.ts';
import { openFaultHouse } from '../support/fault-house.ts';
import { expectCountedOnce, startTraffic } from '../support/fault-traffic.ts';
import { canMount, cuttableDisk } from '../support/mounted.ts';
import { childrenOf, newPlace } from '../support/running-house.ts';
import { silentLog } from '../support/silent-log.ts';

const cuts = Number(process.env['FAULTS_CUTS'] ?? 3);
const seed = Number(process.env['FAULTS_SEED'] ?? 1);
const mountable = canMount();
const disk = mountable ? cuttableDisk(1_500) : undefined;

afterAll(() => disk?.unmount());

it.runIf(disk)(
  `loses nothing acknowledged over ${cuts} power cuts (seed ${seed})`,
  { timeout: 60_000 + cuts * 60_000 },
  async () => {
    if (disk === undefined) return;
    const chance = mulberry32(seed);
    const place = newPlace({ TABLEE_DATA_DIR: `${disk.path}/data` });
    const house = await openFaultHouse({}, place);
    const traffic = startTraffic({ address: () => house.address, secret: house.secret, pauseMs: 2 });
    let opened = 0;
    for (let cut = 0; cut < cuts; cut++) {
      await traffic.more(100);
      await pass(chance() * 2_000);
      const children = childrenOf(house.server.pid ?? 0);
      disk.cutPower();
      await house.kill();
      children.forEach(killQuietly);
      await disk.unmount();
      disk.mount();
      await house.start();
      opened += 1;
    }
    await traffic.stop();
    const store = await openStore({ dataDir: place.dataDir, log: silentLog });
    await expectCountedOnce(store, { '/faults': traffic.acknowledged });
    await store.close();
    await house.close();
    expect(opened).toBe(cuts);
    expect(childrenOf(house.server.pid ?? 0)).toEqual([]);
    process.stdout.write(
      `power cuts: ${JSON.stringify({ cuts, opened, acknowledged: traffic.acknowledged })}\n`,
    );
  },
);

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It went down with its parent.
  }
}
