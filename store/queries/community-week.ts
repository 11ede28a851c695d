// The columns of one community's week, shared by the questions that read them.
import { Type, type Static } from 'typebox';
import { communityStates } from '../../core/community-state.ts';
import { CommunityId, Day } from '../../core/ids.ts';
import { remedies } from '../rows/community-evidence.ts';

export const CommunityWeek = Type.Object({
  community: CommunityId,
  week: Day,
  state: Type.Enum([...communityStates]),
  /** The state has held since this day. */
  since: Day,
  members: Type.Integer(),
  took_part: Type.Integer(),
  only_read: Type.Integer(),
  contributions: Type.Integer(),
  contributors: Type.Integer(),
  active_weeks: Type.Integer(),
  top_share: Type.Number(),
  /** What to do next. */
  remedy: Type.Enum([...remedies]),
  /** A `CommunityEvidence` as JSON. */
  evidence: Type.String(),
});
export type CommunityWeek = Static<typeof CommunityWeek>;

export const communityWeekColumns =
  'community, week, state, since, members, took_part, only_read, contributions, contributors, active_weeks, top_share, remedy, evidence';
