// Which communities were opened on purpose, and who hosts them (accounts resolved to people).
import { Type, type Static } from 'typebox';
import { CommunityId, Day, PersonId } from '../../core/ids.ts';
import { defineQuery } from '../define-query.ts';
import { nil } from '../roll-ups/sources.ts';

const row = Type.Object({
  community: CommunityId,
  /** 1970-01-01 when not declared. */
  opened_on: Day,
  /** First day on which it is no longer open; 1970-01-01 or far in the future when not declared. */
  closed_on: Day,
  kind: Type.String(),
  hosts: Type.Array(PersonId),
  themes: Type.Array(Type.String()),
});
export type DeclaredCommunityRow = Static<typeof row>;

export const declaredCommunities = defineQuery({
  name: 'declared-communities',
  params: Type.Object({}),
  row,
  sql: `
    SELECT
      c.community AS community,
      any(c.opened_on) AS opened_on,
      any(c.closed_on) AS closed_on,
      any(c.kind) AS kind,
      arraySort(arrayFilter(host -> host != ${nil}, groupUniqArray(if(p.person = ${nil}, c.host, p.person)))) AS hosts,
      any(c.themes) AS themes
    FROM (
      SELECT community, opened_on, closed_on, toString(kind) AS kind, themes, arrayJoin(emptyArrayToSingle(hosts)) AS host
      FROM tablee.communities FINAL
      WHERE NOT removed
    ) AS c
    LEFT JOIN (SELECT account, person FROM tablee.links FINAL WHERE NOT removed) AS p ON p.account = c.host
    GROUP BY community
    ORDER BY community`,
});
