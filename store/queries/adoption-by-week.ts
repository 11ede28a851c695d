// How many of the people entitled take part, and how many only read.
import { Type } from 'typebox';
import { Day } from '../../core/ids.ts';
import { entitledBases } from '../rows/adoption-week.ts';
import { defineQuery } from '../define-query.ts';

export const adoptionByWeek = defineQuery({
  name: 'adoption-by-week',
  params: Type.Object({ run: Type.String({ format: 'uuid' }) }),
  row: Type.Object({
    week: Day,
    entitled: Type.Integer(),
    /** Where the denominator comes from. */
    entitled_basis: Type.Enum([...entitledBases]),
    weekly_active: Type.Integer(),
    monthly_active: Type.Integer(),
    monthly_contributors: Type.Integer(),
    monthly_readers: Type.Integer(),
  }),
  sql: `
    SELECT week, entitled, entitled_basis, weekly_active, monthly_active, monthly_contributors, monthly_readers
    FROM tablee.adoption_weeks FINAL
    WHERE run = {run:UUID}
    ORDER BY week`,
});
