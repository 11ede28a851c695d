// Of the people entitled on the last day of each week: who was active, contributed, read.
import { Type, type Static } from 'typebox';
import { Day } from '../../core/ids.ts';
import { contributingVerbs } from '../../core/verbs.ts';
import { defineQuery } from '../define-query.ts';
import { wordList } from '../word-list.ts';
import { entitledUntil } from './entitled-until.ts';
import { isListed } from './listed-people.ts';

const row = Type.Object({
  /** 0 = the seven days before `to`. */
  weeks_ago: Type.Integer(),
  entitled: Type.Integer(),
  weekly_active: Type.Integer(),
  monthly_active: Type.Integer(),
  monthly_contributors: Type.Integer(),
  monthly_readers: Type.Integer(),
  /** No directory was imported: everyone seen so far stands in for the people entitled. */
  has_directory: Type.Boolean(),
});
export type ActivePeopleOfWeek = Static<typeof row>;

/** Weeks as bits of a number: bit w is set when the person did it w weeks ago. */
const weeksWhen = (condition: string) =>
  `groupBitOrIf(bitShiftLeft(toUInt64(1), toUInt8(weeks_ago)), weeks_ago < 64 AND ${condition})`;
const inWeek = (weeks: string) => `bitTest(${weeks}, weeks_ago)`;
const inMonth = (weeks: string) => `bitAnd(bitShiftRight(${weeks}, weeks_ago), 15) != 0`;

/** At most 60 weeks, so that the four weeks behind the oldest still fit 64 bits. */
export const activePeopleByWeek = defineQuery({
  name: 'active-people-by-week',
  params: Type.Object({ to: Day, weeks: Type.Integer({ minimum: 1, maximum: 60 }) }),
  row,
  sql: `
    WITH
      directory AS (
        SELECT person, toInt32(entitled_from) AS entitled_from, toInt32(${entitledUntil}) AS entitled_until
        FROM tablee.directory FINAL
        WHERE ${isListed}
      ),
      (SELECT toBool(count() > 0) FROM directory) AS has_directory,
      seen AS (
        SELECT
          person,
          ${weeksWhen('true')} AS active,
          ${weeksWhen(`verb IN (${wordList(contributingVerbs)})`)} AS contributed,
          ${weeksWhen(`verb = 'view'`)} AS read,
          toInt32(min(day)) AS first_day
        FROM (
          SELECT person, verb, day, intDiv(dateDiff('day', day, {to:Date}) - 1, 7) AS weeks_ago
          FROM tablee.daily_activity FINAL
          WHERE day < {to:Date} AND n > 0
        )
        GROUP BY person
      ),
      everyone AS (
        SELECT s.active AS active, s.contributed AS contributed, s.read AS read,
          d.entitled_from AS entitled_from, d.entitled_until AS entitled_until
        FROM directory AS d
        LEFT JOIN seen AS s ON s.person = d.person
        UNION ALL
        SELECT active, contributed, read, first_day, toInt32(1000000)
        FROM seen
        WHERE NOT has_directory
      )
    SELECT
      weeks_ago,
      countIf(counts) AS entitled,
      countIf(counts AND ${inWeek('active')}) AS weekly_active,
      countIf(counts AND ${inMonth('active')}) AS monthly_active,
      countIf(counts AND ${inMonth('contributed')}) AS monthly_contributors,
      countIf(counts AND ${inMonth('read')} AND NOT ${inMonth('contributed')}) AS monthly_readers,
      has_directory
    FROM (
      SELECT
        weeks_ago, active, contributed, read,
        toInt32({to:Date}) - 7 * toInt32(weeks_ago) - 1 AS last_day,
        entitled_from <= last_day AND last_day < entitled_until AS counts
      FROM everyone
      ARRAY JOIN range(toUInt8({weeks:UInt32})) AS weeks_ago
    )
    GROUP BY weeks_ago
    ORDER BY weeks_ago`,
});
