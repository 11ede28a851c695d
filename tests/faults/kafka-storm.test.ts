// A real Kafka in bad weather: members killed, stopped and coming back, a rebalance a second, the broker restarted.
// Every event is stored once, every poisonous record is in the dead-letter topic with its reason, and a replay after
// the fix stores what can be read then, once. FAULTS_KAFKA_EVENTS and FAULTS_KAFKA_SECONDS say how much and how long:
// at least a second, and at least one rebalance, for each portion of the events. A member that was killed holds up
// its group until its session is over: so members and the broker fall after the rebalances, and events keep coming.
import { setTimeout as pass } from 'node:timers/promises';
import type { ChildProcess } from 'node:child_process';
import { Kafka, logLevel } from 'kafkajs';
import { Type } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type OpenedStore } from '../../store/open-store.ts';
import { startKafkaBroker, type KafkaBroker } from '../../fixtures/kafka/kafka-broker.ts';
import { kcatProducer, kcatRead } from '../../fixtures/kafka/kcat.ts';
import { requirement } from '../../fixtures/requirements.ts';
import { ended } from '../../fixtures/ended.ts';
import { newPlace, openAt, startTablee, tablee, type Place } from '../support/running-house.ts';
import { silentLog } from '../support/silent-log.ts';

const events = Number(process.env['FAULTS_KAFKA_EVENTS'] ?? 20_000);
const seconds = Number(process.env['FAULTS_KAFKA_SECONDS'] ?? 10);
const partitions = 8;
const poisonEvery = 100;
/** Longer than a member may be silent before it is counted out. */
const napSeconds = 14;

const counts = {
  name: 'counts',
  params: Type.Object({}),
  row: Type.Object({
    events: Type.Integer(),
    raw: Type.Integer(),
    stored: Type.Integer(),
    unread: Type.Integer(),
    repeats: Type.Integer(),
  }),
  sql: `
    SELECT
      (SELECT count() FROM tablee.interactions FINAL) AS events,
      (SELECT count() FROM tablee.interactions) AS raw,
      (SELECT sumIf(n, outcome = 'stored') FROM tablee.ledger FINAL) AS stored,
      (SELECT uniqExact(id) FROM tablee.quarantine) AS unread,
      (SELECT sumIf(n, outcome = 'duplicate') FROM tablee.ledger FINAL) AS repeats`,
};

const event = (n: number, changes: object = {}) =>
  JSON.stringify({
    specversion: '1.0',
    id: `e${n}`,
    source: '/chat/main',
    type: 'org.tablee.interaction.v1',
    time: '2026-01-05T10:00:00Z',
    data: {
      actor: { id: `chat:main:${n % 97}` },
      verb: 'post',
      community: { id: 'chat:main:hall' },
      object: { id: `o${n}` },
    },
    ...changes,
  });

/** The kinds of poison, each with the reason it must be given. */
const poisons: readonly (readonly [reason: string, line: (n: number) => string])[] = [
  ['malformed-json', (n) => `{"n":${n}`],
  ['not-a-cloudevent', (n) => event(n, { specversion: '0.3' })],
  ['unknown-type', (n) => event(n, { type: 'com.example.other' })],
  ['invalid-event', (n) => event(n, { data: {} })],
  ['source-not-allowed', (n) => event(n, { source: '/elsewhere' })],
];

const isPoison = (n: number) => n % poisonEvery === 0;
const poisonOf = (n: number) => poisons[(n / poisonEvery) % poisons.length]!;
const lineOf = (n: number) => (isPoison(n) ? poisonOf(n)[1](n) : event(n));
/** What is produced in one of `portions` steps. */
const linesOf = (step: number, portions: number) =>
  range(Math.floor((events * step) / portions), Math.floor((events * (step + 1)) / portions)).map(lineOf);
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

const met = requirement('kafka').met;
let broker: KafkaBroker;
beforeAll(async () => {
  if (met) broker = await startKafkaBroker();
});
const started: ChildProcess[] = [];
afterAll(async () => {
  for (const process of started) process.kill('SIGKILL');
  if (met) await broker.remove();
});

async function placeFor(topic: string): Promise<Place> {
  await broker.createTopic(topic, partitions);
  const place = newPlace({
    TABLEE_KAFKA_BROKERS: broker.address,
    TABLEE_KAFKA_GROUP: topic,
    TABLEE_KAFKA_TOPICS: `${topic}=chat`,
    TABLEE_KAFKA_DEAD_LETTER_TOPIC: `${topic}-dead`,
    // A burst may hold more poison than a source is trusted with.
    TABLEE_HOLD_ABOVE_PERCENT: '50',
    TABLEE_LOG_LEVEL: process.env['FAULTS_LOG'] ?? 'error',
  });
  tablee(place, 'source', 'add', 'chat');
  return place;
}

async function serve(place: Place): Promise<ChildProcess> {
  const server = startTablee(place, 'serve');
  started.push(server);
  await openAt(server);
  return server;
}

function readBeside(place: Place): ChildProcess {
  const reader = startTablee(place, 'kafka', 'consume');
  started.push(reader);
  return reader;
}

async function killed(process: ChildProcess): Promise<void> {
  process.kill('SIGKILL');
  await ended(process);
}

interface Storm {
  /** Generation of the group: one more with each rebalance. */
  readonly generation: number;
  /** Resolves when the group has been rebalanced once more. */
  rebalance(): Promise<void>;
  /** Resolves with the last generation when everybody has gone. */
  stop(): Promise<number>;
}

/** Members that come, take nothing, and go as soon as they belong: the group is rebalanced as often as it can be. */
function startStorm(group: string): Storm {
  const kafka = new Kafka({ brokers: [broker.address], logLevel: logLevel.NOTHING, requestTimeout: 5_000 });
  const over = new AbortController();
  let generation = 0;

  async function visit(): Promise<void> {
    const visitor = kafka.consumer({
      groupId: group,
      heartbeatInterval: 20,
      sessionTimeout: 6_000,
      rebalanceTimeout: 6_000,
      maxWaitTimeInMs: 20,
      // One that gives up while the group changes again would not say goodbye, and be waited for.
      retry: { initialRetryTime: 50, maxRetryTime: 200, retries: 20, restartOnFailure: stayAway },
    });
    const belongs = new Promise<void>((resolve) => {
      visitor.on('consumer.heartbeat', ({ payload }) => {
        generation = Math.max(generation, payload.groupGenerationId);
        resolve();
      });
    });
    try {
      await visitor.connect();
      await visitor.subscribe({ topics: [group] });
      await visitor.run({ autoCommit: false, eachBatchAutoResolve: false, eachBatch: takeNothing });
      await Promise.race([belongs, pass(mostPatienceMs)]);
    } catch {
      // The broker is being restarted.
    }
    // kafkajs may wait without end here while a broker goes away.
    await Promise.race([visitor.disconnect().catch(() => undefined), pass(mostPatienceMs)]);
  }

  async function visitAgain(): Promise<void> {
    while (!over.signal.aborted) await visit();
  }

  const visiting = visitAgain();
  return {
    get generation() {
      return generation;
    },
    async rebalance() {
      const before = generation;
      await expect.poll(() => generation, { timeout: 90_000, interval: 20 }).toBeGreaterThan(before);
    },
    async stop() {
      over.abort();
      await visiting;
      return generation;
    },
  };
}

/** Longer than the group waits for a member that is dead. */
const mostPatienceMs = 12_000;
const takeNothing = () => Promise.resolve();
const stayAway = () => Promise.resolve(false);

async function withStore<T>({ dataDir }: Place, work: (store: OpenedStore) => Promise<T>): Promise<T> {
  const store = await openStore({ dataDir, log: silentLog });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Repeats are what was read twice: bounded by luck alone, and in no figure. */
async function settled(place: Place, stored: number, unread: number): Promise<number> {
  return withStore(place, async (store) => {
    const now = async () => (await store.query(counts, {}))[0]!;
    await expect
      .poll(now, { timeout: 120_000, interval: 500 })
      .toMatchObject({ events: stored, raw: stored, stored, unread });
    return (await now()).repeats;
  });
}

describe.runIf(met)('Kafka in bad weather', () => {
  it(
    'stores every event once across kills, rebalances and a restart of the broker; the poison is set aside',
    { timeout: (seconds * 5 + 300) * 1_000 },
    async () => {
      const group = 'storm';
      const place = await placeFor(group);
      let server = await serve(place);
      let reader = readBeside(place);
      const storm = startStorm(group);
      const kcat = kcatProducer(broker.address, group);

      const mishaps = [
        async () => {
          await killed(reader);
          reader = readBeside(place);
        },
        async () => {
          await broker.stop();
          await broker.start();
        },
        async () => {
          await killed(server);
          server = await serve(place);
        },
      ];
      const portions = seconds + mishaps.length;
      await storm.rebalance();
      const calm = { generation: storm.generation, at: performance.now() };
      for (let second = 0; second < seconds; second += 1) {
        await kcat.write(linesOf(second, portions));
        await Promise.all([pass(1_000), storm.rebalance()]);
      }
      const rebalances = storm.generation - calm.generation;
      const rebalancedFor = Math.round((performance.now() - calm.at) / 1_000);
      for (const [index, happen] of mishaps.entries()) {
        await kcat.write(linesOf(seconds + index, portions));
        await happen();
        await storm.rebalance();
      }
      await kcat.end();
      await storm.stop();

      const poison = range(0, events).filter(isPoison);
      const repeats = await settled(place, events - poison.length, poison.length);
      const letters = await kcatRead(broker.address, `${group}-dead`);
      const reasons = new Map(letters.map(({ key, headers }) => [key, headers['reason']]));
      for (const [reason] of poisons) {
        const expected = poison.filter((n) => poisonOf(n)[0] === reason).length;
        expect([...reasons.values()].filter((given) => given === reason)).toHaveLength(expected);
      }
      expect(reasons.size).toBe(poison.length);

      const mended = poison.filter((n) => poisonOf(n)[0] === 'source-not-allowed').length;
      tablee(place, 'source', 'allow', 'chat', '/elsewhere');
      const replay = () => tablee(place, 'kafka', 'replay', '--dead-letter');
      expect(figure(replay(), 'stored')).toBe(mended);
      expect(figure(replay(), 'stored')).toBe(0);
      await settled(place, events - poison.length + mended, poison.length);

      await stopped(reader, server);
      const figures = {
        events,
        rebalances,
        rebalancedFor,
        poison: poison.length,
        letters: letters.length,
        mended,
        repeats,
      };
      process.stdout.write(`Kafka storm: ${JSON.stringify(figures)}\n`);
    },
  );

  it(
    'stores every event once when members fall asleep, are counted out, and wake up with a batch in hand',
    { timeout: (seconds + 300) * 1_000 },
    async () => {
      const group = 'zombies';
      const place = await placeFor(group);
      const server = await serve(place);
      const readers = [readBeside(place), readBeside(place)];
      const storm = startStorm(group);
      const kcat = kcatProducer(broker.address, group);
      let asleep = 0;
      for (let second = 0; second < seconds; second += 1) {
        await kcat.write(linesOf(second, seconds));
        if (second % napSeconds === 0) {
          const reader = readers[asleep % readers.length]!;
          reader.kill('SIGSTOP');
          asleep += 1;
          void pass(napSeconds * 900).then(() => reader.kill('SIGCONT'));
        }
        await pass(1_000);
      }
      await kcat.end();
      const rebalances = await storm.stop();
      for (const reader of readers) reader.kill('SIGCONT');

      const poison = range(0, events).filter(isPoison).length;
      const repeats = await settled(place, events - poison, poison);
      await stopped(...readers, server);
      process.stdout.write(
        `Kafka zombies: ${JSON.stringify({ events, seconds, rebalances, asleep, repeats })}\n`,
      );
    },
  );
});

async function stopped(...processes: ChildProcess[]): Promise<void> {
  for (const process of processes) {
    process.kill('SIGTERM');
    await ended(process);
  }
}

/** A figure of what a command said: `name   1,234`. */
function figure(said: string, name: string): number {
  return Number((new RegExp(`^${name}\\s+([\\d,]+)`, 'm').exec(said)?.[1] ?? 'none').replaceAll(',', ''));
}
