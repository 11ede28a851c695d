// Of the threads opened in each week, to how many did somebody else answer within seven days?
import { Type, type Static } from 'typebox';
import { CommunityId, Day } from '../../core/ids.ts';
import { defineQuery } from '../define-query.ts';
import { communityOf, identities } from '../roll-ups/sources.ts';
import { openedThreads } from './opened-threads.ts';

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
    FROM (${openedThreads}
    ) AS t
    LEFT JOIN channels AS c ON c.channel = t.channel
    WHERE weeks_ago > 0
    GROUP BY community, weeks_ago
    ORDER BY community, weeks_ago`,
});
