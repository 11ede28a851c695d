// What was heard from each community and source, bots included: which rooms exist and whether their feed is alive.
import { verbClasses } from '../../core/verbs.ts';
import { wordList } from '../word-list.ts';
import { communityOf, identities, inDays, placed } from './sources.ts';

const roomVerbs = wordList([...verbClasses.expression, ...verbClasses.membership, 'view']);

export const dailyFeed = {
  name: 'roll-up-daily-feed',
  sql: `
    INSERT INTO tablee.daily_feed
    WITH ${identities}
    SELECT
      day, community, source,
      argMax(heard.name, alive) AS name,
      sum(heard.events) AS events,
      sum(heard.bot_events) AS bot_events,
      sum(heard.visits) AS visits,
      max(heard.last_time) AS last_time,
      max(alive) AS n,
      {version:UInt64} AS version
    FROM (
      SELECT
        i.day AS day,
        ${communityOf('i.channel', 'c')} AS community,
        i.source AS source,
        argMaxIf(i.community_name, (i.time, i.community_name), i.community_name != '' AND i.channel = i.community) AS name,
        toUInt32(count()) AS events,
        toUInt32(countIf(i.bot)) AS bot_events,
        toUInt32(countIf(i.verb IN (${roomVerbs}))) AS visits,
        max(i.time) AS last_time,
        toUInt32(1) AS alive
      FROM (${placed('day, community_name, bot, verb, time', inDays)}) AS i
      LEFT JOIN channels AS c ON c.channel = i.channel
      GROUP BY day, community, source
      UNION ALL
      SELECT day, community, source, '', toUInt32(0), toUInt32(0), toUInt32(0), toDateTime64(0, 3, 'UTC'), toUInt32(0)
      FROM tablee.daily_feed FINAL
      WHERE ${inDays} AND n > 0
    ) AS heard
    GROUP BY day, community, source`,
};
