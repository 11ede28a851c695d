// Who was at a gathering, and who else was about in its communities in the weeks before.
import { Type, type Static } from 'typebox';
import { CommunityId, Day, PersonId } from '../../core/ids.ts';
import { contributingVerbs } from '../../core/verbs.ts';
import { defineQuery } from '../define-query.ts';
import { wordList } from '../word-list.ts';

export const gatheringParams = Type.Object({
  day: Day,
  /** First day of the weeks before. */
  before: Day,
  /** Everywhere when empty. */
  communities: Type.Array(CommunityId),
  /** People at most: those who met first, then others as their pseudonyms fall. */
  most: Type.Integer({ minimum: 1 }),
});

const row = Type.Object({
  person: PersonId,
  met: Type.Boolean(),
  /** Before the gathering. */
  contributions: Type.Integer(),
});
export type PersonAround = Static<typeof row>;

export const peopleAroundSql = `
  SELECT
    person,
    max(verb = 'attend' AND day = {day:Date}) AS met,
    sumIf(n, verb IN (${wordList(contributingVerbs)}) AND day < {day:Date}) AS contributions
  FROM tablee.daily_activity FINAL
  WHERE day >= {before:Date} AND day <= {day:Date} AND n > 0
    AND (empty({communities:Array(String)}) OR has({communities:Array(String)}, community))
  GROUP BY person
  HAVING met OR contributions > 0
  ORDER BY met DESC, person
  LIMIT {most:UInt32}`;

export const peopleAroundGathering = defineQuery({
  name: 'people-around-gathering',
  params: gatheringParams,
  row,
  sql: `SELECT person, toBool(met) AS met, contributions FROM (${peopleAroundSql}) ORDER BY person`,
});
