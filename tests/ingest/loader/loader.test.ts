import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TableeError } from '../../../core/errors.ts';
import { createFeeder } from '../../../ingest/imports/feeder.ts';
import type { Inbox } from '../../../ingest/inbox/inbox.ts';
import { backoffMs } from '../../../ingest/loader/retrying-store.ts';
import { interactionsTable } from '../../../store/rows/interactions.ts';
import { touchDays } from '../../../store/rows/touched-days.ts';
import {
  memoryStore,
  noon,
  noWait,
  pipeline,
  post,
  sealer,
  temporaryFolder,
  testClock,
  testInbox,
  testLoader,
} from '../../support/ingest.ts';
import type { StoredRow } from '../../support/memory-store.ts';

const clock = testClock();

async function fill(inbox: Inbox, events: readonly unknown[]): Promise<number> {
  const feeder = createFeeder({ inbox, pipeline, clock, wait: noWait }, { source: '/slack' });
  for (const event of events) await feeder.feed(event);
  return feeder.finish();
}

const posts = (count: number, prefix = 'e') =>
  Array.from({ length: count }, (_, index) => post({ id: `${prefix}${index}` }));
const outage = (retryable: boolean) => new TableeError('gone', { code: 'STORE_UNAVAILABLE', retryable });
const badData = () => new TableeError('cannot parse', { code: 'STORE_DATA' });

describe('what was seen before', () => {
  it('is a repeat when it says the same, a conflict when it does not', async () => {
    const inbox = testInbox();
    const store = memoryStore();
    const loader = testLoader(inbox, store);
    await fill(inbox, [post({ id: 'a' })]);
    await loader.loadOnce();
    await fill(inbox, [post({ id: 'a' }), post({ id: 'a', data: { verb: 'ask' } })]);
    await loader.loadOnce();

    expect(store.rows('tablee.interactions')).toMatchObject([{ verb: 'post' }]);
    const [row, ...others] = store.rows('tablee.quarantine');
    expect(others).toEqual([]);
    expect(row).toMatchObject({ code: 'conflict', pointer: '/id', source: '/slack/T1', day: '2026-03-02' });
    expect(JSON.parse(sealer.open(String(row?.['sealed'])))).toMatchObject({
      kind: 'interaction',
      value: { verb: 'ask' },
    });
    expect(inbox.ledger.unmirrored(10)).toEqual([]);
  });

  it('is one row of the quarantine, however often the conflict is sent', async () => {
    const inbox = testInbox();
    const store = memoryStore();
    const other = post({ id: 'a', data: { verb: 'ask' } });
    await fill(inbox, [post({ id: 'a' }), other, other, other]);
    await testLoader(inbox, store).loadOnce();
    expect(store.rows('tablee.quarantine')).toHaveLength(1);
    expect(store.rows('tablee.ledger').find((row) => row['outcome'] === 'quarantined')).toMatchObject({
      n: 3,
    });
  });
});

describe('a batch', () => {
  it('stays within a month for each insert, and carries a token that no other inbox uses', async () => {
    const inbox = testInbox();
    const store = memoryStore();
    await fill(inbox, [
      post({ id: 'a', time: '2026-01-31T10:00:00Z' }),
      post({ id: 'b', time: '2026-02-01T10:00:00Z' }),
    ]);
    await testLoader(inbox, store).loadOnce();
    const inserts = store.writes.filter(({ what }) => what === 'tablee.interactions');
    expect(inserts).toMatchObject([
      { rows: 1, token: `${inbox.id}:1-3/tablee.interactions/2026-01` },
      { rows: 1, token: `${inbox.id}:1-3/tablee.interactions/2026-02` },
    ]);
  });

  it('holds so many items at most', async () => {
    const inbox = testInbox();
    const store = memoryStore();
    await fill(inbox, posts(3_000));
    const loader = testLoader(inbox, store, { maxItems: 1_500 });
    expect(await loader.loadOnce()).toBe(true);
    expect(inbox.backlog().items).toBe(1_000);
    expect(await loader.loadOnce()).toBe(true);
    expect(await loader.loadOnce()).toBe(false);
    expect(store.rows('tablee.interactions')).toHaveLength(3_000);
  });
});

describe('a batch sorted while the one before it is stored', () => {
  it('knows what is new in that one', async () => {
    const inbox = testInbox();
    const store = memoryStore();
    await fill(inbox, [...posts(1_000), ...posts(500), ...posts(1_500), ...posts(1_000, 'f')]);
    const loader = testLoader(inbox, store, { maxItems: 1_000 });
    while (await loader.loadOnce());
    expect(store.rows('tablee.interactions')).toHaveLength(2_500);
    expect(inbox.ledger.balance()).toMatchObject([{ received: 4_000, settled: 4_000, difference: 0 }]);
    expect(store.rows('tablee.ledger').find((row) => row['outcome'] === 'duplicate')).toMatchObject({
      n: 1_500,
    });
  });

  it('takes what the store refused in that one, when it comes again', async () => {
    const inbox = testInbox();
    const store = memoryStore();
    let refusals = 0;
    store.before = (what, rows) => {
      const bad = rows.some((row) => Number(row['seq']) === 7);
      if (what !== interactionsTable.name || !bad) return;
      refusals += 1;
      throw badData();
    };
    await fill(inbox, [...posts(1_000), ...posts(1_000)]);
    const loader = testLoader(inbox, store, { maxItems: 1_000 });
    while (await loader.loadOnce());
    expect(refusals).toBeGreaterThan(0);
    expect(store.rows('tablee.interactions')).toHaveLength(1_000);
    expect(store.rows('tablee.interactions').filter((row) => Number(row['seq']) === 1_007)).toHaveLength(1);
  });
});

describe('far behind', () => {
  it('batches are wider', async () => {
    const inbox = testInbox();
    const store = memoryStore();
    await fill(inbox, posts(7_000));
    const loader = testLoader(inbox, store, { maxItems: 1_000 });
    const waiting = [];
    while (await loader.loadOnce()) waiting.push(inbox.backlog().items);
    expect(waiting).toEqual([6_000, 3_000, 1_000, 0]);
  });
});

describe('a disk that is full', () => {
  it('holds loading up and no more', async () => {
    const inbox = testInbox();
    const store = memoryStore();
    let failures = 3;
    let released = 0;
    const finish: Inbox['loader']['finish'] = (stretch, deltas) =>
      failures-- > 0
        ? Promise.reject(Object.assign(new Error('no space'), { code: 28 }))
        : inbox.loader.finish(stretch, deltas);
    const release = () => Promise.resolve(void (released += 1));
    const squeezed = {
      ...inbox,
      loader: { ...inbox.loader, finish },
      ballast: { ...inbox.ballast, release },
    };
    const loader = testLoader(squeezed, store);
    const next = await fill(inbox, posts(10));
    const running = loader.run();
    await loader.drained(next);
    await loader.stop();
    await running;
    expect(released).toBe(3);
    expect(store.rows('tablee.interactions')).toHaveLength(10);
    expect(inbox.ledger.byOutcome(String(store.rows('tablee.ledger')[0]?.['origin']))).toMatchObject({
      stored: 10,
    });
  });
});

describe('rows the store refuses', () => {
  const refusing = (isBad: (row: StoredRow) => boolean) => (what: string, rows: readonly StoredRow[]) => {
    if (what === interactionsTable.name && rows.some(isBad)) throw badData();
  };

  it('are kept aside one by one; the rest is stored', async () => {
    const inbox = testInbox();
    const store = memoryStore();
    store.before = refusing((row) => Number(row['seq']) % 100 === 0);
    await fill(inbox, posts(1_000));
    await testLoader(inbox, store).loadOnce();

    expect(store.rows('tablee.interactions')).toHaveLength(990);
    expect(store.rows('tablee.quarantine').map((row) => row['code'])).toEqual(Array(10).fill('not-storable'));
    expect(
      store
        .rows('tablee.ledger')
        .map(({ outcome, reason, n }) => [outcome, reason, n])
        .sort(),
    ).toEqual([
      ['quarantined', 'not-storable', 10],
      ['received', '', 1_000],
      ['stored', '', 990],
    ]);
  });

  it('may come again once the cause is gone', async () => {
    const inbox = testInbox();
    const store = memoryStore();
    const loader = testLoader(inbox, store);
    store.before = refusing(() => true);
    await fill(inbox, posts(1));
    await loader.loadOnce();
    store.before = () => undefined;
    await fill(inbox, posts(1));
    await loader.loadOnce();
    expect(store.rows('tablee.interactions')).toHaveLength(1);
  });

  it('are not blamed when every row is refused: the loader stops and nothing is lost', async () => {
    const inbox = testInbox();
    const store = memoryStore();
    store.before = refusing(() => true);
    await fill(inbox, posts(200));
    await expect(testLoader(inbox, store).loadOnce()).rejects.toMatchObject({
      code: 'LOADER_TABLE',
      retryable: false,
    });
    expect(inbox.backlog().items).toBe(200);
    expect(store.rows('tablee.quarantine')).toEqual([]);
  });

  it('are kept without their texts when the quarantine stumbles over those', async () => {
    const inbox = testInbox();
    const store = memoryStore();
    store.before = (what, rows) => {
      if (what === 'tablee.quarantine' && rows.some((row) => row['detail'] !== '')) throw badData();
    };
    await fill(inbox, [post({ id: 'a' }), post({ id: 'a', data: { verb: 'ask' } })]);
    await testLoader(inbox, store).loadOnce();
    expect(store.rows('tablee.quarantine')).toMatchObject([{ code: 'conflict', detail: '', source: '' }]);
  });
});

describe('a store out of reach', () => {
  it('is tried again with growing waits, and catches up unaided', async () => {
    const inbox = testInbox();
    const store = memoryStore();
    const waits: number[] = [];
    let failures = 5;
    store.before = () => {
      if (failures-- > 0) throw outage(true);
    };
    const wait = (ms: number) => {
      waits.push(ms);
      return noWait();
    };
    await fill(inbox, posts(3));
    await testLoader(inbox, store, { wait, random: () => 0.5 }).loadOnce();
    expect(waits).toEqual([100, 200, 400, 800, 1_600]);
    expect(store.rows('tablee.interactions')).toHaveLength(3);
    expect(store.rows('tablee.quarantine')).toEqual([]);
  });

  it('is waited for a few seconds at most', () => {
    expect([1, 2, 8, 9, 50].map(backoffMs)).toEqual([200, 400, 5_000, 5_000, 5_000]);
  });

  it('is given up at once when waiting does not help', async () => {
    const inbox = testInbox();
    const store = memoryStore();
    store.before = () => {
      throw outage(false);
    };
    await fill(inbox, posts(3));
    await expect(testLoader(inbox, store).loadOnce()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    expect(inbox.backlog().items).toBe(3);
  });
});

describe('running', () => {
  it('drains what is there and what comes, and stops when told', async () => {
    const inbox = testInbox();
    const store = memoryStore();
    const loader = testLoader(inbox, store);
    const running = loader.run();
    await loader.drained(await fill(inbox, posts(5)));
    await loader.drained(await fill(inbox, posts(5, 'f')));
    expect(store.rows('tablee.interactions')).toHaveLength(10);
    await loader.stop();
    await running;
    expect(await inbox.loader.acquire()).toBe(true);
  });

  it('leaves the processors to a flood, and stores what it brought when it ebbs', async () => {
    const inbox = testInbox();
    const store = memoryStore();
    const ebbs = [false, true, true, true];
    const storedMeanwhile: number[] = [];
    const isFlood = () => {
      storedMeanwhile.push(store.rows('tablee.interactions').length);
      return ebbs.pop() ?? false;
    };
    const loader = testLoader(inbox, store, { isFlood });
    const to = await fill(inbox, posts(5));
    const running = loader.run();
    await loader.drained(to);
    await loader.stop();
    await running;
    expect(storedMeanwhile.slice(0, 4)).toEqual([0, 0, 0, 0]);
    expect(store.rows('tablee.interactions')).toHaveLength(5);
  });

  it('tells whoever waits that it has failed', async () => {
    const inbox = testInbox();
    const store = memoryStore();
    store.before = () => {
      throw outage(false);
    };
    const to = await fill(inbox, posts(1));
    const loader = testLoader(inbox, store);
    const running = loader.run();
    await expect(running).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    await expect(loader.drained(to)).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  });

  it('stops in the midst of an outage', async () => {
    const inbox = testInbox();
    const store = memoryStore();
    const loader = testLoader(inbox, store);
    store.before = () => {
      void loader.stop();
      throw outage(true);
    };
    await fill(inbox, posts(1));
    await loader.run();
    expect(inbox.backlog().items).toBe(1);
  });

  it('leaves loading to the process that has it', async () => {
    const path = join(temporaryFolder(), 'inbox');
    const server = testInbox({ path, identity: { pid: 1, host: 'here' } });
    const importer = testInbox({ path, identity: { pid: process.pid, host: 'here' } });
    const store = memoryStore();
    const [first, second] = [testLoader(server, store), testLoader(importer, store)];
    await server.loader.acquire();
    const to = await fill(importer, posts(2));
    expect(await second.loadOnce()).toBe(false);
    const drained = second.drained(to);
    await first.loadOnce();
    await drained;
    expect(store.rows('tablee.interactions')).toHaveLength(2);
  });
});

describe('touches', () => {
  it('rise above every earlier one, even when the clock runs back', async () => {
    const store = memoryStore();
    await touchDays(store, ['2026-03-01'], noon);
    await touchDays(store, ['2026-03-01', '2026-03-02'], noon - 1_000);
    expect(store.rows('tablee.touched_days')).toEqual([
      { day: '2026-03-01', touched: noon + 1 },
      { day: '2026-03-02', touched: noon + 1 },
    ]);
  });

  it('of no day ask nothing of the store', async () => {
    const store = memoryStore();
    await touchDays(store, [], noon);
    expect(store.writes).toEqual([]);
  });
});
