// Quarantine read again: stored once in any order, whatever breaks on the way, and the ledger at zero.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TableeError } from '../../../core/errors.ts';
import type { Inbox } from '../../../ingest/inbox/inbox.ts';
import type { StoredSource } from '../../../ingest/inbox/stored-source.ts';
import { discardQuarantine } from '../../../ingest/quarantine/discard.ts';
import { replayQuarantine, type ReplayParts } from '../../../ingest/quarantine/replay.ts';
import type { Tool } from '../../../ingest/tools/tool.ts';
import {
  calendar,
  log,
  memoryStore,
  noon,
  pipeline,
  post,
  sealer,
  testClock,
  testInbox,
  testLoader,
} from '../../support/ingest.ts';
import { answerQuarantine, waitingIn } from '../../support/memory-quarantine.ts';
import type { MemoryStore } from '../../support/memory-store.ts';

const clock = testClock(noon + 60_000);
const held = { code: 'held', detail: 'its source is held' } as const;
const crash = () => new TableeError('the process died', { code: 'CRASH' });

function setUp() {
  const inbox = testInbox({ clock });
  const store = memoryStore();
  answerQuarantine(store);
  const loader = testLoader(inbox, store, { clock, log });
  const parts: ReplayParts = { inbox, store, clock, calendar, sealer, pipeline, toolOf: () => undefined };
  return { inbox, store, loader, parts };
}

async function addSource(inbox: Inbox, source: Partial<StoredSource>): Promise<void> {
  const whole = { name: 'slack', claims: ['/slack'], secrets: [], created: 0, revoked: null, ...source };
  await inbox.sources.change(whole.name, () => whole);
}

/** Keeps events aside as a held source's are, one delivery each. */
async function setAside(inbox: Inbox, events: readonly unknown[], code: 'held' | 'read' = 'held') {
  for (const [index, event] of events.entries()) {
    const received = noon + index;
    const intake = { origin: 'webhook', source: '/slack', received, mayClaim: () => true };
    const outcome =
      code === 'held' ? pipeline.setAside(event, held, intake) : pipeline.examine(event, intake);
    if (outcome.kind === 'too-deep') throw new Error('expected something to keep');
    await inbox.append([{ origin: 'webhook', source: '/slack', received, items: [outcome.item] }]);
  }
}

async function drain(loader: { loadOnce(): Promise<boolean> }): Promise<void> {
  while (await loader.loadOnce());
}

const ids = (store: MemoryStore) => store.rows('tablee.interactions').map((row) => String(row['key']));
const reasons = (store: MemoryStore) => waitingIn(store).map(({ code }) => code);

describe('a replay', () => {
  it('stores what can be read now, as of when it came, and marks it with who did it', async () => {
    const { inbox, store, loader, parts } = setUp();
    await addSource(inbox, {});
    await setAside(inbox, [post({ id: 'a' }), post({ id: 'b' })]);
    await drain(loader);
    expect(ids(store)).toEqual([]);
    const report = await replayQuarantine({ code: 'held' }, 'admin:1', parts);
    expect(report).toMatchObject({ replayed: 2, waiting: 0, full: false });
    await drain(loader);
    expect(ids(store)).toHaveLength(2);
    expect(store.rows('tablee.interactions').map((row) => row['received'])).toEqual([noon, noon + 1]);
    expect(store.rows('tablee.quarantine_decisions')).toMatchObject([
      { decision: 'replayed', decided_by: 'admin:1' },
      { decision: 'replayed', decided_by: 'admin:1' },
    ]);
    expect(inbox.ledger.byOutcome('replay')).toMatchObject({ received: 2, stored: 2 });
    expect(inbox.ledger.difference()).toBe(0);
  });

  it('leaves what still cannot be read, with its newest reason', async () => {
    const { inbox, store, loader, parts } = setUp();
    await addSource(inbox, {});
    await setAside(inbox, [{ ...post(), data: { verb: 'dance' } }, post({ source: '/elsewhere' })]);
    await drain(loader);
    expect(await replayQuarantine({}, 'console', parts)).toMatchObject({ replayed: 0, waiting: 2 });
    expect(reasons(store)).toEqual(['invalid-event', 'source-not-allowed']);
    const told = store.writes.length;
    await replayQuarantine({}, 'console', parts);
    expect(store.writes).toHaveLength(told);
    expect(inbox.ledger.byOutcome('replay').received).toBe(0);
  });

  it('reads again with today’s rules: a claim granted since then', async () => {
    const { inbox, store, loader, parts } = setUp();
    await addSource(inbox, { claims: [] });
    const event = post({ source: '/forum/1' });
    const intake = { origin: 'webhook', source: '/slack', received: noon, mayClaim: () => false };
    const kept = pipeline.examine(event, intake);
    if (kept.kind !== 'quarantined') throw new Error('expected a refusal to read');
    await inbox.append([{ origin: 'webhook', source: '/slack', received: noon, items: [kept.item] }]);
    await drain(loader);
    expect(await replayQuarantine({}, 'console', parts)).toMatchObject({ replayed: 0, waiting: 1 });
    await addSource(inbox, { claims: ['/forum'] });
    expect(await replayQuarantine({}, 'console', parts)).toMatchObject({ replayed: 1, waiting: 0 });
    await drain(loader);
    expect(ids(store)).toHaveLength(1);
  });

  it('keeps a contradiction while what it contradicts is stored', async () => {
    const { inbox, store, loader, parts } = setUp();
    const other = post({ data: { verb: 'ask' } });
    await setAside(inbox, [post(), other], 'read');
    await drain(loader);
    expect(reasons(store)).toEqual(['conflict']);
    expect(await replayQuarantine({}, 'console', parts)).toMatchObject({ replayed: 0, waiting: 1 });
    expect(inbox.ledger.difference()).toBe(0);
  });

  it('stores what the store refused, once it takes it', async () => {
    const { inbox, store, loader, parts } = setUp();
    store.before = (what) => {
      if (what === 'tablee.interactions') throw new TableeError('bad data', { code: 'STORE_DATA' });
    };
    await setAside(inbox, [post()], 'read');
    await drain(loader);
    expect(reasons(store)).toEqual(['not-storable']);
    await replayQuarantine({}, 'console', parts);
    await drain(loader);
    // Refused once more: it came back, and waits again.
    expect(reasons(store)).toEqual(['not-storable']);
    store.before = () => undefined;
    await replayQuarantine({}, 'console', parts);
    await drain(loader);
    expect(reasons(store)).toEqual([]);
    expect(ids(store)).toHaveLength(1);
    expect(inbox.ledger.difference()).toBe(0);
  });

  it.each([
    { forged: 'an item that passed every check', event: { kind: 'interaction', value: {} } },
    {
      forged: 'another tool’s delivery',
      event: { delivery: { source: 'github', headers: {}, payload: { made: 'up' } } },
    },
  ])('never takes an event for $forged', async ({ event }) => {
    const { inbox, loader, parts } = setUp();
    await addSource(inbox, {});
    await addSource(inbox, { name: 'github', kind: 'github' });
    await setAside(inbox, [event]);
    await drain(loader);
    const believing: Tool = { prove: () => 'valid', read: () => [{ kind: 'event', event: post() as never }] };
    const toolOf = (kind: string) => (kind === 'github' ? believing : undefined);
    expect(await replayQuarantine({}, 'console', { ...parts, toolOf })).toMatchObject({
      replayed: 0,
      waiting: 1,
    });
  });

  it('reads a tool’s delivery with the tool of its source', async () => {
    const { inbox, store, loader, parts } = setUp();
    await addSource(inbox, { name: 'slack', kind: 'slack', settings: { tone: 'kind' } });
    const delivery = { source: 'slack', headers: { 'x-slack': '1' }, payload: { ts: '1' } };
    await setAside(inbox, [{ delivery }]);
    await drain(loader);
    const asked: unknown[] = [];
    const tool: Tool = {
      prove: () => 'valid',
      read(payload, context) {
        asked.push({ payload, context });
        return [
          { kind: 'event', event: post() as never },
          { kind: 'not-counted', reason: 'system-message' },
        ];
      },
    };
    await replayQuarantine({}, 'console', { ...parts, toolOf: () => tool });
    await drain(loader);
    expect(asked).toEqual([
      {
        payload: { ts: '1' },
        context: { name: 'slack', headers: { 'x-slack': '1' }, received: noon, settings: { tone: 'kind' } },
      },
    ]);
    expect(ids(store)).toHaveLength(1);
    expect(inbox.ledger.byOutcome('replay')).toMatchObject({ received: 2, stored: 1, refused: 1 });
    expect(inbox.ledger.difference()).toBe(0);
  });

  it('stops, and loses nothing, when the inbox is full', async () => {
    const { inbox, store, loader, parts } = setUp();
    await setAside(inbox, [post()]);
    await drain(loader);
    const full = { ...inbox, append: () => Promise.resolve({ kind: 'full' as const }) };
    expect(await replayQuarantine({}, 'console', { ...parts, inbox: full })).toMatchObject({ full: true });
    expect(reasons(store)).toEqual(['held']);
  });
});

describe('a discard', () => {
  it('counts as erased, with its reason, and the text goes', async () => {
    const { inbox, store, loader, parts } = setUp();
    await setAside(inbox, [post({ id: 'a' }), post({ id: 'b' })]);
    await drain(loader);
    const [first] = waitingIn(store);
    const why = { by: 'console', reason: 'sent by mistake' };
    expect(await discardQuarantine({ ids: [String(first?.id)] }, why, parts)).toBe(1);
    expect(waitingIn(store)).toHaveLength(1);
    expect(store.rows('tablee.quarantine').map((row) => row['sealed'] === '')).toEqual([true, false]);
    expect(store.rows('tablee.quarantine_decisions')).toMatchObject([
      { decision: 'discarded', reason: 'sent by mistake', decided_by: 'console' },
    ]);
    expect(inbox.ledger.byOutcome('discard')).toMatchObject({ received: 1, erased: 1 });
    expect(inbox.ledger.difference()).toBe(0);
  });
});

/** Good events, repeats of them, and some that cannot be read before or after. */
const shapes = fc.array(
  fc.record({ id: fc.integer({ min: 0, max: 5 }), broken: fc.boolean(), held: fc.boolean() }),
  { minLength: 1, maxLength: 12 },
);
const breaks = fc.array(
  fc.constantFrom('before-append', 'after-append', 'before-decision', 'after-decision', 'none'),
  { maxLength: 6 },
);

it('counts every event once whatever the order, however often it is replayed and wherever it breaks', async () => {
  await fc.assert(
    fc.asyncProperty(shapes, breaks, async (events, crashes) => {
      const { inbox, store, loader, parts } = setUp();
      await addSource(inbox, {});
      for (const { id, broken, held } of events) {
        const event = broken ? { ...post({ id: `e${id}` }), data: {} } : post({ id: `e${id}` });
        await setAside(inbox, [event], held ? 'held' : 'read');
      }
      await drain(loader);
      for (const point of [...crashes, 'none']) {
        await replayQuarantine({}, 'console', breaking(parts, store, point)).catch((error: unknown) => {
          expect(error).toMatchObject({ code: 'CRASH' });
        });
        store.before = store.after = () => undefined;
        await drain(loader);
      }
      const readable = new Set(events.filter(({ broken }) => !broken).map(({ id }) => id));
      expect(new Set(ids(store)).size).toBe(readable.size);
      expect(ids(store)).toHaveLength(readable.size);
      expect(reasons(store).filter((code) => code !== 'invalid-event')).toEqual([]);
      expect(inbox.ledger.difference()).toBe(0);
      for (const { difference } of inbox.ledger.balance()) expect(difference).toBe(0);
    }),
    { numRuns: 25, seed: 7 },
  );
}, 60_000);

function breaking(parts: ReplayParts, store: MemoryStore, point: string): ReplayParts {
  const [when, what] = point.split('-');
  if (what === 'decision') {
    store[when === 'before' ? 'before' : 'after'] = (table) => {
      if (table === 'tablee.quarantine_decisions') throw crash();
    };
  }
  if (what !== 'append') return parts;
  const append: Inbox['append'] = async (entries, alongside) => {
    if (when === 'after') await parts.inbox.append(entries, alongside);
    throw crash();
  };
  return { ...parts, inbox: { ...parts.inbox, append } };
}
