// Who spoke first, and next, in every thread of a window; shared by the questions about answers.
import { creatingVerbs } from '../../core/verbs.ts';
import { nil, personOf, placed, stands } from '../roll-ups/sources.ts';
import { wordList } from '../word-list.ts';

/**
 * SQL over `{from:Date}` … `{to:Date}`, within `WITH ${identities}`: `root`, and `voices` in order of time, each
 * (first_time, person, channel, day, opening). A thread begins with a post or question that answers nothing; an answer
 * names the thread or the thing that opened it. Reactions are not answers. Each person's first message in a thread is
 * enough: the second of these is the first answer by somebody else. `opening` is '' unless that message opened the thread.
 */
export const threadVoices = `
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
        GROUP BY root`;
