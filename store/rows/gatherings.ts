// How a gathering lies in `tablee.gatherings`.
import { Type } from 'typebox';
import type { Gathering } from '../../core/registry.ts';
import { defineQuery } from '../define-query.ts';
import { sameList } from './communities.ts';
import { noParams, versionFields, type VersionedTable } from './versioned.ts';

const stored = Type.Object({
  gathering: Type.String(),
  title: Type.String(),
  day: Type.String(),
  communities: Type.Array(Type.String()),
  ...versionFields,
});

export const gatheringsTable: VersionedTable<Gathering, typeof stored> = {
  table: {
    name: 'tablee.gatherings',
    columns: {
      gathering: (row) => row.gathering,
      title: (row) => row.title,
      day: (row) => row.day,
      communities: (row) => row.communities,
      removed: (row) => row.removed,
      version: (row) => row.version,
    },
  },
  current: defineQuery({
    name: 'current-gatherings',
    params: noParams,
    row: stored,
    sql: `
      SELECT gathering, title, toString(day) AS day, communities, removed, version
      FROM tablee.gatherings FINAL`,
  }),
  keyOf: (row) => row.gathering,
  fromStored: (row) => row,
  same: (a, b) => a.title === b.title && a.day === b.day && sameList(a.communities, b.communities),
};
