// Who did what where, per day: people only, corrections aside.
import { verbClasses } from '../../core/verbs.ts';
import { wordList } from '../word-list.ts';
import { communityOf, identities, inDays, personOf } from './sources.ts';

export const dailyActivity = {
  name: 'roll-up-daily-activity',
  sql: `
    INSERT INTO tablee.daily_activity
    WITH ${identities}
    SELECT day, community, person, verb, sum(times) AS n, {version:UInt64} AS version
    FROM (
      SELECT
        i.day AS day,
        ${communityOf('i.community', 'c')} AS community,
        ${personOf('i.actor', 'p')} AS person,
        i.verb AS verb,
        toUInt32(count()) AS times
      FROM (
        SELECT day, community, actor, verb
        FROM tablee.interactions FINAL
        WHERE ${inDays} AND NOT bot AND verb NOT IN (${wordList(verbClasses.correction)})
      ) AS i
      LEFT JOIN people AS p ON p.account = i.actor
      LEFT JOIN channels AS c ON c.channel = i.community
      GROUP BY day, community, person, verb
      UNION ALL
      SELECT day, community, person, verb, toUInt32(0) AS times
      FROM tablee.daily_activity FINAL
      WHERE ${inDays} AND n > 0
    )
    GROUP BY day, community, person, verb`,
};
