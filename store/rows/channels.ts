// The community a tool's channel belongs to, in `tablee.channels`: derived from the registry.
import { Type } from 'typebox';
import type { CommunityId } from '../../core/ids.ts';
import { defineQuery } from '../define-query.ts';
import { noParams, versionFields, type VersionedTable } from './versioned.ts';

export interface ChannelRow {
  channel: CommunityId;
  community: CommunityId;
}

const stored = Type.Object({ channel: Type.String(), community: Type.String(), ...versionFields });

export const channelsTable: VersionedTable<ChannelRow, typeof stored> = {
  table: {
    name: 'tablee.channels',
    columns: {
      channel: (row) => row.channel,
      community: (row) => row.community,
      removed: (row) => row.removed,
      version: (row) => row.version,
    },
  },
  current: defineQuery({
    name: 'current-channels',
    params: noParams,
    row: stored,
    sql: 'SELECT channel, community, removed, version FROM tablee.channels FINAL',
  }),
  keyOf: (row) => row.channel,
  fromStored: (row) => row,
  same: (a, b) => a.community === b.community,
};
