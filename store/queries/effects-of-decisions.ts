// What each decision that was carried out changed, as far as can be told.
import { Type, type Static } from 'typebox';
import { campaignDoubts, campaignMethods, campaignVerdicts } from '../rows/campaign-effect.ts';
import { defineQuery } from '../define-query.ts';

const row = Type.Object({
  decision: Type.String(),
  method: Type.Enum([...campaignMethods]),
  verdict: Type.Enum([...campaignVerdicts]),
  reason: Type.Enum([...campaignDoubts]),
  ratio: Type.Number(),
  low: Type.Number(),
  high: Type.Number(),
  p: Type.Number(),
  compared: Type.Integer(),
  people: Type.Integer(),
});
export type EffectOfDecision = Static<typeof row>;

export const effectsOfDecisions = defineQuery({
  name: 'effects-of-decisions',
  params: Type.Object({ run: Type.String({ format: 'uuid' }) }),
  row,
  sql: `
    SELECT decision, method, verdict, reason, ratio, low, high, p, compared, people
    FROM tablee.decision_effects FINAL
    WHERE run = {run:UUID}
    ORDER BY decision`,
});
