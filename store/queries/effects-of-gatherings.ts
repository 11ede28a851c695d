// What each gathering changed, as far as can be told.
import { Type, type Static } from 'typebox';
import { CommunityId, Day } from '../../core/ids.ts';
import { gatheringDoubts, gatheringVerdicts } from '../rows/gathering-effect.ts';
import { defineQuery } from '../define-query.ts';

const row = Type.Object({
  gathering: Type.String(),
  title: Type.String(),
  day: Day,
  communities: Type.Array(CommunityId),
  verdict: Type.Enum([...gatheringVerdicts]),
  reason: Type.Enum([...gatheringDoubts]),
  met: Type.Integer(),
  pairs: Type.Integer(),
  new_ties: Type.Integer(),
  expected: Type.Number(),
  p: Type.Number(),
  lasting_known: Type.Boolean(),
  lasting: Type.Integer(),
});
export type EffectOfGathering = Static<typeof row>;

export const effectsOfGatherings = defineQuery({
  name: 'effects-of-gatherings',
  params: Type.Object({ run: Type.String({ format: 'uuid' }) }),
  row,
  sql: `
    SELECT e.gathering AS gathering, g.title AS title, g.day AS day, g.communities AS communities,
      verdict, reason, met, pairs, new_ties, expected, p, lasting_known, lasting
    FROM (SELECT * FROM tablee.gathering_effects FINAL WHERE run = {run:UUID}) AS e
    INNER JOIN (SELECT * FROM tablee.gatherings FINAL WHERE NOT removed) AS g ON g.gathering = e.gathering
    ORDER BY day DESC, gathering`,
});
