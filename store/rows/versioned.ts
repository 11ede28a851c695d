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

export interface VersionedChange<T> {
  written: T[];
  unchanged: number;
  removed: T[];
}

export const versionFields = { removed: Type.Boolean(), version: Type.Integer() };

/** Writes what differs from what is there. Rows not given are kept, or marked removed when `missing` says so. */
export async function writeChanges<T extends object, R extends TObject>(
  store: Store,
  versioned: VersionedTable<T, R>,
  rows: readonly T[],
  { now, missing }: { now: number; missing: 'keep' | 'remove' },
): Promise<VersionedChange<T>> {
  const { table, current, keyOf, fromStored, same } = versioned;
  const before = new Map<string, T & Version>();
  let newest = 0;
  for await (const block of store.stream(current, {})) {
    for (const row of block.map((stored) => fromStored(stored))) {
      before.set(keyOf(row), row);
      newest = Math.max(newest, row.version);
    }
  }
  const version = Math.max(now, newest + 1);
  const differs = (row: T) => {
    const known = before.get(keyOf(row));
    return known === undefined || known.removed || !same(known, row);
  };
  const written = rows.filter(differs);
  const given = new Set(rows.map((row) => keyOf(row)));
  const gone = [...before.values()].filter((row) => !row.removed && !given.has(keyOf(row)));
  const removed = missing === 'remove' ? gone : [];
  const changes = [
    ...written.map((row) => ({ ...row, version, removed: false })),
    ...removed.map((row) => ({ ...row, version, removed: true })),
  ];
  if (changes.length > 0) await store.insert(table, changes);
  return { written, unchanged: rows.length - written.length, removed };
}
