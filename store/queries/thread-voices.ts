// Who opened every thread of a window, and when somebody else first answered; shared by the questions about answers.
import { creatingVerbs } from '../../core/verbs.ts';
import { nil, personOf, placed, stands } from '../roll-ups/sources.ts';
import { wordList } from '../word-list.ts';

/**
 * SQL over `{from:Date}` … `{to:Date}`, within `WITH ${identities}`: `opened`, a tuple (time, person, key, channel, day,
 * verb), and `answered_at`, 1970 when nobody else has said anything. A thread begins with a post or question that
 * answers nothing; an answer names the thread or the thing that opened it. Reactions are not answers. What begins with
 * an answer was opened before the window, or is no thread.
 *
 * All that was said under a root is gathered at once: one pass and short lists, where grouping by person first would
 * make a group of nearly every message.
 */
export const threadVoices = `
        SELECT voices[1] AS opened, arrayFirst(voice -> voice.2 != voices[1].2, voices).1 AS answered_at
        FROM (
          SELECT m.root, arraySort(groupArray((
            m.time, ${personOf('m.actor', 'p')}, m.key, m.channel, m.day, m.opening
          ))) AS voices
          FROM (
            SELECT
              key, time, day, actor, channel, if(opens, toString(verb), '') AS opening,
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
          GROUP BY m.root
        )
        WHERE opened.6 != ''`;
