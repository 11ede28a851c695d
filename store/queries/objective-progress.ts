// How far each objective has come, week by week.
import { Type, type Static } from 'typebox';
import { Day } from '../../core/ids.ts';
import { objectiveStatuses } from '../rows/objective-week.ts';
import { defineQuery } from '../define-query.ts';

const row = Type.Object({
  objective: Type.String(),
  week: Day,
  value: Type.Number(),
  numerator: Type.Number(),
  denominator: Type.Number(),
  attainment: Type.Number(),
  pace: Type.Number(),
  status: Type.Enum([...objectiveStatuses]),
});
export type ObjectiveProgress = Static<typeof row>;

export const objectiveProgress = defineQuery({
  name: 'objective-progress',
  params: Type.Object({ run: Type.String({ format: 'uuid' }) }),
  row,
  sql: `
    SELECT objective, week, value, numerator, denominator, attainment, pace, status
    FROM tablee.objective_weeks FINAL
    WHERE run = {run:UUID}
    ORDER BY objective, week`,
});
