import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { loadConfig } from '../../../core/config.ts';
import type { EventLog, RecordBatch, Taken } from '../../../ingest/kafka/event-log.ts';
import { connectKafka } from '../../../ingest/kafka/kafkajs-connection.ts';
import { createKafkajsEventLog } from '../../../ingest/kafka/kafkajs-event-log.ts';
import { realWait } from '../../../ingest/wait.ts';
import { log, testClock } from '../../support/ingest.ts';
import { brokerUser, startKafkaBroker, type KafkaBroker } from '../../../fixtures/kafka/kafka-broker.ts';
import { kcatProducer, kcatRead } from '../../../fixtures/kafka/kcat.ts';
import { requirement } from '../../../fixtures/requirements.ts';

const { met } = requirement('kafka');

function eventLogAt(address: string, group: string, settings: Record<string, string> = {}): EventLog {
  const kafka = connectKafka(loadConfig({ env: { TABLEE_KAFKA_BROKERS: address, ...settings } }), log);
  return createKafkajsEventLog(kafka, { group, clock: testClock(), log, wait: realWait, random: () => 0 });
}

let broker: KafkaBroker;
beforeAll(async () => {
  if (met) broker = await startKafkaBroker();
});
afterAll(async () => {
  if (met) await broker.remove();
});

describe.runIf(met)('the event log on a real Kafka', () => {
  let eventLog: EventLog;
  beforeAll(() => {
    eventLog = eventLogAt(broker.address, 'tests');
  });
  afterAll(() => eventLog.close());

  it('makes topics that are missing, and leaves those that are there', async () => {
    await eventLog.ensureTopics(['made']);
    await eventLog.ensureTopics(['made', 'made-later']);
    // The group has no coordinator until the broker has made its own topics.
    const lag = () => eventLog.lag(['made', 'made-later']).catch(() => []);
    await expect.poll(lag, { timeout: 30_000 }).toHaveLength(8);
  });

  it('writes records as another client reads them', async () => {
    await eventLog.ensureTopics(['written']);
    const large = 'x'.repeat(400_000);
    await eventLog.produce([
      { topic: 'written', key: 'a', value: 'é', headers: { reason: 'r', detail: 'dé' } },
      { topic: 'written', key: 'b', value: null },
      // More than one request may hold.
      ...['c', 'd', 'e', 'f'].map((key) => ({ topic: 'written', key, value: large })),
    ]);
    const records = (await kcatRead(broker.address, 'written')).sort((x, y) => x.key.localeCompare(y.key));
    // A request that a slow broker answers late is sent again: at least once.
    expect([...new Set(records.map(({ key }) => key))]).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(records[0]).toMatchObject({ value: 'é', headers: { reason: 'r', detail: 'dé' } });
  });

  it('takes every record, holds what it is told to, and commits what was taken', async () => {
    await broker.createTopic('taken', 2);
    const kcat = kcatProducer(broker.address, 'taken', ['ce_id=1', 'Content-Type=text/plain']);
    await kcat.write(Array.from({ length: 500 }, (_, n) => `r${n}`));
    await kcat.end();
    const seen: string[] = [];
    let holding = true;
    const take = ({ records }: RecordBatch): Promise<Taken> => {
      if (holding) return Promise.resolve({ kind: 'held', reason: 'inbox-full' });
      seen.push(...records.map(({ value }) => value?.toString() ?? ''));
      expect(records[0]?.headers).toMatchObject({ ce_id: '1', 'content-type': 'text/plain' });
      return Promise.resolve({ kind: 'taken' });
    };
    const behind = async () => (await eventLog.lag(['taken'])).reduce((sum, { lag }) => sum + lag, 0);
    const consumption = eventLog.consume(['taken'], take);
    // Another test reads with the same group.
    onTestFinished(() => consumption.stop());
    await expect.poll(() => consumption.held().length, { timeout: 30_000 }).toBe(2);
    expect(await behind()).toBe(500);
    holding = false;
    await expect.poll(behind, { timeout: 30_000 }).toBe(0);
    expect(consumption.held()).toEqual([]);
    await consumption.stop();
    expect(seen.sort()).toEqual(Array.from({ length: 500 }, (_, n) => `r${n}`).sort());
  });

  it('takes a batch again that could not be taken', async () => {
    await broker.createTopic('again', 1);
    await eventLog.produce([{ topic: 'again', key: 'k', value: 'once' }]);
    let attempts = 0;
    const consumption = eventLog.consume(['again'], () => {
      attempts += 1;
      return attempts < 3 ? Promise.reject(new Error('disk')) : Promise.resolve({ kind: 'taken' });
    });
    await expect.poll(async () => (await eventLog.lag(['again']))[0]?.lag, { timeout: 30_000 }).toBe(0);
    await consumption.stop();
    expect(attempts).toBe(3);
  });

  it('reads a topic through to its end, apart from the group', async () => {
    await broker.createTopic('through', 3);
    const records = Array.from({ length: 50 }, (_, n) => ({
      topic: 'through',
      key: `k${n}`,
      value: `r${n}`,
    }));
    await eventLog.produce(records);
    const read = async (from?: number) => {
      const values: string[] = [];
      await eventLog.readThrough('through', from, ({ records: found }) => {
        values.push(...found.map(({ value }) => value?.toString() ?? ''));
        return Promise.resolve();
      });
      return values.sort();
    };
    expect(await read()).toEqual(records.map(({ value }) => value).sort());
    expect(await read(Date.now() + 60_000)).toEqual([]);
    expect((await eventLog.lag(['through'])).reduce((sum, { lag }) => sum + lag, 0)).toBe(50);
  });
});

describe.runIf(met)('the event log over TLS', () => {
  const settings = () => ({
    TABLEE_KAFKA_TLS: 'true',
    TABLEE_KAFKA_CA_FILE: broker.caFile,
    TABLEE_KAFKA_SASL_MECHANISM: 'plain',
    TABLEE_KAFKA_SASL_USER: brokerUser.name,
    TABLEE_KAFKA_SASL_PASSWORD: brokerUser.password,
  });

  it('is let in with the right password', async () => {
    await eventLogAt(broker.secureAddress, 'tests', settings()).ping();
  });

  it.each([
    { what: 'a wrong password', changes: { TABLEE_KAFKA_SASL_PASSWORD: 'guess' } },
    { what: 'an authority it does not trust', changes: { TABLEE_KAFKA_CA_FILE: '' } },
    { what: 'no TLS', changes: { TABLEE_KAFKA_TLS: 'false', TABLEE_KAFKA_CA_FILE: '' } },
  ])('is not let in with $what', async ({ changes }) => {
    const eventLog = eventLogAt(broker.secureAddress, 'tests', { ...settings(), ...changes });
    await expect(eventLog.ping()).rejects.toMatchObject({ code: 'KAFKA_UNREACHABLE' });
  });
});

describe('without a broker', () => {
  it.each(['ping', 'produce', 'lag', 'ensureTopics'] as const)(
    '%s says that Kafka is out of reach',
    async (what) => {
      const eventLog = eventLogAt('127.0.0.1:1', 'tests');
      const asked = {
        ping: () => eventLog.ping(),
        produce: () => eventLog.produce([{ topic: 't', key: 'k', value: 'v' }]),
        lag: () => eventLog.lag(['t']),
        ensureTopics: () => eventLog.ensureTopics(['t']),
      }[what];
      await expect(asked()).rejects.toMatchObject({ code: 'KAFKA_UNREACHABLE', retryable: true });
      await eventLog.close();
    },
  );
});
