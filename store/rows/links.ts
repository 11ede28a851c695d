// The person in force behind an account, in `tablee.links`: derived from directory, addresses and merges.
import { Type } from 'typebox';
import { defineQuery } from '../define-query.ts';
import { linkBases, type Link } from '../identities/resolve-people.ts';
import { noParams, versionFields, type VersionedTable } from './versioned.ts';

const stored = Type.Object({
  account: Type.String(),
  person: Type.String(),
  basis: Type.Enum([...linkBases]),
  ...versionFields,
});

export const linksTable: VersionedTable<Link, typeof stored> = {
  table: {
    name: 'tablee.links',
    columns: {
      account: (row) => row.account,
      person: (row) => row.person,
      basis: (row) => row.basis,
      removed: (row) => row.removed,
      version: (row) => row.version,
    },
  },
  current: defineQuery({
    name: 'current-links',
    params: noParams,
    row: stored,
    sql: 'SELECT account, person, basis, removed, version FROM tablee.links FINAL',
  }),
  keyOf: (row) => row.account,
  fromStored: (row) => row,
  same: (a, b) => a.person === b.person && a.basis === b.basis,
};
