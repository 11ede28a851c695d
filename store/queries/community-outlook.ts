// What a run says of one community beside its state.
import { Type } from 'typebox';
import { CommunityId } from '../../core/ids.ts';
import { defineQuery } from '../define-query.ts';

export const communityOutlook = defineQuery({
  name: 'community-outlook',
  params: Type.Object({ run: Type.String({ format: 'uuid' }), community: CommunityId }),
  row: Type.Object({
    /** A `CommunityOutlook` as JSON. */
    outlook: Type.String(),
  }),
  sql: `
    SELECT outlook
    FROM tablee.community_outlooks FINAL
    WHERE run = {run:UUID} AND community = {community:String}`,
});
