// When each source was last heard, and how much it sent lately.
import { Type } from 'typebox';
import { Day } from '../../core/ids.ts';
import { defineQuery } from '../define-query.ts';

const row = Type.Object({
  source: Type.String(),
  last_heard_ms: Type.Integer(),
  events: Type.Integer(),
  communities: Type.Integer(),
});

export const sourceFreshness = defineQuery({
  name: 'source-freshness',
  params: Type.Object({ from: Day }),
  row,
  sql: `
    SELECT
      source,
      toUnixTimestamp64Milli(max(last_time)) AS last_heard_ms,
      sum(events) AS events,
      uniqExact(community) AS communities
    FROM tablee.daily_feed FINAL
    WHERE day >= {from:Date} AND n > 0
    GROUP BY source
    ORDER BY source`,
});
