import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Interaction } from '../../../core/interaction.ts';
import type { Entry, Item } from '../../../ingest/accepted.ts';
import { decodeEntry, encodeEntry, readEntryHead } from '../../../ingest/inbox/entry-codec.ts';
import { openEnvironment } from '../../../ingest/inbox/environment.ts';
import {
  measure,
  memoryStore,
  noon,
  pipeline,
  post,
  temporaryFolder,
  testClock,
  testInbox,
  testLoader,
} from '../../support/ingest.ts';

const intake = { origin: 'webhook', source: '/slack', received: noon, mayClaim: () => true };

function itemOf(event: unknown): Item {
  const examined = pipeline.examine(event, intake);
  if (examined.kind === 'too-deep') throw new Error('expected an item');
  return examined.item;
}

function entry(...events: unknown[]): Entry {
  return { origin: 'webhook', source: '/slack', received: noon, items: events.map(itemOf) };
}

const full = post({
  id: 'full',
  data: {
    verb: 'reply',
    object: { id: 'o', chars: 12, lang: 'fr' },
    targets: [{ id: 'slack:T1:ben', reason: 'mention' }],
    thread: { id: 't', inReplyTo: ['p', 'q'] },
    actor: { id: 'slack:T1:bot', bot: true },
  },
});

describe('an entry', () => {
  it('reads back as it was written', () => {
    const written = entry(post(), full, measure(), { odd: 1 }, 'not an object');
    expect(decodeEntry(encodeEntry(written))).toEqual(written);
  });

  it('says what it holds without being opened', () => {
    const written = entry(post(), measure());
    expect(readEntryHead(encodeEntry(written))).toEqual({
      origin: 'webhook',
      source: '/slack',
      received: noon,
      count: 2,
    });
  });

  it('larger than any before it reads back just the same', () => {
    const written = entry(...Array.from({ length: 5_000 }, (_, n) => post({ id: `large-${n}` })));
    expect(decodeEntry(encodeEntry(written))).toEqual(written);
  });

  it('of the first format is still read', () => {
    const interaction = itemOf(full).value as Interaction;
    const { key, fingerprint, source, verb, actor, community, communityName } = interaction;
    const { time, day, object, thread, respondsTo, targets, chars, lang } = interaction;
    const people = targets.map(({ person }) => person);
    const reasons = targets.map(({ reason }) => reason);
    const names = [key, fingerprint, source, verb, actor, 1, community, communityName];
    const rest = [time, day, 0, object, thread, respondsTo, people, reasons, chars, lang];
    const unread = [2, 'id', '/slack', 'invalid-event', 'wrong', '/data', 'sealed'];
    const figure = [1, key, fingerprint, '/slack', 'tickets', 12, time, day];
    const items = [[0, ...names, ...rest], unread, figure];
    const stored = Buffer.from(JSON.stringify([1, 'webhook', '/slack', noon, items]));

    expect(readEntryHead(stored)?.count).toBe(3);
    const measured = { key, fingerprint, source: '/slack', objective: 'tickets', value: 12 };
    const fault = { code: 'invalid-event', detail: 'wrong', pointer: '/data' };
    expect(decodeEntry(stored).items).toEqual([
      { kind: 'interaction', value: interaction },
      { kind: 'quarantined', value: { id: 'id', source: '/slack', fault, sealed: 'sealed' } },
      { kind: 'measure', value: { ...measured, time, received: noon, day } },
    ]);
  });

  it.each(['\u0003', '[2,"webhook","/slack",0,[]]'])('of a newer release is not guessed at: %j', (stored) => {
    expect(() => decodeEntry(Buffer.from(stored))).toThrow(
      expect.objectContaining({ code: 'INBOX_NEWER' }) as Error,
    );
  });
});

describe('the inbox', () => {
  it('gives each item its place and reads whole entries back in order', async () => {
    const inbox = testInbox();
    const [first, second] = await Promise.all([
      inbox.append([entry(post({ id: 'a' }), post({ id: 'b' }))]),
      inbox.append([entry(post({ id: 'c' })), entry(post({ id: 'd' }))]),
    ]);
    expect([first, second]).toEqual([
      { kind: 'appended', from: 1, to: 3 },
      { kind: 'appended', from: 3, to: 5 },
    ]);
    expect(inbox.read(1, { maxItems: 1 })).toMatchObject({ from: 1, to: 3 });
    expect(inbox.read(1, { maxItems: 3 }).entries.map(({ seq }) => seq)).toEqual([1, 3]);
    expect(inbox.read(3, { to: 4 })).toMatchObject({ from: 3, to: 4 });
    expect(inbox.backlog()).toMatchObject({ items: 4, next: 5, loaded: 1 });
  });

  it('takes an entry without items as nothing', async () => {
    const inbox = testInbox();
    expect(await inbox.append([entry()])).toEqual({ kind: 'appended', from: 1, to: 1 });
    expect(inbox.backlog().items).toBe(0);
  });

  it('is the same inbox when it is opened again', async () => {
    const path = join(temporaryFolder(), 'inbox');
    const before = testInbox({ path });
    await before.append([entry(post())]);
    await before.close();
    const after = testInbox({ path });
    expect(after.id).toBe(before.id);
    expect(after.backlog()).toMatchObject({ items: 1, next: 2 });
    expect(testInbox().id).not.toBe(before.id);
  });

  it('refuses what goes beyond its budget whole, and takes what still fits', async () => {
    const bytes = encodeEntry(entry(post())).length;
    const inbox = testInbox({ budget: { maxBytes: bytes * 2.5, minFreeBytes: 0 } });
    const outcomes = await Promise.all([
      inbox.append([entry(post())]),
      inbox.append([entry(post()), entry(post())]),
      inbox.append([entry(post())]),
    ]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['appended', 'full', 'appended']);
    const { items, bytes: together } = inbox.backlog();
    expect(items).toBe(2);
    // The two lie in one entry, which has one head.
    expect(together).toBeGreaterThan(bytes);
    expect(together).toBeLessThanOrEqual(bytes * 2);
    expect(inbox.read(1, {})).toMatchObject({ to: 3, bytes: together });
  });

  it('counts the bytes it gives back when they are stored', async () => {
    const inbox = testInbox();
    await Promise.all(['a', 'b', 'c'].map((id) => inbox.append([entry(post({ id }))])));
    expect(inbox.read(1, {}).entries.length).toBeLessThan(3);
    await testLoader(inbox, memoryStore()).loadOnce();
    expect(inbox.backlog()).toMatchObject({ items: 0, bytes: 0, loaded: 4 });
  });

  it('leaves room on the disk', async () => {
    const inbox = testInbox({ budget: { minFreeBytes: Number.MAX_SAFE_INTEGER } });
    expect(inbox.isFull()).toBe(true);
    expect(await inbox.append([entry(post())])).toEqual({ kind: 'full' });
  });

  it('writes progress and refusals with the entries, or not at all', async () => {
    const bytes = encodeEntry(entry(post())).length;
    const inbox = testInbox({ budget: { maxBytes: bytes, minFreeBytes: 0 } });
    const value = { run: 'r', rows: 1, accepted: 1, duplicates: 0, refused: {}, notCounted: {} };
    const refusal = {
      hour: 0,
      source: '/f',
      origin: 'import:r',
      outcome: 'refused',
      reason: 'x',
      n: 2,
    } as const;
    await inbox.append([entry(post())], { progress: { id: 'file', value }, ledger: [refusal] });
    await inbox.append([entry(post())], {
      progress: { id: 'file', value: { ...value, rows: 2 } },
      ledger: [refusal],
    });
    expect(inbox.imports.read('file')).toEqual(value);
    expect(inbox.ledger.byOutcome('import:r').refused).toBe(2);
    await inbox.imports.forget('file');
    expect(inbox.imports.read('file')).toBeUndefined();
  });
});

describe('the ledger', () => {
  const cell = { hour: noon, source: '/f', origin: 'webhook', outcome: 'stored', reason: '' } as const;

  it('keeps totals, with versions that only rise', async () => {
    const clock = testClock();
    const inbox = testInbox({ clock });
    await inbox.ledger.add([{ ...cell, n: 2 }]);
    clock.set(noon - 3_600_000);
    await inbox.ledger.add([{ ...cell, n: 3 }]);
    expect(inbox.ledger.unmirrored(10)).toEqual([{ ...cell, n: 5, version: noon + 1 }]);
  });

  it('keeps a total on the list that moved while it was told', async () => {
    const inbox = testInbox();
    await inbox.ledger.add([{ ...cell, n: 2 }]);
    const told = inbox.ledger.unmirrored(10);
    await inbox.ledger.add([{ ...cell, n: 1 }]);
    await inbox.ledger.mirrored(told);
    expect(inbox.ledger.unmirrored(10)).toMatchObject([{ n: 3 }]);
    await inbox.ledger.mirrored(inbox.ledger.unmirrored(10));
    expect(inbox.ledger.unmirrored(10)).toEqual([]);
  });

  it('forgets old hours that balance and that the store has, and no others', async () => {
    const inbox = testInbox();
    const stored = () => inbox.ledger.byOutcome('webhook').stored;
    await inbox.ledger.add([{ ...cell, n: 2 }]);
    await inbox.ledger.mirrored(inbox.ledger.unmirrored(10));
    await inbox.ledger.prune(noon + 1);
    expect([stored(), inbox.ledger.difference()]).toEqual([2, -2]);
    await inbox.ledger.add([{ ...cell, outcome: 'received', n: 2 }]);
    await inbox.ledger.prune(noon + 1);
    expect(stored()).toBe(2);
    await inbox.ledger.mirrored(inbox.ledger.unmirrored(10));
    await inbox.ledger.prune(noon);
    expect(stored()).toBe(2);
    await inbox.ledger.prune(noon + 1);
    expect(stored()).toBe(0);
  });

  it('balances: what was received has become something or waits', async () => {
    const inbox = testInbox();
    await inbox.append([entry(post({ id: 'a' }), post({ id: 'b' }))]);
    await inbox.append([{ ...entry(post({ id: 'c' })), source: '/other' }]);
    await inbox.ledger.add([{ ...cell, source: '/slack', outcome: 'refused', reason: 'stale', n: 3 }]);
    await inbox.ledger.add([{ ...cell, source: '/lost', outcome: 'received', n: 1 }]);
    const common = { hour: noon, origin: 'webhook', settled: 0 };
    expect(inbox.ledger.balance()).toEqual([
      { ...common, source: '/lost', received: 1, waiting: 0, difference: 1 },
      { ...common, source: '/other', received: 1, waiting: 1, difference: 0 },
      { ...common, source: '/slack', received: 5, settled: 3, waiting: 2, difference: 0 },
    ]);
    expect(inbox.ledger.difference()).toBe(1);
  });

  it('of an inbox that only counted outcomes gets its other side once', async () => {
    const path = join(temporaryFolder(), 'inbox');
    const before = testInbox({ path });
    await before.append([entry(post())]);
    await before.close();
    const environment = openEnvironment(path);
    await environment.ledger.clearAsync();
    await environment.ledger.put(['webhook', noon, '/slack', 'stored', ''], { n: 4, version: 1 });
    await environment.about.remove('ledger');
    await environment.root.close();

    const after = testInbox({ path });
    expect(after.ledger.balance()).toMatchObject([{ received: 5, settled: 4, waiting: 1, difference: 0 }]);
  });
});

describe('the right to load', () => {
  const here = { pid: process.pid, host: 'here' };

  it('belongs to one process at a time', async () => {
    const path = join(temporaryFolder(), 'inbox');
    const clock = testClock();
    // Process 1 is alive wherever this runs.
    const [one, two] = [
      testInbox({ path, clock, identity: { pid: 1, host: 'here' } }),
      testInbox({ path, clock, identity: here }),
    ];
    expect(await one.loader.acquire()).toBe(true);
    expect(await two.loader.acquire()).toBe(false);
    await one.loader.release();
    expect(await two.loader.acquire()).toBe(true);
    expect(await one.loader.acquire()).toBe(false);
  });

  it.each([
    { predecessor: 'died', identity: { pid: 2 ** 30, host: 'here' }, afterMs: 0, taken: true },
    { predecessor: 'had the same number', identity: here, afterMs: 0, taken: true },
    { predecessor: 'is elsewhere', identity: { pid: 1, host: 'there' }, afterMs: 29_000, taken: false },
    {
      predecessor: 'is elsewhere and silent',
      identity: { pid: 1, host: 'there' },
      afterMs: 31_000,
      taken: true,
    },
    { predecessor: 'hangs', identity: { pid: 1, host: 'here' }, afterMs: 31_000, taken: true },
  ])('when the predecessor $predecessor: $taken', async ({ identity, afterMs, taken }) => {
    const path = join(temporaryFolder(), 'inbox');
    const clock = testClock();
    await testInbox({ path, clock, identity }).loader.acquire();
    clock.set(noon + afterMs);
    expect(await testInbox({ path, clock, identity: here }).loader.acquire()).toBe(taken);
  });

  it('is not kept by one that was superseded', async () => {
    const path = join(temporaryFolder(), 'inbox');
    const clock = testClock();
    const slow = testInbox({ path, clock, identity: { pid: 1, host: 'here' } });
    await slow.append([entry(post())]);
    await slow.loader.acquire();
    const stretch = slow.read(1, {});
    clock.set(noon + 31_000);
    await testInbox({ path, clock, identity: here }).loader.acquire();
    await expect(slow.loader.finish(stretch, [])).rejects.toMatchObject({ code: 'LOADER_SUPERSEDED' });
    expect(slow.backlog().items).toBe(1);
  });
});
