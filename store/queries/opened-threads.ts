// SQL for threads that were opened: who opened them, where and when, and whether somebody else answered within seven days.
import { creatingVerbs } from '../../core/verbs.ts';
import { nil, personOf, placed, stands } from '../roll-ups/sources.ts';
import { wordList } from '../word-list.ts';

/**
 * A thread begins with a post or question that answers nothing; an answer names the thread or the thing that opened it.
 * Reactions are not answers. Each person's first message in a thread is enough: the second of these is the first
 * answer by somebody else.
 * Takes `from` and `to`, and `identities` before it; columns `person`, `channel`, `day`, `asks`, `answered`.
 */
export const openedThreads = `
      SELECT
        voices[1].2 AS person,
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
      WHERE voices[1].5 != ''`;
