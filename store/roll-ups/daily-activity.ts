// Who did what where, per day: people only, corrections aside, and nothing that was taken back.
import { verbClasses } from '../../core/verbs.ts';
import { wordList } from '../word-list.ts';
import { communityOf, identities, inDays, personOf, placed, stands } from './sources.ts';

const corrections = wordList(verbClasses.correction);

export const dailyActivity = {
  name: 'roll-up-daily-activity',
  sql: `
    INSERT INTO tablee.daily_activity
    WITH ${identities}
    SELECT day, community, person, verb, sum(times) AS n, {version:UInt64} AS version
    FROM (
      SELECT
        i.day AS day,
        ${communityOf('i.channel', 'c')} AS community,
        ${personOf('i.actor', 'p')} AS person,
        i.verb AS verb,
        toUInt32(count()) AS times
      FROM (${placed('day, actor, verb', `${inDays} AND NOT bot AND ${stands} AND verb NOT IN (${corrections})`)}) AS i
      LEFT JOIN people AS p ON p.account = i.actor
      LEFT JOIN channels AS c ON c.channel = i.channel
      GROUP BY day, community, person, verb
      UNION ALL
      SELECT day, community, person, verb, toUInt32(0) AS times
      FROM tablee.daily_activity FINAL
      WHERE ${inDays} AND n > 0
    )
    GROUP BY day, community, person, verb`,
};
