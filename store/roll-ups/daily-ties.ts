// Who responded to whom, per day. Named people, authors of the things answered, and the thread rule of design §3.
import { creatingVerbs, tieReasonOf, verbClasses } from '../../core/verbs.ts';
import { wordList } from '../word-list.ts';
import { clockDays, communityOf, identities, inDays, nil, personOf, placed, stands } from './sources.ts';

const reasonOfVerb = `transform(verb, [${wordList(Object.keys(tieReasonOf))}], [${wordList(Object.values(tieReasonOf))}], '')`;

/** The interaction names someone; a correction that still names them says nothing new. */
const named = `
  SELECT i.key AS key, i.day AS day, i.channel AS channel, i.actor AS from_account,
    target.1 AS to_account, target.2 AS reason
  FROM (${placed(
    'key, day, actor, arrayJoin(arrayZip(targets, reasons)) AS target',
    `${inDays} AND NOT bot AND notEmpty(targets) AND ${stands} AND verb NOT IN (${wordList(verbClasses.correction)})`,
  )}) AS i`;

/** The interaction answers a thing; its author is looked up now, so that order of arrival does not matter. */
const answered = `
  SELECT r.key AS key, r.day AS day, r.channel AS channel, r.actor AS from_account, o.author AS to_account, r.reason AS reason
  FROM (${placed(
    `key, day, actor, arrayJoin(responds_to) AS answered, ${reasonOfVerb} AS reason`,
    `${inDays} AND NOT bot AND notEmpty(responds_to) AND reason != '' AND ${stands}`,
  )}) AS r
  INNER JOIN (
    SELECT object, author, day
    FROM tablee.objects FINAL
    WHERE object IN (
      SELECT arrayJoin(responds_to) FROM tablee.interactions WHERE ${inDays} AND NOT bot AND notEmpty(responds_to)
    )
  ) AS o ON o.object = r.answered
  WHERE o.day <= r.day + ${clockDays}`;

/**
 * Without an addressee, a message answers the latest earlier message by someone else in its thread, at most 7 days old:
 * the message just before its author's current run of messages began.
 */
const threaded = `
  SELECT key, day, channel, person AS from_account, assumeNotNull(answered_person) AS to_account, 'reply' AS reason
  FROM (
    SELECT key, day, channel, person, time, addressed,
      last_value(if(starts_run, previous, NULL)) IGNORE NULLS OVER sequence AS answered_person,
      last_value(if(starts_run, previous_time, NULL)) IGNORE NULLS OVER sequence AS answered_time
    FROM (
      SELECT key, day, channel, thread, time, addressed, person,
        lagInFrame(toNullable(person)) OVER sequence AS previous,
        lagInFrame(toNullable(time)) OVER sequence AS previous_time,
        previous IS NOT NULL AND previous != person AS starts_run
      FROM (
        SELECT m.key AS key, m.day AS day, m.channel AS channel, m.thread AS thread, m.time AS time,
          m.addressed AS addressed, ${personOf('m.actor', 'p')} AS person
        FROM (${placed(
          `key, day, time, actor, notEmpty(responds_to) OR has(reasons, 'reply') AS addressed`,
          `day >= {from:Date} - 7 AND day < {to:Date} AND NOT bot
            AND thread != ${nil} AND verb IN (${wordList(creatingVerbs)}) AND ${stands}`,
        )}) AS m
        LEFT JOIN people AS p ON p.account = m.actor
      )
      WINDOW sequence AS (PARTITION BY thread ORDER BY time, key ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
    )
    WINDOW sequence AS (PARTITION BY thread ORDER BY time, key ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
  )
  WHERE ${inDays} AND NOT addressed AND answered_person IS NOT NULL AND time - answered_time <= 7 * 86400`;

export const dailyTies = {
  name: 'roll-up-daily-ties',
  sql: `
    INSERT INTO tablee.daily_ties
    WITH ${identities}
    SELECT day, community, from_person, to_person, reason, sum(times) AS n, {version:UInt64} AS version
    FROM (
      SELECT day, community, from_person, to_person, reason, toUInt32(count()) AS times
      FROM (
        SELECT DISTINCT
          t.key AS key, t.day AS day, ${communityOf('t.channel', 'c')} AS community,
          ${personOf('t.from_account', 'f')} AS from_person,
          ${personOf('t.to_account', 'p')} AS to_person,
          t.reason AS reason
        FROM (${named} UNION ALL ${answered} UNION ALL ${threaded}) AS t
        LEFT JOIN people AS f ON f.account = t.from_account
        LEFT JOIN people AS p ON p.account = t.to_account
        LEFT JOIN channels AS c ON c.channel = t.channel
        WHERE t.to_account NOT IN (SELECT account FROM tablee.bots)
      )
      WHERE from_person != to_person
      GROUP BY day, community, from_person, to_person, reason
      UNION ALL
      SELECT day, community, from_person, to_person, reason, toUInt32(0) AS times
      FROM tablee.daily_ties FINAL
      WHERE ${inDays} AND n > 0
    )
    GROUP BY day, community, from_person, to_person, reason`,
};
