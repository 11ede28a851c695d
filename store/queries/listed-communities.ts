// Which communities there are: opened on purpose (registry), or heard of because people did something in them.
import { Type, type Static } from 'typebox';
import { CommunityId, Day } from '../../core/ids.ts';
import { defineQuery } from '../define-query.ts';

const row = Type.Object({
  community: CommunityId,
  name: Type.String(),
  kind: Type.String(),
  hosts: Type.Integer(),
  themes: Type.Array(Type.String()),
  /** 1970-01-01 when not declared. */
  opened_on: Day,
  /** When something last came in from it, bots included; 0 when never. */
  last_heard_ms: Type.Integer(),
});
export type ListedCommunity = Static<typeof row>;

/** `only` narrows the answer to one community; empty = all that are not closed. */
export const listedCommunities = defineQuery({
  name: 'listed-communities',
  params: Type.Object({ since: Day, today: Day, only: Type.String() }),
  row,
  sql: `
    SELECT
      community,
      if(r.name = '', f.heard_name, r.name) AS name,
      r.kind AS kind,
      toUInt32(length(r.hosts)) AS hosts,
      r.themes AS themes,
      r.opened_on AS opened_on,
      toUnixTimestamp64Milli(f.heard) AS last_heard_ms
    FROM (
      SELECT community, name, toString(kind) AS kind, hosts, themes, opened_on, closed_on, toUInt8(1) AS registered
      FROM tablee.communities FINAL
      WHERE NOT removed AND ({only:String} = '' OR community = {only:String})
    ) AS r
    FULL OUTER JOIN (
      SELECT toString(community) AS community, toString(argMaxIf(name, last_time, name != '')) AS heard_name, max(last_time) AS heard
      FROM tablee.daily_feed FINAL
      WHERE day >= {since:Date} AND n > 0 AND ({only:String} = '' OR community = {only:String})
      GROUP BY community
      HAVING sum(visits) > 0 OR community IN (SELECT community FROM tablee.communities FINAL WHERE NOT removed)
    ) AS f USING (community)
    WHERE {only:String} != '' OR NOT (r.registered = 1 AND r.closed_on <= {today:Date})
    ORDER BY community`,
});
