import { closeSync, openSync, readSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { open, type Database } from 'lmdb';
import { describe, expect, it } from 'vitest';
import { createTransactions, type Transactions } from '../../../ingest/inbox/transactions.ts';
import { temporaryFolder } from '../../support/ingest.ts';
import { canMount, tmpfs } from '../../support/mounted.ts';

interface Counting {
  path: string;
  transactions: Transactions;
  counts: Database<number, string>;
  /** Adds one to what is there. */
  count: () => number;
  close: () => Promise<void>;
}

function openCounting(path = temporaryFolder()): Counting {
  const root = open({ path, overlappingSync: false, eventTurnBatching: false, maxDbs: 4, encoding: 'json' });
  const transactions = createTransactions(root, path);
  const counts = transactions.runSync(() =>
    root.openDB<number, string>({ name: 'counts', encoding: 'json' }),
  );
  function count(): number {
    const n = (counts.get('n') ?? 0) + 1;
    counts.putSync('n', n);
    return n;
  }
  return { path, transactions, counts, count, close: () => root.close() };
}

/** Changes the first bytes of LMDB's lock file, as a process that opens the environment does. */
function changeLockFile(path: string, change: (head: Buffer) => void): void {
  const file = openSync(join(path, 'lock.mdb'), 'r+');
  const head = Buffer.alloc(16);
  readSync(file, head, 0, 16, 0);
  change(head);
  writeSync(file, head, 0, 16, 0);
  closeSync(file);
}

function setBack(path: string, by: number): void {
  changeLockFile(path, (head) => {
    head.writeBigUInt64LE(head.readBigUInt64LE(8) - BigInt(by), 8);
  });
}

describe('when an opening process has set the number of the newest commit back', () => {
  it.each([0, 1, 2, 3, 10])('by %i, no commit is lost', async (by) => {
    const { path, transactions, counts, count } = openCounting();
    for (let n = 1; n <= 20; n++) expect(await transactions.run(count)).toBe(n);
    for (let n = 21; n <= 40; n++) {
      setBack(path, by);
      expect(await transactions.run(count)).toBe(n);
      expect(counts.get('n')).toBe(n);
    }
    setBack(path, by);
    expect(transactions.runSync(count)).toBe(41);
    expect(counts.get('n')).toBe(41);
  });

  it('several transactions under way at once build on one another', async () => {
    const { path, transactions, count } = openCounting();
    await transactions.run(count);
    setBack(path, 1);
    const counted = await Promise.all([1, 2, 3].map(() => transactions.run(count)));
    expect(counted.sort()).toEqual([2, 3, 4]);
  });

  it('and the lock file is of a kind not known here, nothing is written', async () => {
    const { path, transactions, counts, count } = openCounting();
    for (let n = 0; n < 3; n++) await transactions.run(count);
    changeLockFile(path, (head) => {
      head.writeUInt32LE(7, 0);
      head.writeBigUInt64LE(head.readBigUInt64LE(8) - 1n, 8);
    });
    await expect(transactions.run(count)).rejects.toMatchObject({ code: 'INBOX_LOCK' });
    expect(() => transactions.runSync(count)).toThrow(expect.objectContaining({ code: 'INBOX_LOCK' }));
    changeLockFile(path, (head) => {
      head.writeUInt32LE(0xbeefc0de, 0);
    });
    expect(await transactions.run(count)).toBe(4);
    expect(counts.get('n')).toBe(4);
  });
});

it('gives on what the work throws', async () => {
  const { transactions } = openCounting();
  const failure = new Error('no such source');
  const fail = () => {
    throw failure;
  };
  await expect(transactions.run(fail)).rejects.toBe(failure);
  expect(() => transactions.runSync(fail)).toThrow(failure);
});

it.runIf(canMount())(
  'says that the disk is full, however LMDB says it, and goes on when it is not',
  async () => {
    const disk = tmpfs(1);
    const filler = join(disk.path, 'filler');
    writeFileSync(filler, Buffer.alloc(500_000));
    const { transactions, counts, count, close } = openCounting(join(disk.path, 'inbox'));
    let counted = 0;
    async function countUntilItFails(): Promise<never> {
      for (;;) {
        await transactions.run(() => {
          count();
          for (let n = 0; n < 100; n++) counts.putSync(`${counted}-${n}-${'x'.repeat(100)}`, n);
        });
        counted += 1;
      }
    }
    await expect(countUntilItFails()).rejects.toMatchObject({
      code: expect.toBeOneOf(['ENOSPC', 28]) as unknown,
    });
    expect(counted).toBeGreaterThan(3);
    expect(counts.get('n')).toBe(counted);
    rmSync(filler);
    expect(await transactions.run(count)).toBe(counted + 1);
    await close();
    await disk.unmount();
  },
);
