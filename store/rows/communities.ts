// How a declared community lies in `tablee.communities`.
import { Type } from 'typebox';
import { communityKinds, type Community } from '../../core/registry.ts';
import { defineQuery } from '../define-query.ts';
import { noBeginning, noEnd } from './absent-dates.ts';
import { noParams, versionFields, type VersionedTable } from './versioned.ts';

const stored = Type.Object({
  community: Type.String(),
  name: Type.String(),
  kind: Type.Union([Type.Enum([...communityKinds]), Type.Literal('')]),
  hosts: Type.Array(Type.String()),
  opened_on: Type.String(),
  closed_on: Type.String(),
  themes: Type.Array(Type.String()),
  channels: Type.Array(Type.String()),
  ...versionFields,
});

export const communitiesTable: VersionedTable<Community, typeof stored> = {
  table: {
    name: 'tablee.communities',
    columns: {
      community: (row) => row.community,
      name: (row) => row.name,
      kind: (row) => row.kind,
      hosts: (row) => row.hosts,
      opened_on: (row) => row.openedOn ?? noBeginning,
      closed_on: (row) => row.closedOn ?? noEnd,
      themes: (row) => row.themes,
      channels: (row) => row.channels,
      removed: (row) => row.removed,
      version: (row) => row.version,
    },
  },
  current: defineQuery({
    name: 'current-communities',
    params: noParams,
    row: stored,
    sql: `
      SELECT community, name, kind, hosts, toString(opened_on) AS opened_on, toString(closed_on) AS closed_on,
        themes, channels, removed, version
      FROM tablee.communities FINAL`,
  }),
  keyOf: (row) => row.community,
  fromStored: ({ opened_on: openedOn, closed_on: closedOn, ...row }) => ({
    ...row,
    openedOn: openedOn === noBeginning ? null : openedOn,
    closedOn: closedOn === noEnd ? null : closedOn,
  }),
  same: (a, b) =>
    a.name === b.name &&
    a.kind === b.kind &&
    a.openedOn === b.openedOn &&
    a.closedOn === b.closedOn &&
    sameList(a.hosts, b.hosts) &&
    sameList(a.themes, b.themes) &&
    sameList(a.channels, b.channels),
};

export function sameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
