// What a run says of one community this week, the state read and the state held.
import { Type, type Static } from 'typebox';
import { communityStates } from '../../core/community-state.ts';
import { CommunityId, Day } from '../../core/ids.ts';
import { defineQuery } from '../define-query.ts';
import { remedies } from '../rows/community-evidence.ts';

const row = Type.Object({
  week: Day,
  state: Type.Enum([...communityStates]),
  raw_state: Type.Enum([...communityStates]),
  since: Day,
  members: Type.Integer(),
  took_part: Type.Integer(),
  only_read: Type.Integer(),
  remedy: Type.Enum([...remedies]),
  /** A `CommunityEvidence` as JSON. */
  evidence: Type.String(),
});
export type ExplainedWeek = Static<typeof row>;

/** Newest first. */
export const explainedWeeks = defineQuery({
  name: 'explained-weeks',
  params: Type.Object({
    run: Type.String({ format: 'uuid' }),
    community: CommunityId,
    weeks: Type.Integer({ minimum: 1 }),
  }),
  row,
  sql: `
    SELECT week, state, raw_state, since, members, took_part, only_read, remedy, evidence
    FROM tablee.community_weeks FINAL
    WHERE run = {run:UUID} AND community = {community:String}
    ORDER BY week DESC
    LIMIT {weeks:UInt32}`,
});
