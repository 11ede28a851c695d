// Who opened every thread of a window, and when somebody else first answered; shared by the questions about answers.
import { creatingVerbs } from '../../core/verbs.ts';
import { nil, personOf, placed, stands } from '../roll-ups/sources.ts';
import { wordList } from '../word-list.ts';

/** Of a voice as one number of 256 bits: time, speaker, the first bits of its key, how it opens, day. */
const bits = { timeAt: 208, personAt: 80, keyAt: 20, openingAt: 16 };
const personBits = '340282366920938463463374607431768211455';

const wide = (value: string, at: number) => `bitShiftLeft(toUInt256(${value}), ${at})`;
const packed = [
  wide('toUnixTimestamp64Milli(m.time)', bits.timeAt),
  wide(`reinterpretAsUInt128(${personOf('m.actor', 'p')})`, bits.personAt),
  wide('bitShiftRight(reinterpretAsUInt128(m.key), 68)', bits.keyAt),
  wide('m.opening', bits.openingAt),
  'toUInt256(toUInt16(m.day))',
].reduce((all, part) => `bitOr(${all}, ${part})`);

const personIn = (voice: string) =>
  `bitAnd(bitShiftRight(${voice}, ${bits.personAt}), toUInt256('${personBits}'))`;
const timeIn = (voice: string) =>
  `fromUnixTimestamp64Milli(toInt64(bitShiftRight(${voice}, ${bits.timeAt})), 'UTC')`;
const openingIn = (voice: string) => `toUInt8(bitAnd(bitShiftRight(${voice}, ${bits.openingAt}), 3))`;

/**
 * SQL over `{from:Date}` … `{to:Date}`, within `WITH ${identities}`: who opened each thread (`person`), where and when
 * (`channel`, `day`, `opened_at`), whether with a question (`asks`), and `answered_at`, 1970 when nobody else has said
 * anything. A thread begins with a post or question that answers nothing; an answer names the thread or the thing that
 * opened it. Reactions are not answers. What begins with an answer was opened before the window, or is no thread.
 *
 * All that was said under a root is gathered at once: one pass and short lists, where grouping by person first would
 * make a group of nearly every message. Each voice is one number, in the order of time, speaker and key: numbers of
 * fixed size are gathered at a fraction of what tuples cost.
 */
export const threadVoices = `
        SELECT
          ${timeIn('first')} AS opened_at,
          reinterpretAsUUID(toUInt128(${personIn('first')})) AS person,
          channel,
          toDate(toUInt16(bitAnd(first, 65535))) AS day,
          ${openingIn('first')} = 2 AS asks,
          ${timeIn(`arrayMin(arrayFilter(voice -> ${personIn('voice')} != ${personIn('first')}, voices))`)} AS answered_at
        FROM (
          SELECT m.root, groupArray(${packed}) AS voices, arrayMin(voices) AS first, argMin(m.channel, ${packed}) AS channel
          FROM (
            SELECT
              key, time, day, actor, channel, if(opens, if(verb = 'ask', 2, 1), 0) AS opening,
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
        WHERE ${openingIn('first')} != 0`;
