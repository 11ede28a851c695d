// When each thread of a window was opened, and when somebody else first answered.
import { Type, type Static } from 'typebox';
import { CommunityId, Day } from '../../core/ids.ts';
import { communityOf, identities } from '../roll-ups/sources.ts';
import { defineQuery } from '../define-query.ts';
import { threadVoices } from './thread-voices.ts';

const row = Type.Object({
  community: CommunityId,
  opened_ms: Type.Integer(),
  /** 0 when nobody has answered yet. */
  answered_ms: Type.Integer(),
});
export type ThreadReply = Static<typeof row>;

/** Stream it: one row a thread. */
export const threadReplies = defineQuery({
  name: 'thread-replies',
  params: Type.Object({ from: Day, to: Day }),
  row,
  sql: `
    WITH ${identities}
    SELECT ${communityOf('t.channel', 'c')} AS community, t.opened_ms AS opened_ms, t.answered_ms AS answered_ms
    FROM (
      SELECT
        channel,
        toUnixTimestamp64Milli(opened_at) AS opened_ms,
        toUnixTimestamp64Milli(answered_at) AS answered_ms
      FROM (${threadVoices})
    ) AS t
    LEFT JOIN channels AS c ON c.channel = t.channel`,
});
