// Whom to invite as ambassadors of a community, and the facts behind each name; everywhere when `scope` is empty.
// `cap` is how many may come from one department at most; 0 asks for the usual list.
import { Type, type Static } from 'typebox';
import { PersonId } from '../../core/ids.ts';
import { defineQuery } from '../define-query.ts';
import { influenceFlags } from '../rows/person-score.ts';
import { personas, roles } from '../rows/role-evidence.ts';

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
  /** How sure the influence is, within this scope. */
  flag: Type.Enum([...influenceFlags]),
  top_chance: Type.Number(),
  median_rank: Type.Integer(),
  rank_low: Type.Integer(),
  rank_high: Type.Integer(),
  newcomer_share: Type.Number(),
  team_share: Type.Number(),
  /** In the organisation as a whole; the evidence is `RoleEvidence` as JSON, empty when there is none. */
  roles: Type.Array(Type.Enum([...roles])),
  persona: Type.Union([Type.Enum([...personas]), Type.Literal('')]),
  role_evidence: Type.String(),
  /** Sealed name and address; empty when the directory does not know the person. */
  sealed: Type.String(),
  department: Type.String(),
  site: Type.String(),
});
export type ShortlistedPerson = Static<typeof row>;

export const shortlistedPeople = defineQuery({
  name: 'shortlisted-people',
  params: Type.Object({
    run: Type.String({ format: 'uuid' }),
    scope: Type.String(),
    cap: Type.Integer({ minimum: 0 }),
  }),
  row,
  sql: `
    SELECT
      s.person AS person, s.position AS position, s.influence AS influence, s.responders AS responders,
      s.newly_covered AS newly_covered, s.covered_before AS covered_before, s.covered_without AS covered_without,
      s.contributions AS contributions, s.active_weeks AS active_weeks, s.departments AS departments,
      s.alternate AS alternate,
      if(i.flag = '', 'none', toString(i.flag)) AS flag, i.top_chance AS top_chance,
      i.median_rank AS median_rank, i.rank_low AS rank_low, i.rank_high AS rank_high,
      i.newcomer_share AS newcomer_share, i.team_share AS team_share,
      arrayMap(role -> toString(role), r.roles) AS roles, toString(r.persona) AS persona, r.evidence AS role_evidence,
      d.sealed AS sealed, d.department AS department, d.site AS site
    FROM (
      SELECT * FROM tablee.shortlists FINAL
      WHERE run = {run:UUID} AND community = {scope:String} AND cap = {cap:UInt16}
    ) AS s
    LEFT JOIN (
      SELECT * FROM tablee.person_scores FINAL
      WHERE run = {run:UUID} AND scope = {scope:String}
        AND person IN (SELECT person FROM tablee.shortlists WHERE run = {run:UUID} AND community = {scope:String})
    ) AS i ON i.person = s.person
    LEFT JOIN (
      SELECT * FROM tablee.person_roles FINAL
      WHERE run = {run:UUID}
        AND person IN (SELECT person FROM tablee.shortlists WHERE run = {run:UUID} AND community = {scope:String})
    ) AS r ON r.person = s.person
    LEFT JOIN (
      SELECT person, sealed, toString(department) AS department, toString(site) AS site
      FROM tablee.directory FINAL
      WHERE NOT removed
    ) AS d ON d.person = s.person
    ORDER BY alternate, position`,
});
