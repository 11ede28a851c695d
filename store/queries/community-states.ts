// In which state each community is, in its latest week.
import { Type } from 'typebox';
import { defineQuery } from '../define-query.ts';
import { CommunityWeek, communityWeekColumns } from './community-week.ts';

export const communityStatesNow = defineQuery({
  name: 'community-states',
  params: Type.Object({ run: Type.String({ format: 'uuid' }) }),
  row: CommunityWeek,
  sql: `
    SELECT ${communityWeekColumns}
    FROM tablee.community_weeks FINAL
    WHERE run = {run:UUID}
    ORDER BY week DESC
    LIMIT 1 BY community`,
});
