// What the organisation wants to reach.
import { Type, type Static } from 'typebox';
import { CommunityId, Day } from '../../core/ids.ts';
import { objectiveMeasures } from '../../core/registry.ts';
import { defineQuery } from '../define-query.ts';

const row = Type.Object({
  objective: Type.String(),
  title: Type.String(),
  theme: Type.String(),
  measure: Type.Enum([...objectiveMeasures]),
  baseline: Type.Number(),
  target: Type.Number(),
  starts_on: Day,
  due_on: Day,
  owner: Type.String(),
  communities: Type.Array(CommunityId),
});
export type DeclaredObjective = Static<typeof row>;

export const declaredObjectives = defineQuery({
  name: 'declared-objectives',
  params: Type.Object({}),
  row,
  sql: `
    SELECT objective, title, theme, measure, baseline, target, starts_on, due_on, owner, communities
    FROM tablee.objectives FINAL
    WHERE NOT removed
    ORDER BY due_on, objective`,
});
