// The address a tool knows an account by, in `tablee.addresses`: a keyed hash, never the address.
import { Type } from 'typebox';
import type { AddressId, PersonId } from '../../core/ids.ts';
import { defineQuery } from '../define-query.ts';
import { noParams, versionFields, type VersionedTable } from './versioned.ts';

export interface AddressRow {
  account: PersonId;
  address: AddressId;
  /** The tool made sure that the address is the account's own. */
  verified: boolean;
}

const stored = Type.Object({
  account: Type.String(),
  address: Type.String(),
  verified: Type.Boolean(),
  ...versionFields,
});

export const addressesTable: VersionedTable<AddressRow, typeof stored> = {
  table: {
    name: 'tablee.addresses',
    columns: {
      account: (row) => row.account,
      address: (row) => row.address,
      verified: (row) => row.verified,
      removed: (row) => row.removed,
      version: (row) => row.version,
    },
  },
  current: defineQuery({
    name: 'current-addresses',
    params: noParams,
    row: stored,
    sql: 'SELECT account, address, verified, removed, version FROM tablee.addresses FINAL',
  }),
  keyOf: (row) => row.account,
  fromStored: (row) => row,
  same: (a, b) => a.address === b.address && a.verified === b.verified,
};
