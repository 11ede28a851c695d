// Which runs make up the index, and the few entries that are too young to be a run. A run counts once it is in the book.
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from './environment.ts';
import type { KeyEntries } from './key-entry.ts';
import { openRun, type KeyRun } from './key-run.ts';
import { mergeKeys } from './sorted-keys.ts';

export interface ListedRun {
  name: string;
  count: number;
}

export interface RunBook {
  listed(): ListedRun[];
  /** Opened once each; those no longer listed are closed. */
  runs(): KeyRun[];
  runOf(listed: ListedRun): KeyRun;
  /** A name of its own, and where the file is to be. */
  newRun(): { name: string; path: string };
  /**
   * Puts a run in the place of others, which are removed. False, and nothing changed, when one of them is no longer
   * listed or the new one is gone: another process has been at it.
   */
  enlist(run: ListedRun, instead?: readonly ListedRun[]): Promise<boolean>;
  young(): KeyEntries;
  /** Adds to them, durably. */
  addYoung(entries: KeyEntries): Promise<void>;
  /** Forgets them if they are still these: a run has them. */
  outgrow(entries: KeyEntries): Promise<void>;
  /** Removes the files of runs that were never listed. */
  sweep(): Promise<void>;
  close(): void;
}

/** Event keys have 16 bytes: these can be none. */
const bookKey = Buffer.from('book');
const youngKey = Buffer.from('young');
const suffix = '.run';

export function createRunBook({
  seen,
  seenTransactions,
  path,
}: Pick<Environment, 'seen' | 'seenTransactions' | 'path'>): RunBook {
  const folder = join(path, 'index');
  const pathOf = (name: string) => join(folder, name + suffix);
  const opened = new Map<string, KeyRun>();
  let known = { text: '', runs: [] as KeyRun[] };

  const text = () => seen.getBinary(bookKey)?.toString() ?? '[]';
  const listed = () => JSON.parse(text()) as ListedRun[];

  function runOf({ name }: ListedRun): KeyRun {
    const run = opened.get(name) ?? openRun(pathOf(name));
    opened.set(name, run);
    return run;
  }

  function refresh(): void {
    const now = text();
    const list = JSON.parse(now) as ListedRun[];
    const runs = list.map(runOf);
    const names = new Set(list.map(({ name }) => name));
    for (const [name, run] of opened) {
      if (names.has(name)) continue;
      run.close();
      opened.delete(name);
    }
    known = { text: now, runs };
  }

  function young(): KeyEntries {
    const bytes = seen.getBinary(youngKey);
    const entries = new Uint32Array((bytes?.length ?? 0) / Uint32Array.BYTES_PER_ELEMENT);
    if (bytes !== undefined) new Uint8Array(entries.buffer).set(bytes);
    return entries;
  }

  return {
    listed,
    runOf,
    young,
    runs() {
      if (text() === known.text) return known.runs;
      try {
        refresh();
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
        // Merged by another process since the book was read.
        seen.resetReadTxn();
        refresh();
      }
      return known.runs;
    },
    newRun() {
      const name = randomUUID();
      return { name, path: pathOf(name) };
    },
    async enlist(run, instead = []) {
      const replaced = new Set(instead.map(({ name }) => name));
      const done = await seenTransactions.run(() => {
        const before = listed();
        const kept = before.filter(({ name }) => !replaced.has(name));
        if (before.length - kept.length < replaced.size || !existsSync(pathOf(run.name))) return false;
        seen.putSync(bookKey, Buffer.from(JSON.stringify([...kept, run])));
        return true;
      });
      for (const { name } of done ? instead : [run]) rmSync(pathOf(name), { force: true });
      return done;
    },
    async addYoung(entries) {
      await seenTransactions.run(() => {
        seen.putSync(youngKey, Buffer.from(mergeKeys(young(), entries).slice().buffer));
      });
    },
    async outgrow(entries) {
      await seenTransactions.run(() => {
        if (Buffer.compare(Buffer.from(entries.buffer), Buffer.from(young().buffer)) === 0)
          seen.removeSync(youngKey);
      });
    },
    async sweep() {
      await seenTransactions.run(() => {
        const names = new Set(listed().map(({ name }) => name + suffix));
        for (const file of readdirSync(folder))
          if (file.endsWith(suffix) && !names.has(file)) rmSync(join(folder, file));
      });
    },
    close() {
      for (const run of opened.values()) run.close();
      opened.clear();
    },
  };
}
