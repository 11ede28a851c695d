import { describe, expect, it } from 'vitest';
import { decodeEntry } from '../../../ingest/inbox/entry-codec.ts';
import { deadLetter, readDeadLetter } from '../../../ingest/kafka/dead-letters.ts';
import { takeEvents, type Unread } from '../../../ingest/kafka/take-events.ts';
import type { ActiveSource } from '../../../ingest/sources/sources.ts';
import { loadAll } from '../../support/load-all.ts';
import { noon, pipeline, post, sealer, testClock, testInbox } from '../../support/ingest.ts';
import { memoryStore } from '../../support/memory-store.ts';
import { record } from '../../support/memory-event-log.ts';

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
const batchOf = (...records: ReturnType<typeof record>[]) => ({
  topic: 'chat.events',
  partition: 3,
  records,
});

function parts(inbox = testInbox()) {
  const buried: Unread[] = [];
  const bury = (letters: readonly Unread[]) => {
    buried.push(...letters);
    return Promise.resolve();
  };
  return { inbox, pipeline, clock: testClock(), sources: active('/slack/T1'), health, bury, buried };
}

describe('takeEvents', () => {
  it('leaves everything in the inbox, under the topic and its source, and buries what cannot be read', async () => {
    const given = parts();
    const batch = batchOf(
      record(post()),
      record('?', {}, '1'),
      record(post({ id: 'e2', source: '/other' }), {}, '2'),
    );
    expect(await takeEvents(batch, 'chat', given)).toEqual({ kind: 'taken' });
    const opened = decodeEntry(given.inbox.read(0, {}).entries[0]!.bytes);
    expect(opened).toMatchObject({ origin: 'kafka:chat.events', source: '/chat', received: noon });
    expect(opened.items.map(({ kind }) => kind)).toEqual(['interaction', 'quarantined', 'quarantined']);
    expect(
      given.buried.map(({ record: { offset }, quarantined }) => [offset, quarantined.fault.code]),
    ).toEqual([
      ['1', 'malformed-json'],
      ['2', 'source-not-allowed'],
    ]);
  });

  it('stores a batch that comes again once', async () => {
    const given = parts();
    const store = memoryStore();
    for (let times = 0; times < 3; times += 1) await takeEvents(batchOf(record(post())), 'chat', given);
    await loadAll(given.inbox, store);
    expect(store.rows('tablee.interactions')).toHaveLength(1);
    expect(given.inbox.ledger.byOutcome('kafka:chat.events')).toMatchObject({ stored: 1, duplicate: 2 });
  });

  it('keeps nothing when the dead letters cannot be written', async () => {
    const given = { ...parts(), bury: () => Promise.reject(new Error('away')) };
    await expect(takeEvents(batchOf(record(post()), record('?')), 'chat', given)).rejects.toThrow('away');
    expect(given.inbox.backlog().items).toBe(0);
  });

  it.each([
    { reason: 'unknown-source', sources: { active: () => [] }, inbox: testInbox },
    {
      reason: 'source-held',
      sources: {
        active: () =>
          active()
            .active()
            .map((source) => ({ ...source, held: true })),
      },
      inbox: testInbox,
    },
    {
      reason: 'inbox-full',
      sources: active(),
      inbox: () => ({ ...testInbox(), isFull: () => true }),
    },
    {
      reason: 'loader-behind',
      sources: active(),
      inbox: () => ({
        ...testInbox(),
        backlog: () => ({ items: 200_000, bytes: 1, next: 200_001, loaded: 1 }),
      }),
    },
  ])('leaves the batch where it is: $reason', async ({ reason, sources, inbox }) => {
    const given = { ...parts(inbox()), sources };
    expect(await takeEvents(batchOf(record('?')), 'chat', given)).toEqual({ kind: 'held', reason });
    expect(given.buried).toEqual([]);
  });
});

describe('a dead letter', () => {
  const origin = { topic: 'chat.events', partition: 3, offset: '17' };
  const quarantined = {
    id: 'a-b-c',
    source: '/chat',
    fault: { code: 'invalid-event', detail: 'must be a string', pointer: '/data/verb' } as const,
    sealed: sealer.seal('what was said'),
  };
  const asRead = ({ value, headers = {} }: ReturnType<typeof deadLetter>) => ({
    offset: '0',
    value: value === null ? null : Buffer.from(value),
    headers,
  });

  it('says why and whence, and opens again', () => {
    const letter = deadLetter('dead', quarantined, origin, noon);
    expect(letter).toMatchObject({ topic: 'dead', key: 'a-b-c' });
    expect(letter.headers).toEqual({
      reason: 'invalid-event',
      detail: 'must be a string',
      pointer: '/data/verb',
      topic: 'chat.events',
      partition: '3',
      offset: '17',
      received: '2026-03-02T12:00:00.000Z',
    });
    expect(letter.value).not.toContain('said');
    expect(readDeadLetter(asRead(letter), sealer)).toEqual({
      text: 'what was said',
      topic: 'chat.events',
      received: noon,
    });
  });

  it('leaves out a body that fits no record', () => {
    const large = { ...quarantined, sealed: sealer.seal('x'.repeat(1_000_000)) };
    expect(deadLetter('dead', large, origin, noon).value).toBeNull();
  });

  it.each([
    { what: 'without a body', letter: record(null, { topic: 'chat', received: '2026-03-02T12:00:00Z' }) },
    { what: 'without a topic', letter: record(sealer.seal('x'), { received: '2026-03-02T12:00:00Z' }) },
    { what: 'without a time', letter: record(sealer.seal('x'), { topic: 'chat' }) },
    { what: 'nobody sealed', letter: record('x', { topic: 'chat', received: '2026-03-02T12:00:00Z' }) },
  ])('$what is none of ours', ({ letter }) => {
    expect(readDeadLetter(letter, sealer)).toBeUndefined();
  });
});
