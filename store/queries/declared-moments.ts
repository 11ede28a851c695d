// Campaigns and gatherings: what charts mark as thin lines.
import { Type } from 'typebox';
import { CommunityId, Day } from '../../core/ids.ts';
import { defineQuery } from '../define-query.ts';

const row = Type.Object({
  moment: Type.String(),
  what: Type.Enum(['campaign', 'gathering']),
  title: Type.String(),
  from: Day,
  /** Exclusive. */
  to: Day,
  communities: Type.Array(CommunityId),
});

export const declaredMoments = defineQuery({
  name: 'declared-moments',
  params: Type.Object({}),
  row,
  sql: `
    SELECT campaign AS moment, 'campaign' AS what, title, from_day AS from, to_day AS to, communities
    FROM tablee.campaigns FINAL
    WHERE NOT removed
    UNION ALL
    SELECT gathering AS moment, 'gathering' AS what, title, day AS from, day + 1 AS to, communities
    FROM tablee.gatherings FINAL
    WHERE NOT removed
    ORDER BY from, moment`,
});
