// Versioned rows: a change is a new row with a higher version, and a repeat of what is already there writes nothing.
import { Type, type Static, type TObject } from 'typebox';
import type { QueryDefinition, Store, TableDefinition } from '../store.ts';

export interface Version {
  /** Higher than every version the table holds. */
  version: number;
  /** No longer declared. */
  removed: boolean;
}

export const noParams = Type.Object({});
type NoParams = typeof noParams;

/** A versioned table: how a row is written, how the newest rows are read back, and when two say the same. */
export interface VersionedTable<T, R extends TObject> {
  table: TableDefinition<T & Version>;
  /** The newest row of each key, removed or not. */
  current: QueryDefinition<NoParams, R>;
  keyOf: (row: T) => string;
  fromStored: (stored: Static<R>) => T & Version;
  /** Whether both say the same; sealed texts differ even then. */
  same: (a: T, b: T) => boolean;
}

/** What writing rows would change. */
export interface PlannedChange<T> {
  written: T[];
  unchanged: number;
  removed: T[];
  /** Rows declared before. */
  before: number;
  /** Writes it, with `now` as the least version. */
  write(now: number): Promise<void>;
}

export type Missing = 'keep' | 'remove';

export const versionFields = { removed: Type.Boolean(), version: Type.Integer() };

/** Compares with what is there. Rows not given are kept, or marked removed when `missing` says so. */
export async function planChanges<T extends object, R extends TObject>(
  store: Store,
  versioned: VersionedTable<T, R>,
  rows: readonly T[],
  missing: Missing,
): Promise<PlannedChange<T>> {
  const { table, keyOf, same } = versioned;
  const { known, newest } = await readCurrent(store, versioned);
  const differs = (row: T) => {
    const before = known.get(keyOf(row));
    return before === undefined || before.removed || !same(before, row);
  };
  const written = rows.filter(differs);
  const given = new Set(rows.map((row) => keyOf(row)));
  const declared = [...known.values()].filter((row) => !row.removed);
  const removed = missing === 'remove' ? declared.filter((row) => !given.has(keyOf(row))) : [];
  return {
    written,
    unchanged: rows.length - written.length,
    removed,
    before: declared.length,
    async write(now) {
      const version = Math.max(now, newest + 1);
      const changes = [
        ...written.map((row) => ({ ...row, version, removed: false })),
        ...removed.map((row) => ({ ...row, version, removed: true })),
      ];
      if (changes.length > 0) await store.insert(table, changes);
    },
  };
}

/** Writes what differs from what is there. */
export async function writeChanges<T extends object, R extends TObject>(
  store: Store,
  versioned: VersionedTable<T, R>,
  rows: readonly T[],
  { now, missing }: { now: number; missing: Missing },
): Promise<PlannedChange<T>> {
  const change = await planChanges(store, versioned, rows, missing);
  await change.write(now);
  return change;
}

/** The newest row of every key, removed or not. */
export async function readCurrent<T extends object, R extends TObject>(
  store: Store,
  { current, keyOf, fromStored }: VersionedTable<T, R>,
): Promise<{ known: Map<string, T & Version>; newest: number }> {
  const known = new Map<string, T & Version>();
  let newest = 0;
  for await (const block of store.stream(current, {})) {
    for (const row of block.map((stored) => fromStored(stored))) {
      known.set(keyOf(row), row);
      newest = Math.max(newest, row.version);
    }
  }
  return { known, newest };
}
