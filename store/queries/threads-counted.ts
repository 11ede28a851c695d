// Threads opened, counted two ways in one pass: by whoever opened them, and by community and week. To how many did
// somebody else answer within seven days?
import { Type, type Static } from 'typebox';
import { Day, PersonId } from '../../core/ids.ts';
import { defineQuery } from '../define-query.ts';
import { communityOf, identities, nil } from '../roll-ups/sources.ts';
import { openedThreads } from './opened-threads.ts';

const row = Type.Object({
  /** Who opened them; nobody (all zeros) where they are counted by community and week. */
  person: PersonId,
  /** Empty where they are counted by person. */
  community: Type.String(),
  /** 0 = the seven days before `to`; a week too young for its seven days is not told. */
  weeks_ago: Type.Integer(),
  opened: Type.Integer(),
  answered: Type.Integer(),
  /** Of these, threads that began with a question, where the tool tells questions apart. */
  questions: Type.Integer(),
  questions_answered: Type.Integer(),
});
export type ThreadsCounted = Static<typeof row>;
/** Of one community and week. */
export type ThreadsOfWeek = Omit<ThreadsCounted, 'person'>;

/** Stream it. Those of a person are counted from `personFrom` on, and only when seven days have passed. */
export const threadsCounted = defineQuery({
  name: 'threads-counted',
  params: Type.Object({ from: Day, personFrom: Day, to: Day }),
  row,
  sql: `
    WITH ${identities}
    SELECT
      person, community, weeks_ago,
      if(person = ${nil}, all_opened, own_opened) AS opened,
      if(person = ${nil}, all_answered, own_answered) AS answered,
      questions, questions_answered
    FROM (
      SELECT
        person, community, weeks_ago,
        count() AS all_opened,
        countIf(answered) AS all_answered,
        countIf(ripe) AS own_opened,
        countIf(ripe AND answered) AS own_answered,
        countIf(asks) AS questions,
        countIf(asks AND answered) AS questions_answered
      FROM (
        SELECT
          t.person AS person, t.asks AS asks, t.answered AS answered,
          ${communityOf('t.channel', 'c')} AS community,
          intDiv(dateDiff('day', t.day, {to:Date}) - 1, 7) AS weeks_ago,
          t.day >= {personFrom:Date} AND t.day < {to:Date} - 7 AS ripe
        FROM (${openedThreads}
        ) AS t
        LEFT JOIN channels AS c ON c.channel = t.channel
      )
      GROUP BY GROUPING SETS ((person), (community, weeks_ago))
    )
    WHERE if(person = ${nil}, weeks_ago > 0, own_opened > 0)
    ORDER BY person, community, weeks_ago`,
});
