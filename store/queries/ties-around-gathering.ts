// Which of the people around a gathering had a tie before it, soon after it, and later; either way of answering.
import { Type, type Static } from 'typebox';
import { Day, PersonId } from '../../core/ids.ts';
import { tieReasons, tieWeights } from '../../core/verbs.ts';
import { defineQuery } from '../define-query.ts';
import { wordList } from '../word-list.ts';
import { gatheringParams, peopleAroundSql } from './people-around-gathering.ts';

const row = Type.Object({
  a: PersonId,
  b: PersonId,
  before: Type.Boolean(),
  soon: Type.Boolean(),
  later: Type.Boolean(),
});
export type TieAround = Static<typeof row>;

const responses = tieReasons.filter((reason) => tieWeights[reason] > 0);

export const tiesAroundGathering = defineQuery({
  name: 'ties-around-gathering',
  params: Type.Object({
    ...gatheringParams.properties,
    /** Exclusive ends of the weeks after in which a tie is new, and in which it may last. */
    soonUntil: Day,
    laterUntil: Day,
  }),
  row,
  sql: `
    WITH around AS (SELECT person FROM (${peopleAroundSql}))
    SELECT
      least(from_person, to_person) AS a,
      greatest(from_person, to_person) AS b,
      toBool(max(day < {day:Date})) AS before,
      toBool(max(day >= {day:Date} AND day < {soonUntil:Date})) AS soon,
      toBool(max(day >= {soonUntil:Date})) AS later
    FROM tablee.daily_ties FINAL
    WHERE day >= {before:Date} AND day < {laterUntil:Date} AND n > 0
      AND reason IN (${wordList(responses)})
      AND from_person IN around AND to_person IN around
    GROUP BY a, b
    ORDER BY a, b`,
});
