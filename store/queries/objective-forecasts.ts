// Where each objective is heading.
import { Type, type Static } from 'typebox';
import { growthCurves } from '../rows/objective-forecast.ts';
import { defineQuery } from '../define-query.ts';

const row = Type.Object({
  objective: Type.String(),
  probability: Type.Number(),
  weeks_left: Type.Integer(),
  history_weeks: Type.Integer(),
  needed_gain: Type.Number(),
  best_gain: Type.Number(),
  lows: Type.Array(Type.Number()),
  middles: Type.Array(Type.Number()),
  highs: Type.Array(Type.Number()),
  curves: Type.Array(Type.Enum([...growthCurves])),
  curve_limits: Type.Array(Type.Number()),
  curve_ends: Type.Array(Type.Number()),
});
export type ObjectiveForecast = Static<typeof row>;

export const objectiveForecasts = defineQuery({
  name: 'objective-forecasts',
  params: Type.Object({ run: Type.String({ format: 'uuid' }) }),
  row,
  sql: `
    SELECT objective, probability, weeks_left, history_weeks, needed_gain, best_gain, lows, middles, highs,
      curves, curve_limits, curve_ends
    FROM tablee.objective_forecasts FINAL
    WHERE run = {run:UUID}
    ORDER BY objective`,
});
