// How one community fared, week by week.
import { Type } from 'typebox';
import { CommunityId } from '../../core/ids.ts';
import { defineQuery } from '../define-query.ts';
import { CommunityWeek, communityWeekColumns } from './community-week.ts';

export const communityHistory = defineQuery({
  name: 'community-history',
  params: Type.Object({ run: Type.String({ format: 'uuid' }), community: CommunityId }),
  row: CommunityWeek,
  sql: `
    SELECT ${communityWeekColumns}
    FROM tablee.community_weeks FINAL
    WHERE run = {run:UUID} AND community = {community:String}
    ORDER BY week`,
});
