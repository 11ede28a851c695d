// Who responded to one person in a window, by department: how many people, how often, how much of it still weighs, and
// how much counts once nobody counts more than once. The sums behind I(v), done again in SQL.
import { Type, type Static } from 'typebox';
import { Day, PersonId } from '../../core/ids.ts';
import { tieReasons, tieWeights } from '../../core/verbs.ts';
import { defineQuery } from '../define-query.ts';
import { wordList } from '../word-list.ts';

const row = Type.Object({
  /** Empty when unknown. */
  department: Type.String(),
  people: Type.Integer(),
  responses: Type.Integer(),
  /** By recency: a response counts half after `halfLifeDays`, reactions of one person count once a day. */
  weight: Type.Number(),
  /** Σ min(1, weight) over people. */
  counted: Type.Number(),
});
export type RespondersOfDepartment = Static<typeof row>;

const weightOf = `transform(toString(reason), [${wordList(tieReasons)}], [${tieReasons.map((reason) => tieWeights[reason].toFixed(2)).join(', ')}], 0.)`;

export const respondersByDepartment = defineQuery({
  name: 'responders-by-department',
  params: Type.Object({ person: PersonId, from: Day, to: Day, halfLifeDays: Type.Number() }),
  row,
  sql: `
    SELECT d.department AS department, count() AS people, sum(made) AS responses, sum(worth) AS weight,
      sum(least(1., worth)) AS counted
    FROM (
      SELECT from_person, sum(times) AS made,
        sum(if(reason = 'reaction', 1, times) * ${weightOf} * exp2(-age / {halfLifeDays:Float64})) AS worth
      FROM (
        SELECT from_person, reason, dateDiff('day', day, {to:Date}) - 1 AS age, sum(n) AS times
        FROM tablee.daily_ties FINAL
        WHERE day >= {from:Date} AND day < {to:Date} AND n > 0 AND to_person = {person:UUID}
        GROUP BY from_person, reason, age
      )
      GROUP BY from_person
      HAVING worth > 0
    ) AS r
    LEFT JOIN (
      SELECT person, toString(department) AS department FROM tablee.directory FINAL WHERE NOT removed
    ) AS d ON d.person = r.from_person
    GROUP BY department
    ORDER BY counted DESC, department`,
});
