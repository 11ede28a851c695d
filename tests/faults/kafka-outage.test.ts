// The topic is the inbox, and the broker dies: webhooks go on being acknowledged, and everything is forwarded once it
// is back. FAULTS_KAFKA_OUTAGE says for how many seconds (default 5).
import type { ChildProcess } from 'node:child_process';
import { Type } from 'typebox';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore } from '../../store/open-store.ts';
import { startKafkaBroker } from '../../fixtures/kafka/kafka-broker.ts';
import { requirement } from '../../fixtures/requirements.ts';
import { ended } from '../../fixtures/ended.ts';
import { newPlace, openAt, startTablee, tablee } from '../support/running-house.ts';
import { signedRequest } from '../support/signed-request.ts';
import { silentLog } from '../support/silent-log.ts';

const outageMs = 1_000 * Number(process.env['FAULTS_KAFKA_OUTAGE'] ?? 5);
const batch = 20;

const counts = {
  name: 'counts',
  params: Type.Object({}),
  row: Type.Object({ events: Type.Integer(), raw: Type.Integer(), stored: Type.Integer() }),
  sql: `
    SELECT
      (SELECT count() FROM tablee.interactions FINAL) AS events,
      (SELECT count() FROM tablee.interactions) AS raw,
      (SELECT sumIf(n, outcome = 'stored') FROM tablee.ledger FINAL) AS stored`,
};

const started: ChildProcess[] = [];
const cleaners: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const process of started) process.kill('SIGKILL');
  for (const clean of cleaners) await clean();
});

const { met } = requirement('kafka');

describe.runIf(met)('an outage of Kafka', () => {
  it('refuses nothing, loses nothing and counts nothing twice', { timeout: outageMs + 300_000 }, async () => {
    const broker = await startKafkaBroker();
    cleaners.push(() => broker.remove());
    const place = newPlace({
      TABLEE_KAFKA_BROKERS: broker.address,
      TABLEE_KAFKA_INBOX_TOPIC: 'inbox',
      TABLEE_LOG_LEVEL: process.env['FAULTS_LOG'] ?? 'error',
    });
    const secret = tablee(place, 'source', 'add', 'faults');
    const server = startTablee(place, 'serve');
    started.push(server);
    const address = await openAt(server);
    const statuses = new Map<number, number>();
    let sent = 0;

    async function post(): Promise<void> {
      const body = JSON.stringify(Array.from({ length: batch }, (_, i) => eventOf(sent + i)));
      const contentType = 'application/cloudevents-batch+json';
      const request = signedRequest(secret, body, { id: `m${sent}`, at: Date.now(), contentType });
      const { status } = await fetch(`${address}/v1/events`, { method: 'POST', ...request });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      sent += batch;
    }

    async function traffic(forMs: number): Promise<void> {
      for (const end = Date.now() + forMs; Date.now() < end;) await post();
    }

    const spilled = () => /spill +([\d,]+)/.exec(tablee(place, 'doctor'))?.[1];
    await expect
      .poll(() => tablee(place, 'doctor'), { timeout: 60_000 })
      .toContain('Kafka            answers');
    await traffic(2_000);
    await broker.stop('SIGKILL');
    await traffic(outageMs);
    const waiting = spilled();
    expect(waiting).not.toBe('0');
    await broker.start();
    await traffic(2_000);

    // What an outage has spilled takes a while to be forwarded, the longer it was.
    await expect.poll(spilled, { timeout: 60_000 + 2 * outageMs, interval: 500 }).toBe('0');
    const store = await openStore({ dataDir: place.dataDir, log: silentLog });
    await expect
      .poll(() => store.query(counts, {}), { timeout: 60_000, interval: 500 })
      .toEqual([{ events: sent, raw: sent, stored: sent }]);
    await store.close();
    expect([...statuses.keys()]).toEqual([202]);
    server.kill('SIGTERM');
    await ended(server);
    process.stdout.write(
      `Kafka outage: ${JSON.stringify({ outageMs, sent, spilled: waiting, statuses: [...statuses] })}\n`,
    );
  });
});

function eventOf(n: number) {
  return {
    specversion: '1.0',
    id: `e${n}`,
    source: '/faults',
    type: 'org.tablee.interaction.v1',
    time: '2026-01-05T10:00:00Z',
    data: {
      actor: { id: `faults:t:${n % 97}` },
      verb: 'post',
      community: { id: 'faults:t:hall' },
      object: { id: `o${n}` },
    },
  };
}
