// One way to spread a shortlist over departments, and what it reaches: together, the price of diversity.
import type { TableDefinition } from '../store.ts';

export interface ShortlistChoiceRow {
  run: string;
  /** A community, or the whole organisation when empty. */
  community: string;
  /** Most from one department that was asked for; 0 = the usual rule. Names the list in `shortlists`. */
  cap: number;
  /** Most from one department that held; as many as there are places when there was no limit. */
  mostPerDepartment: number;
  places: number;
  /** Names found; fewer than places once nobody adds anyone. */
  proposed: number;
  /** Departments of those names, as far as known. */
  departments: number;
  /** People who responded to at least one of them. */
  reached: number;
  /** People expected to be drawn in: each responder counts as surely as they respond. */
  expected: number;
  /** No other set of this size and spread is expected to draw in more than `expected` / `shareOfBest`. */
  shareOfBest: number;
  /** Tied to anybody here. */
  people: number;
  /** Distinct responders asked of a candidate. */
  minResponders: number;
  /** When word travels on from colleague to colleague: at least this share of the best possible; 0 = not worked out. */
  wordOfMouth: number;
}

export const shortlistChoices: TableDefinition<ShortlistChoiceRow> = {
  name: 'tablee.shortlist_choices',
  columns: {
    run: (row) => row.run,
    community: (row) => row.community,
    cap: (row) => row.cap,
    most_per_department: (row) => row.mostPerDepartment,
    places: (row) => row.places,
    proposed: (row) => row.proposed,
    departments: (row) => row.departments,
    reached: (row) => row.reached,
    expected: (row) => row.expected,
    share_of_best: (row) => row.shareOfBest,
    people: (row) => row.people,
    min_responders: (row) => row.minResponders,
    word_of_mouth: (row) => row.wordOfMouth,
  },
};
