// Of the threads opened in each week, to how many did somebody else answer within seven days?
import { Type, type Static } from 'typebox';
import { CommunityId, Day } from '../../core/ids.ts';
import { creatingVerbs } from '../../core/verbs.ts';
import { defineQuery } from '../define-query.ts';
import { communityOf, identities, nil, personOf, placed, stands } from '../roll-ups/sources.ts';
import { wordList } from '../word-list.ts';

const row = Type.Object({
  community: CommunityId,
  /** 0 = the seven days before `to`; a week too young for its seven days is not told. */
  weeks_ago: Type.Integer(),
  opened: Type.Integer(),
  answered: Type.Integer(),
  /** Of these, threads that began with a question, where the tool tells questions apart. */
  questions: Type.Integer(),
  questions_answered: Type.Integer(),
});
export type ThreadsOfWeek = Static<typeof row>;

/**
 * A thread begins with a post or question that answers nothing; an answer names the thread or the thing that opened it.
 * Reactions are not answers. Each person's first message in a thread is enough: the second of these is the first
 * answer by somebody else.
 */
export const threadsAnswered = defineQuery({
  name: 'threads-answered',
  params: Type.Object({ from: Day, to: Day }),
  row,
  sql: `
    WITH ${identities}
    SELECT
      ${communityOf('t.channel', 'c')} AS community,
      intDiv(dateDiff('day', t.day, {to:Date}) - 1, 7) AS weeks_ago,
      count() AS opened,
      countIf(t.answered) AS answered,
      countIf(t.asks) AS questions,
      countIf(t.asks AND t.answered) AS questions_answered
    FROM (
      SELECT
        voices[1].3 AS channel,
        voices[1].4 AS day,
        voices[1].5 = 'ask' AS asks,
        length(voices) > 1 AND voices[2].1 <= voices[1].1 + INTERVAL 7 DAY AS answered
      FROM (
        SELECT root, arraySort(groupArray((first_time, person, channel, day, opening))) AS voices
        FROM (
          SELECT
            m.root AS root,
            ${personOf('m.actor', 'p')} AS person,
            min(m.time) AS first_time,
            argMin(m.channel, (m.time, m.key)) AS channel,
            argMin(m.day, (m.time, m.key)) AS day,
            argMin(if(m.opens, toString(m.verb), ''), (m.time, m.key)) AS opening
          FROM (
            SELECT
              key, time, day, actor, channel, verb, opens,
              arrayJoin(arrayDistinct(arrayFilter(
                id -> id != ${nil},
                if(opens, [if(thread = ${nil}, object, thread)], arrayConcat([thread], responds_to))
              ))) AS root
            FROM (${placed(
              `key, time, day, actor, verb, responds_to, verb IN ('post', 'ask') AND empty(responds_to) AS opens`,
              `day >= {from:Date} AND day < {to:Date} AND NOT bot AND ${stands} AND verb IN (${wordList(creatingVerbs)})`,
            )})
          ) AS m
          LEFT JOIN people AS p ON p.account = m.actor
          GROUP BY root, person
        )
        GROUP BY root
      )
      WHERE voices[1].5 != ''
    ) AS t
    LEFT JOIN channels AS c ON c.channel = t.channel
    WHERE weeks_ago > 0
    GROUP BY community, weeks_ago
    ORDER BY community, weeks_ago`,
});
