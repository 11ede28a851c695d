// kill -9 of the server, and of the engine child, at random during webhook traffic and an import:
// every acknowledged event is counted once, none is lost. FAULTS_KILLS says how often (default 6), FAULTS_SEED which.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import type { ChildProcess } from 'node:child_process';
import { Type } from 'typebox';
import { expect, it } from 'vitest';
import { mulberry32 } from '../../fixtures/random.ts';
import { openStore } from '../../store/open-store.ts';
import {
  ended,
  childrenOf,
  newPlace,
  openAt,
  startTablee,
  tablee,
  type Place,
} from '../support/running-house.ts';
import { signedRequest } from '../support/signed-request.ts';
import { silentLog } from '../support/silent-log.ts';

const kills = Number(process.env['FAULTS_KILLS'] ?? 6);
const seed = Number(process.env['FAULTS_SEED'] ?? 1);
const importRows = 20_000 + kills * 4_000;
const batch = 20;

const counts = {
  name: 'counts',
  params: Type.Object({}),
  row: Type.Object({
    source: Type.String(),
    events: Type.Integer(),
    keys: Type.Integer(),
    stored: Type.Integer(),
  }),
  sql: `
    SELECT i.source AS source, i.events AS events, i.keys AS keys, l.stored AS stored
    FROM (SELECT source, count() AS events, uniqExact(key) AS keys FROM tablee.interactions FINAL GROUP BY source) AS i
    LEFT JOIN (SELECT source, sumIf(n, outcome = 'stored') AS stored FROM tablee.ledger FINAL GROUP BY source) AS l USING source
    ORDER BY source`,
};

const historyMapping = `
source: /history
tenant: test:history
id: id
time: { column: ts, as: unix-seconds }
verb: post
actor: who
community: room
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
    let sent = 0;
    let stopSending = false;

    async function post(first: number): Promise<boolean> {
      const events = Array.from({ length: batch }, (_, i) => ({
        specversion: '1.0',
        id: `e${first + i}`,
        source: '/faults',
        type: 'org.tablee.interaction.v1',
        time: '2026-01-05T10:00:00Z',
        data: {
          actor: { id: `faults:t:${(first + i) % 97}` },
          verb: 'post',
          community: { id: 'faults:t:hall' },
          object: { id: `o${first + i}` },
        },
      }));
      const contentType = 'application/cloudevents-batch+json';
      const request = signedRequest(secret, JSON.stringify(events), {
        id: `m${first}`,
        at: Date.now(),
        contentType,
      });
      const signal = AbortSignal.timeout(10_000);
      const response = await fetch(`${address}/v1/events`, { method: 'POST', signal, ...request }).catch(
        () => undefined,
      );
      return response?.status === 202;
    }

    /** As a real tool does: the same batch again until it is acknowledged. */
    async function traffic(): Promise<void> {
      while (!stopSending) {
        while (!(await post(sent))) await pass(50);
        sent += batch;
      }
    }

    async function importing(csv: string, mapping: string): Promise<void> {
      let done = false;
      while (!done) {
        const importer = startTablee(place, 'import', csv, '--mapping', mapping);
        if (!stopSending && chance() < 0.3)
          void pass(500 + chance() * 2_000).then(() => importer.kill('SIGKILL'));
        done = (await ended(importer)) === 0;
      }
    }

    async function kill(): Promise<'server' | 'engine'> {
      await pass(chance() * 1_500);
      const engine = childrenOf(server.pid ?? 0)[0];
      if (engine !== undefined && chance() < 0.5) {
        process.kill(engine, 'SIGKILL');
        return 'engine';
      }
      const before: ChildProcess = server;
      before.kill('SIGKILL');
      await ended(before);
      ({ server, address } = await serve(place));
      return 'server';
    }

    const { csv, mapping } = importFiles(place);
    const sending = traffic();
    const imported = importing(csv, mapping);
    const killed = { server: 0, engine: 0 };
    for (let n = 0; n < kills; n += 1) killed[await kill()] += 1;
    stopSending = true;
    await Promise.all([sending, imported]);

    const store = await openStore({ dataDir: place.dataDir, log: silentLog });
    const rowFor = (source: string, n: number) => ({ source, events: n, keys: n, stored: n });
    await expect
      .poll(() => store.query(counts, {}), { timeout: 120_000, interval: 500 })
      .toEqual([rowFor('/faults', sent), rowFor('/history', importRows)]);
    await store.close();
    server.kill('SIGTERM');
    await ended(server);
    process.stdout.write(
      `kill -9: ${JSON.stringify({ ...killed, seed, acknowledged: sent, imported: importRows })}\n`,
    );
  },
);
