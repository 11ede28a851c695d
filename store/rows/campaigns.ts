// How a campaign lies in `tablee.campaigns`.
import { Type } from 'typebox';
import type { Campaign } from '../../core/registry.ts';
import { defineQuery } from '../define-query.ts';
import { sameList } from './communities.ts';
import { noParams, versionFields, type VersionedTable } from './versioned.ts';

const stored = Type.Object({
  campaign: Type.String(),
  title: Type.String(),
  from_day: Type.String(),
  to_day: Type.String(),
  communities: Type.Array(Type.String()),
  ...versionFields,
});

export const campaignsTable: VersionedTable<Campaign, typeof stored> = {
  table: {
    name: 'tablee.campaigns',
    columns: {
      campaign: (row) => row.campaign,
      title: (row) => row.title,
      from_day: (row) => row.from,
      to_day: (row) => row.to,
      communities: (row) => row.communities,
      removed: (row) => row.removed,
      version: (row) => row.version,
    },
  },
  current: defineQuery({
    name: 'current-campaigns',
    params: noParams,
    row: stored,
    sql: `
      SELECT campaign, title, toString(from_day) AS from_day, toString(to_day) AS to_day, communities, removed, version
      FROM tablee.campaigns FINAL`,
  }),
  keyOf: (row) => row.campaign,
  fromStored: ({ from_day: from, to_day: to, ...row }) => ({ ...row, from, to }),
  same: (a, b) =>
    a.title === b.title && a.from === b.from && a.to === b.to && sameList(a.communities, b.communities),
};
