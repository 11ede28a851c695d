// How many of the people entitled came to the table in a week and in the four weeks up to its end.
import type { Day } from '../../core/ids.ts';
import type { TableDefinition } from '../store.ts';

/** Who counts as entitled: the directory on that day, or everyone ever seen when no directory was imported. */
export const entitledBases = ['directory', 'everyone-seen'] as const;
export type EntitledBasis = (typeof entitledBases)[number];

export interface AdoptionWeekRow {
  run: string;
  /** First of the week's seven days. */
  week: Day;
  entitled: number;
  entitledBasis: EntitledBasis;
  /** Any action of their own in 7 days. */
  weeklyActive: number;
  /** Any action of their own in 28 days. */
  monthlyActive: number;
  /** Posted, answered, reacted … in 28 days. */
  monthlyContributors: number;
  /** Read in 28 days and did not contribute. */
  monthlyReaders: number;
}

export const adoptionWeeks: TableDefinition<AdoptionWeekRow> = {
  name: 'tablee.adoption_weeks',
  columns: {
    run: (row) => row.run,
    week: (row) => row.week,
    entitled: (row) => row.entitled,
    entitled_basis: (row) => row.entitledBasis,
    weekly_active: (row) => row.weeklyActive,
    monthly_active: (row) => row.monthlyActive,
    monthly_contributors: (row) => row.monthlyContributors,
    monthly_readers: (row) => row.monthlyReaders,
  },
};
