// Where an objective stood at the end of a week.
import type { Day } from '../../core/ids.ts';
import type { TableDefinition } from '../store.ts';

export const objectiveStatuses = [
  'reached',
  'on-track',
  'at-risk',
  'off-track',
  'too-early',
  'no-data',
] as const;
export type ObjectiveStatus = (typeof objectiveStatuses)[number];

export interface ObjectiveWeekRow {
  run: string;
  objective: string;
  /** First of the week's seven days. */
  week: Day;
  /** 0 when the status is `no-data`: a missing figure is not a zero. */
  value: number;
  numerator: number;
  /** 0 for counts and reported figures. */
  denominator: number;
  /** (value − baseline) / (target − baseline); may be negative or above 1. */
  attainment: number;
  /** Attainment over the share of the time that has passed; 1 is exactly on plan. */
  pace: number;
  status: ObjectiveStatus;
}

export const objectiveWeeks: TableDefinition<ObjectiveWeekRow> = {
  name: 'tablee.objective_weeks',
  columns: {
    run: (row) => row.run,
    objective: (row) => row.objective,
    week: (row) => row.week,
    value: (row) => row.value,
    numerator: (row) => row.numerator,
    denominator: (row) => row.denominator,
    attainment: (row) => row.attainment,
    pace: (row) => row.pace,
    status: (row) => row.status,
  },
};
