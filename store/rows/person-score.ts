// Influence and its context for one person, in one community or everywhere.
import type { PersonId } from '../../core/ids.ts';
import type { TableDefinition } from '../store.ts';

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
  /** Departments the responders come from. */
  departments: number;
  contributions: number;
  /** Weeks of the window with a contribution. */
  activeWeeks: number;
  pageRank: number;
  /** k-core number: a label of core or periphery, never a rank. */
  core: number;
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
  },
};
