// Which person an account belongs to, in `tablee.accounts`.
import { Type } from 'typebox';
import type { PersonId } from '../../core/ids.ts';
import { defineQuery } from '../define-query.ts';
import { noParams, versionFields, type VersionedTable } from './versioned.ts';

export interface AccountRow {
  /** The person an account is taken for as long as nothing else is known. */
  account: PersonId;
  person: PersonId;
}

const stored = Type.Object({ account: Type.String(), person: Type.String(), ...versionFields });

export const accountsTable: VersionedTable<AccountRow, typeof stored> = {
  table: {
    name: 'tablee.accounts',
    columns: {
      account: (row) => row.account,
      person: (row) => row.person,
      removed: (row) => row.removed,
      version: (row) => row.version,
    },
  },
  current: defineQuery({
    name: 'current-accounts',
    params: noParams,
    row: stored,
    sql: 'SELECT account, person, removed, version FROM tablee.accounts FINAL',
  }),
  keyOf: (row) => row.account,
  fromStored: (row) => row,
  same: (a, b) => a.person === b.person,
};
