// What an analysis found of one person, in the organisation as a whole (empty scope) and in each community.
import { Type, type Static } from 'typebox';
import { PersonId } from '../../core/ids.ts';
import { defineQuery } from '../define-query.ts';
import { influenceFlags } from '../rows/person-score.ts';

const row = Type.Object({
  scope: Type.String(),
  /** How many have a score here; in a community, those enough people respond to. */
  ranked: Type.Integer(),
  rank: Type.Integer(),
  influence: Type.Number(),
  responders: Type.Integer(),
  heard_responders: Type.Integer(),
  departments: Type.Integer(),
  contributions: Type.Integer(),
  active_weeks: Type.Integer(),
  median_rank: Type.Integer(),
  rank_low: Type.Integer(),
  rank_high: Type.Integer(),
  top_chance: Type.Number(),
  flag: Type.Enum([...influenceFlags]),
  newcomer_share: Type.Number(),
  team_share: Type.Number(),
});
export type ScoreOfPerson = Static<typeof row>;

export const scoresOfPerson = defineQuery({
  name: 'scores-of-person',
  params: Type.Object({ run: Type.String({ format: 'uuid' }), person: PersonId }),
  row,
  sql: `
    SELECT toString(s.scope) AS scope, c.ranked AS ranked, rank, influence, responders, heard_responders, departments,
      contributions, active_weeks, median_rank, rank_low, rank_high, top_chance, toString(flag) AS flag,
      newcomer_share, team_share
    FROM (SELECT * FROM tablee.person_scores FINAL WHERE run = {run:UUID} AND person = {person:UUID}) AS s
    LEFT JOIN (
      SELECT scope, toUInt32(count()) AS ranked FROM tablee.person_scores FINAL WHERE run = {run:UUID} GROUP BY scope
    ) AS c ON c.scope = s.scope
    ORDER BY scope`,
});
