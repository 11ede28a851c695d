// The business figures other tools reported, newest of each day.
import { Type, type Static } from 'typebox';
import { Day } from '../../core/ids.ts';
import { defineQuery } from '../define-query.ts';

const row = Type.Object({ objective: Type.String(), day: Day, value: Type.Number() });
export type ReportedMeasure = Static<typeof row>;

export const reportedMeasures = defineQuery({
  name: 'reported-measures',
  params: Type.Object({ to: Day }),
  row,
  sql: `
    SELECT toString(objective) AS objective, day, argMax(value, (time, key)) AS value
    FROM tablee.measures FINAL
    WHERE day < {to:Date}
    GROUP BY objective, day
    ORDER BY objective, day`,
});
