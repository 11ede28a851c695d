import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../core/config.ts';
import { deadLetter } from '../../../ingest/kafka/dead-letters.ts';
import { replayDeadLetters, replaySourceTopics, type ReplayParts } from '../../../ingest/kafka/replay.ts';
import { takeEvents } from '../../../ingest/kafka/take-events.ts';
import type { ActiveSource } from '../../../ingest/sources/sources.ts';
import { loadAll } from '../../support/load-all.ts';
import { noWait, noon, pipeline, post, sealer, testClock, testInbox } from '../../support/ingest.ts';
import { memoryStore } from '../../support/memory-store.ts';
import { memoryEventLog, record } from '../../support/memory-event-log.ts';

const config = loadConfig({ env: { TABLEE_KAFKA_BROKERS: 'a:1', TABLEE_KAFKA_TOPICS: 'events=chat' } });
const active = (...claims: string[]) => ({
  active: (): ActiveSource[] => [
    {
      name: 'chat',
      kind: 'cloudevents',
      claims: ['/chat', ...claims],
      settings: {},
      secrets: [],
      keys: [],
      held: false,
    },
  ],
});
const health = { count: () => Promise.resolve() };

/** Takes records as the consumer does, with their dead letters in the topic `dead`. */
async function house(records: ReturnType<typeof record>[]) {
  const eventLog = memoryEventLog();
  const inbox = testInbox();
  const store = memoryStore();
  const clock = testClock();
  await takeEvents({ topic: 'events', partition: 0, records }, 'chat', {
    inbox,
    pipeline,
    clock,
    sources: active('/slack/T1'),
    health,
    bury: (letters) =>
      eventLog.produce(
        letters.map(({ batch, record: { offset }, quarantined, received }) =>
          deadLetter('dead', quarantined, { ...batch, offset }, received),
        ),
      ),
  });
  await loadAll(inbox, store);
  clock.set(noon + 86_400_000);
  const parts: ReplayParts = {
    config,
    eventLog,
    inbox,
    pipeline,
    sealer,
    clock,
    wait: noWait,
    sources: active(),
  };
  return { eventLog, inbox, store, parts };
}

const withoutTime = { ...post({ id: 'e3', source: '/other' }), time: undefined };

describe('replayDeadLetters', () => {
  it('stores what can be read now, as of when it came, and says what still cannot', async () => {
    const { parts, inbox, store } = await house([
      record(post()),
      record('?', {}, '1'),
      record(post({ id: 'e2', source: '/other' }), {}, '2'),
      record(withoutTime, {}, '3'),
    ]);
    const mended = { ...parts, sources: active('/slack/T1', '/other') };
    const report = await replayDeadLetters('dead', undefined, mended);
    expect(report).toMatchObject({ read: 3, accepted: 2, unread: { 'malformed-json': 1 }, skipped: 0 });
    await loadAll(inbox, store);
    expect(store.rows('tablee.interactions').map((row) => row['day'])).toEqual([
      '2026-03-01',
      '2026-03-01',
      '2026-03-02',
    ]);
    expect(store.rows('tablee.quarantine')).toHaveLength(3);
  });

  it('changes nothing when it is done again', async () => {
    const { parts, inbox, store } = await house([record(post({ source: '/other' }))]);
    const mended = { ...parts, sources: active('/other') };
    for (let times = 0; times < 3; times += 1) await replayDeadLetters('dead', undefined, mended);
    await loadAll(inbox, store);
    expect(store.rows('tablee.interactions')).toHaveLength(1);
    expect(inbox.ledger.byOutcome('replay')).toMatchObject({ stored: 1, duplicate: 2 });
  });

  it('passes over letters that are not ours, or of a topic nobody speaks for', async () => {
    const { parts, eventLog } = await house([]);
    const received = new Date(noon).toISOString();
    await eventLog.produce([
      { topic: 'dead', key: 'x', value: 'poison itself', headers: { topic: 'events', received } },
      { topic: 'dead', key: 'x', value: null },
      { topic: 'dead', key: 'x', value: sealer.seal('{}'), headers: { topic: 'elsewhere', received } },
    ]);
    expect(await replayDeadLetters('dead', undefined, parts)).toMatchObject({
      read: 3,
      accepted: 0,
      skipped: 3,
    });
  });
});

describe('replaySourceTopics', () => {
  it('reads the topics again; what is there already is a duplicate', async () => {
    const { parts, eventLog, inbox, store } = await house([record(post())]);
    await eventLog.produce([
      { topic: 'events', key: 'x', value: JSON.stringify(post()) },
      { topic: 'events', key: 'x', value: JSON.stringify(post({ id: 'e2' })) },
    ]);
    const report = await replaySourceTopics(undefined, { ...parts, sources: active('/slack/T1') });
    expect(report).toMatchObject({ read: 2, accepted: 2 });
    await loadAll(inbox, store);
    expect(inbox.ledger.byOutcome('replay')).toMatchObject({ stored: 1, duplicate: 1 });
  });
});
