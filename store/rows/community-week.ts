// A community in one week: the state that held, what spoke for it, and how full the room was.
import type { CommunityState } from '../../core/community-state.ts';
import type { CommunityId, Day } from '../../core/ids.ts';
import type { TableDefinition } from '../store.ts';
import type { CommunityEvidence, Remedy } from './community-evidence.ts';

export interface CommunityWeekRow {
  run: string;
  community: CommunityId;
  /** First of the week's seven days. */
  week: Day;
  /** After the hold of two weeks: the state to show. */
  state: CommunityState;
  /** What this week alone says. */
  rawState: CommunityState;
  /** First day of the week in which the state was first read. */
  since: Day;
  members: number;
  /** Members who contributed in 28 days. */
  tookPart: number;
  /** Members who read in 28 days and did not contribute. */
  onlyRead: number;
  /** The following over the last 8 weeks. */
  contributions: number;
  contributors: number;
  viewers: number;
  activeWeeks: number;
  topShare: number;
  remedy: Remedy;
  evidence: CommunityEvidence;
}

export const communityWeeks: TableDefinition<CommunityWeekRow> = {
  name: 'tablee.community_weeks',
  columns: {
    run: (row) => row.run,
    community: (row) => row.community,
    week: (row) => row.week,
    state: (row) => row.state,
    raw_state: (row) => row.rawState,
    since: (row) => row.since,
    members: (row) => row.members,
    took_part: (row) => row.tookPart,
    only_read: (row) => row.onlyRead,
    contributions: (row) => row.contributions,
    contributors: (row) => row.contributors,
    viewers: (row) => row.viewers,
    active_weeks: (row) => row.activeWeeks,
    top_share: (row) => row.topShare,
    remedy: (row) => row.remedy,
    evidence: (row) => JSON.stringify(row.evidence),
  },
};
