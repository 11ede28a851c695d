// Merges made by hand, in `tablee.merges`: one person or account is another. Undone by a newer row that says removed.
import { Type } from 'typebox';
import type { PersonId } from '../../core/ids.ts';
import { defineQuery } from '../define-query.ts';
import { noParams, versionFields, type VersionedTable } from './versioned.ts';

export interface MergeRow {
  merged: PersonId;
  /** Who `merged` really is. */
  person: PersonId;
  /** Why, sealed; empty when no reason was given. */
  sealed: string;
}

const stored = Type.Object({
  merged: Type.String(),
  person: Type.String(),
  sealed: Type.String(),
  ...versionFields,
});

export const mergesTable: VersionedTable<MergeRow, typeof stored> = {
  table: {
    name: 'tablee.merges',
    columns: {
      merged: (row) => row.merged,
      person: (row) => row.person,
      sealed: (row) => row.sealed,
      removed: (row) => row.removed,
      version: (row) => row.version,
    },
  },
  current: defineQuery({
    name: 'current-merges',
    params: noParams,
    row: stored,
    sql: 'SELECT merged, person, sealed, removed, version FROM tablee.merges FINAL',
  }),
  keyOf: (row) => row.merged,
  fromStored: (row) => row,
  same: (a, b) => a.person === b.person && a.sealed === b.sealed,
};
