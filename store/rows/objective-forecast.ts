// Where an objective is heading: its likely course until it is due, and how often it gets there.
import type { TableDefinition } from '../store.ts';

export const growthCurves = ['logistic', 'bass'] as const;
export type GrowthCurve = (typeof growthCurves)[number];

export interface ObjectiveForecastRow {
  run: string;
  objective: string;
  /** Share of simulated courses at or beyond the target on the due date. */
  probability: number;
  /** Weeks from the end of the window to the due date, rounded up. */
  weeksLeft: number;
  historyWeeks: number;
  /** What must be gained every week from now on, in the measure's own unit. */
  neededGain: number;
  /** The largest weekly gain so far, over `bestOverWeeks` in a row. */
  bestGain: number;
  /** 10 %, 50 % and 90 % of the simulated courses, one per week ahead. */
  lows: readonly number[];
  middles: readonly number[];
  highs: readonly number[];
  /** Growth curves that fit what only ever grows: where each levels off, and where it stands on the due date. */
  opinions: readonly { curve: GrowthCurve; limit: number; end: number }[];
}

export const objectiveForecasts: TableDefinition<ObjectiveForecastRow> = {
  name: 'tablee.objective_forecasts',
  columns: {
    run: (row) => row.run,
    objective: (row) => row.objective,
    probability: (row) => row.probability,
    weeks_left: (row) => row.weeksLeft,
    history_weeks: (row) => row.historyWeeks,
    needed_gain: (row) => row.neededGain,
    best_gain: (row) => row.bestGain,
    lows: (row) => row.lows,
    middles: (row) => row.middles,
    highs: (row) => row.highs,
    curves: (row) => row.opinions.map(({ curve }) => curve),
    curve_limits: (row) => row.opinions.map(({ limit }) => limit),
    curve_ends: (row) => row.opinions.map(({ end }) => end),
  },
};
