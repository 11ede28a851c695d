// One name of a shortlist, in the order chosen, with what the set gains by it and loses without it.
import type { PersonId } from '../../core/ids.ts';
import type { TableDefinition } from '../store.ts';

export interface ShortlistEntryRow {
  run: string;
  /** A community, or the whole organisation when empty. */
  community: string;
  /** 1 was chosen first. */
  position: number;
  person: PersonId;
  influence: number;
  responders: number;
  /** Colleagues this name adds to those the names before it already reach. */
  newlyCovered: number;
  /** Colleagues the names before it reach. */
  coveredBefore: number;
  /** Colleagues the whole set still reaches if this person declines. */
  coveredWithout: number;
  contributions: number;
  activeWeeks: number;
  departments: number;
  rank: number;
  /** Stands ready if someone declines. */
  alternate: boolean;
  /** Most from one department on this list; 0 = the usual rule. */
  cap: number;
}

export const shortlists: TableDefinition<ShortlistEntryRow> = {
  name: 'tablee.shortlists',
  columns: {
    run: (row) => row.run,
    community: (row) => row.community,
    position: (row) => row.position,
    person: (row) => row.person,
    influence: (row) => row.influence,
    responders: (row) => row.responders,
    newly_covered: (row) => row.newlyCovered,
    covered_before: (row) => row.coveredBefore,
    covered_without: (row) => row.coveredWithout,
    contributions: (row) => row.contributions,
    active_weeks: (row) => row.activeWeeks,
    departments: (row) => row.departments,
    rank: (row) => row.rank,
    alternate: (row) => row.alternate,
    cap: (row) => row.cap,
  },
};
