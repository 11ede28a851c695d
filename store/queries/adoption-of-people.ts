// How far each person entitled came, one row a person: the ladder's rungs, and the weeks and days they were active.
import { Type, type Static } from 'typebox';
import { Day } from '../../core/ids.ts';
import { contributingVerbs, creatingVerbs, verbClasses } from '../../core/verbs.ts';
import { defineQuery } from '../define-query.ts';
import { wordList } from '../word-list.ts';
import { entitledUntil } from './entitled-until.ts';

const row = Type.Object({
  has_directory: Type.Boolean(),
  invited: Type.Boolean(),
  /** Did anything at all, joined a community, reacted, posted; was answered by somebody. */
  activated: Type.Boolean(),
  joined: Type.Boolean(),
  reacted: Type.Boolean(),
  posted: Type.Boolean(),
  answered: Type.Boolean(),
  /** Weeks ago (0 = the seven days before `to`), up to a year: any action, and contributions. */
  weeks: Type.Array(Type.Integer()),
  contributed_weeks: Type.Array(Type.Integer()),
  /** Weeks ago of the first action ever; −1 when there was none. */
  first_week: Type.Integer(),
  /** In 28 days: days active, of these working days, communities entered, actions, contributions, and whether they read. */
  days: Type.Integer(),
  working_days: Type.Integer(),
  communities: Type.Integer(),
  actions: Type.Integer(),
  contributions: Type.Integer(),
  read: Type.Boolean(),
});
export type AdoptionOfPerson = Static<typeof row>;

const contributes = `verb IN (${wordList(contributingVerbs)})`;
const roomVerbs = wordList([...contributingVerbs, ...verbClasses.membership, 'view']);

/** Which of the last days or weeks meet a condition, as bits of a number: sets of them take twice the time. */
const bitsOf = (type: string, ago: string, condition: string) =>
  `groupBitOrIf(bitShiftLeft(to${type}(1), ${ago}), ${condition})`;
const positions = (bits: string) => `arrayMap(place -> toUInt8(place), bitPositionsToArray(${bits}))`;

/** Stream it. Without a directory everyone seen stands in for the people entitled, as in `active-people-by-week`. */
export const adoptionOfPeople = defineQuery({
  name: 'adoption-of-people',
  params: Type.Object({ to: Day }),
  row,
  sql: `
    WITH
      directory AS (
        SELECT person FROM tablee.directory FINAL
        WHERE NOT removed AND entitled_from < {to:Date} AND ${entitledUntil} >= {to:Date}
      ),
      (SELECT toBool(count() > 0) FROM tablee.directory FINAL WHERE NOT removed) AS has_directory,
      seen AS (
        SELECT
          person,
          max(verb IN (${roomVerbs}) AND verb != 'view' AND verb != 'leave') AS joined,
          max(${contributes}) AS reacted,
          max(verb IN (${wordList(creatingVerbs)})) AS posted,
          ${bitsOf('UInt64', 'weeks_ago', 'weeks_ago < 52')} AS weeks,
          ${bitsOf('UInt64', 'weeks_ago', `weeks_ago < 52 AND ${contributes}`)} AS contributed_weeks,
          max(weeks_ago) AS first_week,
          bitCount(${bitsOf('UInt32', 'days_ago', 'days_ago < 28')}) AS days,
          bitCount(${bitsOf('UInt32', 'days_ago', 'days_ago < 28 AND toDayOfWeek(day) < 6')}) AS working_days,
          uniqExactIf(community, weeks_ago < 4 AND verb IN (${roomVerbs})) AS communities,
          sumIf(n, weeks_ago < 4) AS actions,
          sumIf(n, weeks_ago < 4 AND ${contributes}) AS contributions,
          max(weeks_ago < 4 AND verb = 'view') AS read
        FROM (
          SELECT person, verb, day, community, n,
            dateDiff('day', day, {to:Date}) - 1 AS days_ago, toInt32(intDiv(days_ago, 7)) AS weeks_ago
          FROM tablee.daily_activity FINAL
          WHERE day < {to:Date} AND n > 0
        )
        GROUP BY person
      ),
      received AS (
        SELECT to_person AS person, max(reason = 'invite') AS invited, max(reason IN ('reply', 'review')) AS answered
        FROM tablee.daily_ties FINAL
        WHERE day < {to:Date} AND n > 0
        GROUP BY to_person
      ),
      everyone AS (
        SELECT person FROM directory
        UNION DISTINCT
        SELECT person FROM seen WHERE NOT has_directory
      )
    SELECT
      has_directory,
      toBool(r.invited) AS invited,
      toBool(s.weeks != 0 OR s.first_week > 0) AS activated,
      toBool(s.joined) AS joined,
      toBool(s.reacted) AS reacted,
      toBool(s.posted) AS posted,
      toBool(r.answered) AS answered,
      ${positions('s.weeks')} AS weeks,
      ${positions('s.contributed_weeks')} AS contributed_weeks,
      if(activated, s.first_week, -1) AS first_week,
      toUInt32(s.days) AS days,
      toUInt32(s.working_days) AS working_days,
      toUInt32(s.communities) AS communities,
      toUInt32(s.actions) AS actions,
      toUInt32(s.contributions) AS contributions,
      toBool(s.read) AS read
    FROM everyone AS e
    LEFT JOIN seen AS s ON s.person = e.person
    LEFT JOIN received AS r ON r.person = e.person`,
});
