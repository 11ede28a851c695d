// Whatever step a loader dies at, the next one counts every event once and the ledger balances.
import fc from 'fast-check';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TableeError } from '../../../core/errors.ts';
import type { Inbox } from '../../../ingest/inbox/inbox.ts';
import { createFeeder } from '../../../ingest/imports/feeder.ts';
import {
  measure,
  memoryStore,
  noWait,
  pipeline,
  post,
  temporaryFolder,
  testClock,
  testInbox,
  testLoader,
} from '../../support/ingest.ts';
import type { MemoryStore } from '../../support/memory-store.ts';

const clock = testClock();
const crash = () => new TableeError('the process died', { code: 'CRASH' });

/** Two months, a repeat, a conflict, a figure and an unreadable event. */
const events = [
  post({ id: 'a', time: '2026-01-31T10:00:00Z' }),
  post({ id: 'b', time: '2026-02-01T10:00:00Z' }),
  post({ id: 'a', time: '2026-01-31T10:00:00Z' }),
  post({ id: 'b', time: '2026-02-01T11:00:00Z' }),
  measure({ id: 'm' }),
];

async function fill(inbox: Inbox): Promise<void> {
  const feeder = createFeeder({ inbox, pipeline, clock, wait: noWait }, { source: '/slack' });
  for (const event of events) await feeder.feed(event);
  await feeder.finish();
  const unread = pipeline.examine(
    { odd: true },
    { origin: 'webhook', source: '/slack', received: clock.now(), mayClaim: () => true },
  );
  if (unread.kind !== 'quarantined') throw new Error('expected an unreadable event');
  await inbox.append([{ origin: 'webhook', source: '/slack', received: clock.now(), items: [unread.item] }]);
}

function expectAllStoredOnce(inbox: Inbox, store: MemoryStore): void {
  expect(
    store
      .rows('tablee.interactions')
      .map((row) => row['day'])
      .sort(),
  ).toEqual(['2026-01-31', '2026-02-01']);
  expect(store.rows('tablee.measures')).toHaveLength(1);
  expect(
    store
      .rows('tablee.quarantine')
      .map((row) => row['code'])
      .sort(),
  ).toEqual(['conflict', 'not-a-cloudevent']);
  expect(
    store
      .rows('tablee.touched_days')
      .map((row) => row['day'])
      .sort(),
  ).toEqual(['2026-01-31', '2026-02-01']);
  const counted = store
    .rows('tablee.ledger')
    .map(({ outcome, reason, n }) => [outcome, reason, n])
    .sort();
  expect(inbox.ledger.balance().map(({ difference }) => difference)).toEqual([0, 0]);
  expect(counted).toEqual([
    ['duplicate', '', 1],
    ['quarantined', 'conflict', 1],
    ['quarantined', 'not-a-cloudevent', 1],
    ['received', '', 1],
    ['received', '', 5],
    ['stored', '', 3],
  ]);
  expect(inbox.backlog()).toMatchObject({ items: 0, bytes: 0 });
  expect(inbox.ledger.unmirrored(10)).toEqual([]);
}

type Break = (inbox: Inbox, store: MemoryStore) => Inbox;

function atStore(when: 'before' | 'after', what: string): Break {
  return (inbox, store) => {
    store[when] = (name) => {
      if (name !== what) return;
      store[when] = () => undefined;
      throw crash();
    };
    return inbox;
  };
}

const points: { point: string; breaks: Break }[] = [
  {
    point: 'after the stretch is written down',
    breaks: (inbox) => ({
      ...inbox,
      loader: {
        ...inbox.loader,
        begin: async (range) => {
          await inbox.loader.begin(range);
          throw crash();
        },
      },
    }),
  },
  ...['tablee.interactions', 'tablee.measures', 'tablee.quarantine', 'touch-days', 'tablee.ledger'].flatMap(
    (what) =>
      (['before', 'after'] as const).map((when) => ({
        point: `${when} ${what}`,
        breaks: atStore(when, what),
      })),
  ),
  ...(['prepared', 'about to be noted', 'noted'] as const).map((when) => ({
    point: `after keys are ${when}`,
    breaks: (inbox: Inbox): Inbox => ({
      ...inbox,
      seen: {
        ...inbox.seen,
        async prepare(keys) {
          const prepared = await inbox.seen.prepare(keys);
          if (when === 'prepared') throw crash();
          const put = async () => {
            if (when === 'noted') await prepared.put();
            throw crash();
          };
          return { ...prepared, put };
        },
      },
    }),
  })),
  {
    point: 'after the checkpoint',
    breaks: (inbox) => ({
      ...inbox,
      loader: {
        ...inbox.loader,
        finish: async (stretch, deltas) => {
          await inbox.loader.finish(stretch, deltas);
          throw crash();
        },
      },
    }),
  },
  {
    point: 'before the ledger knows it is mirrored',
    breaks: (inbox) => ({ ...inbox, ledger: { ...inbox.ledger, mirrored: () => Promise.reject(crash()) } }),
  },
];

it.each(points)('dies $point', async ({ breaks }) => {
  const path = join(temporaryFolder(), 'inbox');
  const store = memoryStore();
  const first = testInbox({ path });
  await fill(first);
  const broken = breaks(first, store);
  await expect(testLoader(broken, store).loadOnce()).rejects.toMatchObject({ code: 'CRASH' });
  await first.close();

  const second = testInbox({ path });
  // More comes in between: it must not stretch the batch that had begun.
  await second.append([]);
  const loader = testLoader(second, store);
  while (await loader.loadOnce());
  expectAllStoredOnce(second, store);
});

describe('a batch is loaded again exactly', () => {
  it('with the same tokens, whatever has come in since', async () => {
    const path = join(temporaryFolder(), 'inbox');
    const store = memoryStore();
    const first = testInbox({ path });
    await fill(first);
    atStore('after', 'touch-days')(first, store);
    await expect(testLoader(first, store).loadOnce()).rejects.toThrow();
    const before = store.writes.map(({ token }) => token);
    await first.close();

    const second = testInbox({ path });
    await fill(second);
    await testLoader(second, store).loadOnce();
    expect(store.writes.slice(before.length, 2 * before.length).map(({ token }) => token)).toEqual(before);
  });
});

it('survives any series of crashes', async () => {
  const step = fc.constantFrom(...points);
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 6 }),
      fc.integer({ min: 1, max: 4 }),
      async (crashes, maxItems) => {
        const path = join(temporaryFolder(), 'inbox');
        const store = memoryStore();
        await fill(testInbox({ path }));
        for (const { breaks } of crashes) {
          const inbox = testInbox({ path });
          const loader = testLoader(breaks(inbox, store), store, { maxItems });
          await loader.loadOnce().catch(() => undefined);
          store.before = () => undefined;
          store.after = () => undefined;
        }
        const inbox = testInbox({ path });
        const loader = testLoader(inbox, store, { maxItems });
        while (await loader.loadOnce());
        expectAllStoredOnce(inbox, store);
      },
    ),
    { numRuns: 40 },
  );
});
