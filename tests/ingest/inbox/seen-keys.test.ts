// The index of seen keys: nothing put is forgotten, however it is spread over runs and whoever asks.
import { createHash } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { uuidFromHash } from '../../../core/ids.ts';
import {
  entryWords,
  newEntry,
  sequenceOf,
  writeFingerprint,
  writeKey,
  writeSequence,
  type KeyEntries,
} from '../../../ingest/inbox/key-entry.ts';
import type { Inbox } from '../../../ingest/inbox/inbox.ts';
import { temporaryFolder, testInbox } from '../../support/ingest.ts';

const hashed = (n: number) => uuidFromHash(createHash('sha256').update(`key ${n}`).digest('hex'));
/** As alike as keys can be: what is built for hashes must hold for any. */
const counted = (n: number) => `00000000-0000-8000-8000-${String(n).padStart(12, '0')}`;
const fingerprintOf = (n: number) => (n * 7).toString(16).padStart(16, 'a');

function entriesOf(keyOf: (n: number) => string, from: number, to: number): KeyEntries {
  const entries = new Uint32Array(entryWords * (to - from));
  const entry = newEntry();
  for (let n = from; n < to; n++) {
    writeKey(entry, keyOf(n));
    writeFingerprint(entry, fingerprintOf(n));
    writeSequence(entry, 2 ** 33 + n);
    entries.set(entry, entryWords * (n - from));
  }
  return entries;
}

function askedOf(key: string): KeyEntries {
  const asked = newEntry();
  writeKey(asked, key);
  return asked;
}

function expectAll(inbox: Inbox, keyOf: (n: number) => string, count: number, step: number): void {
  const index = inbox.seen.now();
  for (let n = 0; n < count; n += step) {
    expect(inbox.seen.get(keyOf(n))).toEqual({ fingerprint: fingerprintOf(n), seq: 2 ** 33 + n });
    const found = index.find(askedOf(keyOf(n)));
    expect(found && sequenceOf(found)).toBe(2 ** 33 + n);
  }
  for (let n = count; n < count + 300; n++) {
    expect(inbox.seen.get(keyOf(n))).toBeUndefined();
    expect(index.find(askedOf(keyOf(n)))).toBeUndefined();
  }
}

const runsIn = (path: string) => readdirSync(join(path, 'index')).filter((file) => file.endsWith('.run'));

it.each([
  { made: 'a few at a time', keyOf: hashed, sizes: Array.from({ length: 60 }, () => 7) },
  { made: 'until they outgrow the youngest', keyOf: hashed, sizes: Array.from({ length: 12 }, () => 900) },
  { made: 'stretch by stretch', keyOf: hashed, sizes: Array.from({ length: 9 }, () => 6_000) },
  { made: 'large and small in turn', keyOf: hashed, sizes: [5_000, 1, 20_000, 40, 4_096, 4_097, 3, 50_000] },
  { made: 'with keys that are no hashes', keyOf: counted, sizes: [3, 5_000, 5_000, 5_000, 5_000, 2] },
])('finds keys put $made', { timeout: 60_000 }, async ({ keyOf, sizes }) => {
  const path = join(temporaryFolder(), 'inbox');
  const inbox = testInbox({ path });
  const other = testInbox({ path });
  let count = 0;
  for (const size of sizes) {
    await inbox.seen.put(entriesOf(keyOf, count, (count += size)));
    expectAll(inbox, keyOf, count, Math.max(1, Math.floor(count / 40)));
  }
  expectAll(other, keyOf, count, Math.max(1, Math.floor(count / 100)));
  await Promise.all([inbox.close(), other.close()]);
  const again = testInbox({ path });
  expectAll(again, keyOf, count, Math.max(1, Math.floor(count / 400)));
  await again.close();
});

it('keeps runs few when a stretch is put again and again', { timeout: 60_000 }, async () => {
  const path = join(temporaryFolder(), 'inbox');
  const inbox = testInbox({ path });
  for (let turn = 0; turn < 8; turn++) await inbox.seen.put(entriesOf(hashed, 0, 5_000));
  await expect.poll(() => runsIn(path).length, { timeout: 20_000 }).toBeLessThan(5);
  expectAll(inbox, hashed, 5_000, 13);
  await inbox.close();
});

it('sweeps away what was never listed', async () => {
  const path = join(temporaryFolder(), 'inbox');
  const inbox = testInbox({ path });
  const left = join(path, 'index', 'left-over.run');
  writeFileSync(left, 'half a run');
  await inbox.seen.put(entriesOf(hashed, 0, 5_000));
  expect(runsIn(path)).toHaveLength(1);
  expect(runsIn(path)).not.toContain('left-over.run');
  await inbox.close();
});

it(
  'keeps every key it said it keeps when two processes believe to be the loader',
  { timeout: 60_000 },
  async () => {
    const path = join(temporaryFolder(), 'inbox');
    const both = [testInbox({ path }), testInbox({ path })];
    const kept: number[] = [];
    for (let turn = 0; turn < 12; turn++) {
      await Promise.all(
        both.map(async (inbox, index) => {
          const from = 10_000 * (2 * turn + index);
          const size = turn % 3 === 0 ? 50 : 5_000;
          const put = inbox.seen.put(entriesOf(hashed, from, from + size));
          // What a run of the other's was swept from under, it says so.
          const said = await put.then(
            () => 'kept',
            (error: unknown) => (error as { code?: string }).code,
          );
          if (said === 'kept') kept.push(from, from + size - 1);
          else expect(said).toBe('LOADER_SUPERSEDED');
        }),
      );
    }
    expect(kept.length).toBeGreaterThan(40);
    await Promise.all(both.map((inbox) => inbox.close()));
    const again = testInbox({ path });
    for (const n of kept) expect(again.seen.get(hashed(n))?.seq).toBe(2 ** 33 + n);
    await again.close();
  },
);
