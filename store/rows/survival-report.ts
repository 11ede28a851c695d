// How long this organisation's communities live before their first silence of thirteen weeks.
import { Type, type Static } from 'typebox';

export const SurvivalReport = Type.Object({
  communities: Type.Integer(),
  ended: Type.Integer(),
  /** Share alive after so many weeks, beside what is known of chat archives; null beyond the longest life seen. */
  points: Type.Array(
    Type.Object({
      weeks: Type.Integer(),
      surviving: Type.Union([Type.Number(), Type.Null()]),
      published: Type.Number(),
    }),
  ),
  medianWeeks: Type.Union([Type.Number(), Type.Null()]),
  /** Enough communities of one's own to believe the curve. */
  enough: Type.Boolean(),
});
export type SurvivalReport = Static<typeof SurvivalReport>;
