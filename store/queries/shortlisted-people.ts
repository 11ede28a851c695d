// Whom to invite as ambassadors of a community, and the facts behind each name; everywhere when `scope` is empty.
import { Type, type Static } from 'typebox';
import { PersonId } from '../../core/ids.ts';
import { defineQuery } from '../define-query.ts';

const row = Type.Object({
  person: PersonId,
  position: Type.Integer(),
  influence: Type.Number(),
  responders: Type.Integer(),
  newly_covered: Type.Integer(),
  covered_before: Type.Integer(),
  covered_without: Type.Integer(),
  contributions: Type.Integer(),
  active_weeks: Type.Integer(),
  departments: Type.Integer(),
  alternate: Type.Boolean(),
  /** Sealed name and address; empty when the directory does not know the person. */
  sealed: Type.String(),
  department: Type.String(),
  site: Type.String(),
});
export type ShortlistedPerson = Static<typeof row>;

export const shortlistedPeople = defineQuery({
  name: 'shortlisted-people',
  params: Type.Object({ run: Type.String({ format: 'uuid' }), scope: Type.String() }),
  row,
  sql: `
    SELECT
      s.person AS person, s.position AS position, s.influence AS influence, s.responders AS responders,
      s.newly_covered AS newly_covered, s.covered_before AS covered_before, s.covered_without AS covered_without,
      s.contributions AS contributions, s.active_weeks AS active_weeks, s.departments AS departments,
      s.alternate AS alternate, d.sealed AS sealed, d.department AS department, d.site AS site
    FROM (SELECT * FROM tablee.shortlists FINAL WHERE run = {run:UUID} AND community = {scope:String}) AS s
    LEFT JOIN (
      SELECT person, sealed, toString(department) AS department, toString(site) AS site
      FROM tablee.directory FINAL
      WHERE NOT removed
    ) AS d ON d.person = s.person
    ORDER BY alternate, position`,
});
