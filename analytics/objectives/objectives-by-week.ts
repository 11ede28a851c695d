// Every objective's course since it started, week by week.
import type { Day } from '../../core/ids.ts';
import type { ObjectiveWeekRow } from '../../store/rows/objective-week.ts';
import { evaluatedWeeks, weekEnd, weekStart } from '../communities/history.ts';
import { assessProgress } from './assess-progress.ts';
import type { MeasuredObjective } from './read-objectives.ts';
import { measureObjective, type MeasuringInputs } from './measure-objective.ts';

/** Weeks oldest first within each objective, at most 52; the newest week is told even before the start. */
export function objectivesByWeek(
  objectives: readonly MeasuredObjective[],
  inputs: MeasuringInputs,
  run: string,
): ObjectiveWeekRow[] {
  return objectives.flatMap((objective) =>
    weeksOf(objective, inputs.to).map((weeksAgo) => objectiveWeek(objective, weeksAgo, inputs, run)),
  );
}

function weeksOf({ startsOn }: MeasuredObjective, to: Day): number[] {
  const all = Array.from({ length: evaluatedWeeks }, (_, i) => evaluatedWeeks - 1 - i);
  return all.filter((weeksAgo) => weeksAgo === 0 || weekEnd(to, weeksAgo) > startsOn);
}

function objectiveWeek(
  objective: MeasuredObjective,
  weeksAgo: number,
  inputs: MeasuringInputs,
  run: string,
): ObjectiveWeekRow {
  const measured = measureObjective(objective, weeksAgo, inputs);
  const progress = assessProgress(objective, measured?.value ?? null, weekEnd(inputs.to, weeksAgo));
  return {
    run,
    objective: objective.objective,
    week: weekStart(inputs.to, weeksAgo),
    value: measured?.value ?? 0,
    numerator: measured?.numerator ?? 0,
    denominator: measured?.denominator ?? 0,
    ...progress,
  };
}
