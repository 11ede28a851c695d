// An inbox of an older release keeps its index of seen keys among its tables: nothing seen is forgotten.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { open } from 'lmdb';
import { expect, it } from 'vitest';
import { openInbox } from '../../../ingest/inbox/inbox.ts';
import { temporaryFolder, testClock } from '../../support/ingest.ts';

const keyOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

it.each([0, 1, 10_000, 25_000])('moves an index of %i keys', async (keys) => {
  const path = join(temporaryFolder(), 'inbox');
  mkdirSync(path);
  const root = open({ path, encoding: 'json', maxDbs: 16 });
  const old = root.openDB<Buffer, Buffer>({ name: 'seen', encoding: 'binary', keyEncoding: 'binary' });
  root.transactionSync(() => {
    for (let n = 0; n < keys; n++) {
      const value = Buffer.alloc(16, 7);
      value.writeDoubleBE(n, 8);
      old.putSync(Buffer.from(keyOf(n).replaceAll('-', ''), 'hex'), value);
    }
  });
  await root.close();

  for (let opened = 0; opened < 2; opened++) {
    const inbox = openInbox({ path, clock: testClock(), budget: { minFreeBytes: 0 } });
    for (let n = 0; n < keys; n += 997)
      expect(inbox.seen.get(keyOf(n))).toEqual({ fingerprint: '0707070707070707', seq: n });
    expect(inbox.seen.get(keyOf(keys))).toBeUndefined();
    await inbox.close();
  }
});
