// kill -9 of the server, of the engine child and of the kitchen, at random during webhook traffic and an import:
// every acknowledged event is counted once, none is lost. FAULTS_KILLS says how often (default 6), FAULTS_SEED which.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import type { ChildProcess } from 'node:child_process';
import { expect, it } from 'vitest';
import { mulberry32 } from '../../fixtures/random.ts';
import { openStore } from '../../store/open-store.ts';
import { ended } from '../../fixtures/ended.ts';
import { childRunning, newPlace, openAt, startTablee, tablee, type Place } from '../support/running-house.ts';
import { expectCountedOnce, startTraffic } from '../support/fault-traffic.ts';
import { silentLog } from '../support/silent-log.ts';

const kills = Number(process.env['FAULTS_KILLS'] ?? 6);
const seed = Number(process.env['FAULTS_SEED'] ?? 1);
const importRows = 20_000 + kills * 4_000;

const historyMapping = `
source: /history
tenant: test:history
events:
  - id: id
    time: { at: ts, as: unix-seconds }
    verb: post
    actor: { id: who }
    community: { id: room }
`;

function importFiles(place: Place): { csv: string; mapping: string } {
  const csv = join(place.env['HOME'] ?? '', 'history.csv');
  const mapping = join(place.env['HOME'] ?? '', 'history.yaml');
  const line = (n: number) => `${n},${1_750_000_000 + n * 60},room-${n % 7},person-${n % 311}`;
  writeFileSync(csv, `id,ts,room,who\n${Array.from({ length: importRows }, (_, n) => line(n)).join('\n')}\n`);
  writeFileSync(mapping, historyMapping);
  return { csv, mapping };
}

/** The exit code of a second server on the same folder. */
const inUse = 3;

/** As a service manager does: again, while an import that outlived the server still works on the folder. */
async function serve(place: Place): Promise<{ server: ChildProcess; address: string }> {
  for (;;) {
    const server = startTablee(place, 'serve');
    const address = await openAt(server).catch(() => undefined);
    if (address !== undefined) return { server, address };
    expect(await ended(server)).toBe(inUse);
  }
}

it(
  `loses nothing and counts nothing twice over ${kills} kills (seed ${seed})`,
  { timeout: 600_000 },
  async () => {
    const place = newPlace();
    const secret = tablee(place, 'source', 'add', 'faults');
    const chance = mulberry32(seed);
    let { server, address } = await serve(place);
    const traffic = startTraffic({ address: () => address, secret });
    let stopSending = false;

    async function importing(csv: string, mapping: string): Promise<void> {
      let done = false;
      while (!done) {
        const importer = startTablee(place, 'import', csv, '--mapping', mapping);
        if (!stopSending && chance() < 0.3)
          void pass(500 + chance() * 2_000).then(() => importer.kill('SIGKILL'));
        done = (await ended(importer)) === 0;
      }
    }

    async function kill(): Promise<'server' | 'engine' | 'kitchen'> {
      await pass(chance() * 1_500);
      const module = chance() < 0.5 ? 'engine' : 'kitchen';
      const child = childRunning(server.pid ?? 0, module);
      if (child !== undefined && chance() < 0.6) {
        process.kill(child, 'SIGKILL');
        return module;
      }
      const before: ChildProcess = server;
      before.kill('SIGKILL');
      await ended(before);
      ({ server, address } = await serve(place));
      return 'server';
    }

    const { csv, mapping } = importFiles(place);
    const imported = importing(csv, mapping);
    const killed = { server: 0, engine: 0, kitchen: 0 };
    for (let n = 0; n < kills; n += 1) killed[await kill()] += 1;
    stopSending = true;
    await Promise.all([traffic.stop(), imported]);
    const { acknowledged } = traffic;

    const store = await openStore({ dataDir: place.dataDir, log: silentLog });
    await expectCountedOnce(store, { '/faults': acknowledged, '/history': importRows });
    await store.close();
    server.kill('SIGTERM');
    await ended(server);
    process.stdout.write(
      `kill -9: ${JSON.stringify({ ...killed, seed, acknowledged, imported: importRows })}\n`,
    );
  },
);
