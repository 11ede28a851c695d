// Transactions of an LMDB environment that several processes write, open and close as they like.
import { openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { RootDatabase } from 'lmdb';
import { TableeError } from '../../core/errors.ts';
import { diskOf } from './room.ts';

export interface Transactions {
  /**
   * What `work` writes is on disk when this resolves. `work` reads the newest commit.
   * @throws the system's error when it could not be written: `ENOSPC` when the disk is full.
   */
  run<T>(work: () => T): Promise<T>;
  /** The same while the process waits; for whoever opens the environment. */
  runSync<T>(work: () => T): T;
}

/*
 * The lock file is memory that all processes share; it holds the number of the newest commit, and a transaction builds
 * on the commit with that number. LMDB as lmdb-js 3 has it sets the number, whenever a process opens the environment,
 * to what that process read from the data file a moment before (OpenLDAP ITS#9496, mended in LMDB itself). If another
 * process commits in that moment, its commit is forgotten, and the next one takes its place: acknowledged events were
 * lost. So every transaction, holding the right to write, compares its own number with the newest commit on disk; if it
 * is behind, it sets the number right, writes nothing and is begun again (decision: commits while others open).
 */

/** Of the lock file: `mtb_magic`, 4 bytes; `mtb_format`, 4 bytes; `mtb_txnid`, 8 bytes (mdb.c, MDB_txbody). */
const lockMagic = 0xbeefc0de;
const numberAt = 8;
const headBytes = 16;

const again = Symbol('again');

export function createTransactions(root: RootDatabase, path: string): Transactions {
  let lockFile: number | undefined;

  function unlessBehind<T>(work: () => T): T | typeof again {
    const { lastTxnId } = root.getStats() as { lastTxnId: number };
    if (root.getWriteTxnId() > lastTxnId) return work();
    setNumber(lastTxnId);
    return again;
  }

  /** Only while this process has the right to write. */
  function setNumber(newest: number): void {
    // Never closed: that would drop LMDB's own locks on this file.
    lockFile ??= openSync(join(path, 'lock.mdb'), 'r+');
    const head = Buffer.alloc(headBytes);
    readSync(lockFile, head, 0, headBytes, 0);
    if (head.readUInt32LE(0) !== lockMagic || head.readBigUInt64LE(numberAt) > newest)
      throw unknownLockFile();
    head.writeBigUInt64LE(BigInt(newest), numberAt);
    writeSync(lockFile, head, numberAt, headBytes - numberAt, numberAt);
  }

  function once<T>(work: () => T): T | typeof again {
    try {
      return root.transactionSync(() => unlessBehind(work));
    } catch (error) {
      throw reasonOf(error, path);
    }
  }

  return {
    async run(work) {
      for (;;) {
        const done = await root
          .transaction(() => unlessBehind(work))
          .catch(async (error: unknown) => {
            throw reasonOf(await unwrapped(error), path);
          });
        if (done !== again) return done;
      }
    },
    runSync(work) {
      for (;;) {
        const done = once(work);
        if (done !== again) return done;
      }
    },
  };
}

function unknownLockFile(): TableeError {
  const message = 'the lock file of the inbox is not as this release knows it';
  return new TableeError(message, { code: 'INBOX_LOCK' });
}

/** The library hides the reason why a commit failed. */
function unwrapped(error: unknown): Promise<unknown> {
  const { commitError } = error as { commitError?: Promise<unknown> };
  return commitError === undefined ? Promise.resolve(error) : commitError.catch((reason: unknown) => reason);
}

/** `EIO`, which LMDB also says when only some of the bytes found room. */
const inputOutput = 5;
const noRoom = 2 ** 20;

function reasonOf(error: unknown, path: string): unknown {
  if ((error as { code?: unknown }).code !== inputOutput || diskOf(path).freeBytes >= noRoom) return error;
  return Object.assign(new Error('no space left on the disk', { cause: error }), { code: 'ENOSPC' });
}
