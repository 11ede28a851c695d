// The disk fills up under webhooks (F7): where the inbox lies, where ClickHouse lies, or both. What cannot be kept is
// refused with 503 and never acknowledged; once there is room again everything goes on unaided.
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStore } from '../../store/open-store.ts';
import { openFaultHouse } from '../support/fault-house.ts';
import { expectCountedOnce, startTraffic } from '../support/fault-traffic.ts';
import { canMount, tmpfs } from '../support/mounted.ts';
import { newPlace } from '../support/running-house.ts';
import { silentLog } from '../support/silent-log.ts';

const mountable = canMount();
const diskMegabytes = 400;
const piece = Buffer.alloc(2 ** 20);

/** Leaves less than a megabyte; whoever writes meanwhile may have taken the rest already. */
function fill(folder: string): string {
  const filler = join(folder, 'filler');
  for (;;) {
    const { bavail, bsize } = statfsSync(folder);
    if (bavail * bsize <= piece.length) return filler;
    const bytes = Math.min(bavail * bsize - piece.length / 2, 64 * piece.length);
    try {
      writeFileSync(filler, Buffer.alloc(bytes), { flag: 'a' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }
}

it.runIf(mountable).each([
  { full: 'the inbox', folder: 'inbox', refuses: true },
  { full: 'ClickHouse', folder: 'clickhouse', refuses: false },
  { full: 'both', folder: '', refuses: true },
])(
  '$full on a full disk: nothing acknowledged is lost',
  { timeout: 240_000 },
  async ({ folder, refuses, full }) => {
    const place = newPlace();
    const path = join(place.dataDir, folder);
    mkdirSync(path, { recursive: true, mode: 0o700 });
    const disk = tmpfs(diskMegabytes, path);
    const house = await openFaultHouse({}, place);
    const traffic = startTraffic({ address: () => house.address, secret: house.secret, pauseMs: 5 });
    await traffic.more(100);

    const filler = fill(path);
    if (refuses)
      await expect.poll(() => traffic.answers.get(503) ?? 0, { timeout: 60_000 }).toBeGreaterThan(5);
    const whenFull = traffic.acknowledged;
    if (refuses) {
      await expect.poll(() => traffic.answers.get(503) ?? 0, { timeout: 60_000 }).toBeGreaterThan(20);
      expect(traffic.acknowledged).toBe(whenFull);
    } else await traffic.more(500);

    rmSync(filler);
    const freed = performance.now();
    await traffic.more(100);
    const resumedMs = Math.round(performance.now() - freed);
    await traffic.stop();
    const store = await openStore({ dataDir: place.dataDir, log: silentLog });
    await expectCountedOnce(store, { '/faults': traffic.acknowledged });
    await store.close();
    expect([...traffic.answers.keys()].sort()).toEqual(refuses ? [202, 503] : [202]);
    await house.close();
    await disk.unmount();
    process.stdout.write(
      `disk full, ${full}: ${JSON.stringify({ resumedMs, answers: [...traffic.answers] })}\n`,
    );
  },
);
