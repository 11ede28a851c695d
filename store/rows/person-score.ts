// Influence and its context for one person, in one community or everywhere.
import type { PersonId } from '../../core/ids.ts';
import type { TableDefinition } from '../store.ts';

/** In the top 5 % in nine of ten resamples, or in every other one; nobody is flagged on the word of fewer than ten. */
export const influenceFlags = ['confirmed', 'possible', 'none'] as const;
export type InfluenceFlag = (typeof influenceFlags)[number];

export interface PersonScoreRow {
  run: string;
  /** A community, or everywhere when empty. */
  scope: string;
  person: PersonId;
  /** 1 is the highest influence within the scope. */
  rank: number;
  /** I(v): about how many different colleagues respond to this person (research/science.md §1.1). */
  influence: number;
  responders: number;
  /** Those of them whom others respond to as well. */
  heardResponders: number;
  /** Departments the responders come from. */
  departments: number;
  contributions: number;
  /** Weeks of the window with a contribution. */
  activeWeeks: number;
  pageRank: number;
  /** k-core number: a label of core or periphery, never a rank. */
  core: number;
  /** Median and 90 % interval of the rank over 200 resamples of the window's days; 0 under ten responders. */
  medianRank: number;
  rankLow: number;
  rankHigh: number;
  /** Share of the resamples in which the person is among the top 5 %. */
  topChance: number;
  flag: InfluenceFlag;
  /** Share of the influence that comes from people first seen in the last 30 days. */
  newcomerShare: number;
  /** Share of the influence that comes from the one department that gives most. */
  teamShare: number;
}

export const personScores: TableDefinition<PersonScoreRow> = {
  name: 'tablee.person_scores',
  columns: {
    run: (row) => row.run,
    scope: (row) => row.scope,
    person: (row) => row.person,
    rank: (row) => row.rank,
    influence: (row) => row.influence,
    responders: (row) => row.responders,
    departments: (row) => row.departments,
    contributions: (row) => row.contributions,
    active_weeks: (row) => row.activeWeeks,
    page_rank: (row) => row.pageRank,
    core: (row) => row.core,
    heard_responders: (row) => row.heardResponders,
    median_rank: (row) => row.medianRank,
    rank_low: (row) => row.rankLow,
    rank_high: (row) => row.rankHigh,
    top_chance: (row) => row.topChance,
    flag: (row) => row.flag,
    newcomer_share: (row) => row.newcomerShare,
    team_share: (row) => row.teamShare,
  },
};
