// Which communities anything was heard from, since when their sources speak, and how much there is to read.
import { Type, type Static } from 'typebox';
import { CommunityId, Day } from '../../core/ids.ts';
import { defineQuery } from '../define-query.ts';

const row = Type.Object({
  community: CommunityId,
  first_heard: Day,
  /** First and last day on which any of its sources sent anything, about whatever community. */
  source_from: Day,
  source_until: Day,
  /** Rows of daily activity, to read communities in portions of like size. */
  activity_rows: Type.Integer(),
  /** Events by which somebody said, read, joined or left something here. */
  visits: Type.Integer(),
});
export type HeardCommunity = Static<typeof row>;

export const heardCommunities = defineQuery({
  name: 'heard-communities',
  params: Type.Object({ to: Day }),
  row,
  sql: `
    WITH
      feed AS (
        SELECT community, source, min(day) AS first_day, max(day) AS last_day, sum(visits) AS visits
        FROM tablee.daily_feed FINAL
        WHERE day < {to:Date} AND n > 0
        GROUP BY community, source
      ),
      sources AS (SELECT source, min(first_day) AS first_day, max(last_day) AS last_day FROM feed GROUP BY source),
      activity AS (
        SELECT community, count() AS activity_rows FROM tablee.daily_activity WHERE day < {to:Date} GROUP BY community
      )
    SELECT
      toString(f.community) AS community,
      min(f.first_day) AS first_heard,
      min(s.first_day) AS source_from,
      max(s.last_day) AS source_until,
      any(a.activity_rows) AS activity_rows,
      sum(f.visits) AS visits
    FROM feed AS f
    INNER JOIN sources AS s ON s.source = f.source
    LEFT JOIN activity AS a ON a.community = f.community
    GROUP BY f.community
    ORDER BY community`,
});
