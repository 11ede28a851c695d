// Every event key ever stored, with the fingerprint it came with: what makes a repeat a repeat and a conflict a conflict.
// New keys are appended as sorted files, never put in their places in a tree (decision: the index is runs).
import { rmSync } from 'node:fs';
import type { EventKey } from '../../core/ids.ts';
import type { Environment } from './environment.ts';
import {
  entryWords,
  fingerprintOfEntry,
  newEntry,
  sequenceOf,
  writeKey,
  type KeyEntries,
} from './key-entry.ts';
import { writeRun } from './key-run.ts';
import { superseded } from './loader-book.ts';
import { createOlderKeys } from './older-keys.ts';
import { createRunBook } from './run-book.ts';
import { mergeKeys, searchKeys, sortKeys } from './sorted-keys.ts';
import { createTidier } from './tidy-runs.ts';

export interface Seen {
  fingerprint: string;
  /** The item that was stored under this key. An item that meets itself is being loaded again after a crash. */
  seq: number;
}

/** The index as it is during one turn of the event loop. */
export interface IndexNow {
  /** The entry with this key; overwritten by the next look-up. */
  find(asked: KeyEntries): KeyEntries | undefined;
}

/** To be put, or dropped, once. */
export interface PreparedKeys {
  /** They count from now on; durable when it resolves. */
  put(): Promise<void>;
  drop(): void;
}

export interface SeenKeys {
  get(key: EventKey): Seen | undefined;
  /** For many look-ups within one turn. */
  now(): IndexNow;
  /** Does what can be done before they may be put: sorts them, and writes them where nobody looks yet. */
  prepare(entries: KeyEntries): Promise<PreparedKeys>;
  /** Durable when it resolves. */
  put(entries: KeyEntries): Promise<void>;
  close(): Promise<void>;
}

/** So few are written again with every batch; more become a run. */
const mostYoung = 4_096;

export function createSeenKeys(environment: Environment): SeenKeys {
  const book = createRunBook(environment);
  const older = createOlderKeys(environment);
  const tidier = createTidier(book);
  const asked = newEntry();

  function now({ often }: { often: boolean }): IndexNow {
    const runs = book.runs();
    if (often) for (const run of runs) run.keepAtHand();
    const young = book.young();
    return {
      find(key) {
        const found = searchKeys(young, key);
        if (found !== undefined) return found;
        for (const run of runs) {
          const entry = run.find(key);
          if (entry !== undefined) return entry;
        }
        return older.find(key);
      },
    };
  }

  async function writtenRun(entries: KeyEntries): Promise<PreparedKeys> {
    const { name, path } = book.newRun();
    const count = await writeRun(path, [entries], entries.length / entryWords);
    return {
      async put() {
        if (!(await book.enlist({ name, count }))) throw superseded();
        tidier.tidy();
      },
      drop() {
        rmSync(path, { force: true });
      },
    };
  }

  async function putFew(sorted: KeyEntries): Promise<void> {
    const young = book.young();
    const both = mergeKeys(young, sorted);
    if (both.length <= mostYoung * entryWords) {
      await book.addYoung(sorted);
      return;
    }
    await (await writtenRun(both)).put();
    await book.outgrow(young);
  }

  async function prepare(entries: KeyEntries): Promise<PreparedKeys> {
    await tidier.ready();
    const sorted = sortKeys(entries);
    if (sorted.length > mostYoung * entryWords) return writtenRun(sorted);
    const put = () => (sorted.length === 0 ? Promise.resolve() : putFew(sorted));
    return { put, drop: () => undefined };
  }

  return {
    now: () => now({ often: true }),
    get(key) {
      writeKey(asked, key);
      const found = now({ often: false }).find(asked);
      return found && { fingerprint: fingerprintOfEntry(found), seq: sequenceOf(found) };
    },
    prepare,
    async put(entries) {
      await (await prepare(entries)).put();
    },
    async close() {
      await tidier.stop();
      book.close();
    },
  };
}
