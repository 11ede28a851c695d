// What each person gave and received in a window, anywhere: the facts behind a persona and a peripheral expert.
import { Type, type Static } from 'typebox';
import { Day, PersonId } from '../../core/ids.ts';
import { contributingVerbs } from '../../core/verbs.ts';
import { defineQuery } from '../define-query.ts';
import { wordList } from '../word-list.ts';

const row = Type.Object({
  person: PersonId,
  contributions: Type.Integer(),
  posts: Type.Integer(),
  /** Replies, answers and reviews given. */
  replies: Type.Integer(),
  /** Everything others did in response. */
  responses: Type.Integer(),
});
export type ConductInWindow = Static<typeof row>;

/** Stream it: one row a person who did or received anything. */
export const conductInWindow = defineQuery({
  name: 'conduct-in-window',
  params: Type.Object({ from: Day, to: Day }),
  row,
  sql: `
    SELECT person, sum(made) AS contributions, sum(posted) AS posts, sum(replied) AS replies, sum(received) AS responses
    FROM (
      SELECT person, sum(n) AS made, sumIf(n, verb IN ('post', 'ask', 'share')) AS posted,
        sumIf(n, verb IN ('reply', 'answer', 'review')) AS replied, 0 AS received
      FROM tablee.daily_activity FINAL
      WHERE day >= {from:Date} AND day < {to:Date} AND n > 0 AND verb IN (${wordList(contributingVerbs)})
      GROUP BY person
      UNION ALL
      SELECT to_person AS person, 0, 0, 0, sum(n)
      FROM tablee.daily_ties FINAL
      WHERE day >= {from:Date} AND day < {to:Date} AND n > 0 AND reason NOT IN ('invite', 'follow')
      GROUP BY person
    )
    GROUP BY person`,
});
