// Forecasts of all objectives, and what they make of each objective's status.
import type { Day } from '../../core/ids.ts';
import { daysBetween } from '../../core/windows.ts';
import type { ObjectiveForecastRow } from '../../store/rows/objective-forecast.ts';
import type { ObjectiveStatus, ObjectiveWeekRow } from '../../store/rows/objective-week.ts';
import { evaluatedWeeks, weekEnd } from '../communities/history.ts';
import { forecastObjective, statusFor } from './forecast-objective.ts';
import { measureObjective, type MeasuringInputs } from './measure-objective.ts';
import type { MeasuredObjective } from './read-objectives.ts';

/** Figures look back four weeks: before that many were observed they say how long we have been listening. */
const lookBackDays = 28;

export interface ForecastOptions {
  run: string;
  /** First day of which anything is known; null when nothing is. */
  observedFrom: Day | null;
}

/** Objectives it is too early to tell of have no row. Weeks before an objective began count as its history too. */
export function forecastObjectives(
  objectives: readonly MeasuredObjective[],
  inputs: MeasuringInputs,
  { run, observedFrom }: ForecastOptions,
): ObjectiveForecastRow[] {
  const { to } = inputs;
  const weeks = Array.from({ length: evaluatedWeeks }, (_, i) => evaluatedWeeks - 1 - i).filter(
    (weeksAgo) => observedFrom !== null && daysBetween(observedFrom, weekEnd(to, weeksAgo)) >= lookBackDays,
  );
  return objectives.flatMap((objective) => {
    const history = weeks.map((weeksAgo) => measureObjective(objective, weeksAgo, inputs));
    const forecast = forecastObjective(objective, history, to);
    return forecast === null ? [] : [{ run, objective: objective.objective, ...forecast }];
  });
}

const judgedByForecast: readonly ObjectiveStatus[] = ['on-track', 'at-risk', 'off-track'];

/**
 * Where there is a forecast, the newest week's status follows its probability instead of a straight line's pace.
 * @param weeks oldest first within each objective
 */
export function judgeByForecast(
  weeks: readonly ObjectiveWeekRow[],
  forecasts: readonly ObjectiveForecastRow[],
): ObjectiveWeekRow[] {
  const newest = new Map(weeks.map((row) => [row.objective, row.week]));
  const probabilities = new Map(forecasts.map(({ objective, probability }) => [objective, probability]));
  return weeks.map((row) => {
    const probability = probabilities.get(row.objective);
    const judged = row.week === newest.get(row.objective) && judgedByForecast.includes(row.status);
    return judged && probability !== undefined ? { ...row, status: statusFor(probability) } : row;
  });
}
