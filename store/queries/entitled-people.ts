// The directory without names: who belongs where, and since when and until when they are entitled to take part.
import { Type, type Static } from 'typebox';
import { PersonId } from '../../core/ids.ts';
import { defineQuery } from '../define-query.ts';
import { entitledUntil } from './entitled-until.ts';
import { isListed } from './listed-people.ts';

const row = Type.Object({
  person: PersonId,
  department: Type.String(),
  site: Type.String(),
  leader: Type.Boolean(),
  /** Days since 1970; `until` is exclusive. */
  entitled_from: Type.Integer(),
  entitled_until: Type.Integer(),
});
export type EntitledPerson = Static<typeof row>;

export const entitledPeople = defineQuery({
  name: 'entitled-people',
  params: Type.Object({}),
  row,
  sql: `
    SELECT
      person,
      toString(department) AS department,
      toString(site) AS site,
      leader,
      toInt32(entitled_from) AS entitled_from,
      toInt32(${entitledUntil}) AS entitled_until
    FROM tablee.directory FINAL
    WHERE ${isListed}
    ORDER BY person`,
});
