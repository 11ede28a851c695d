// Discourse: webhooks about posts, likes, solutions and users.
import { hubSha256 } from '../../signatures/hub-sha256.ts';
import { parseFormOfJson } from '../form-of-json.ts';
import { notCounted, unreadable } from '../tellings.ts';
import type { Telling, Tool, ToolContext } from '../tool.ts';
import { hostOf } from './names.ts';
import { readPost } from './read-post.ts';
import { readLike, readUser } from './read-response.ts';

export const discourse: Tool = {
  prove: hubSha256('x-discourse-event-signature'),
  greet({ headers }) {
    const pong = { status: 200, contentType: 'application/json', body: '{"pong":true}' };
    return headers['x-discourse-event-type'] === 'ping' ? pong : undefined;
  },
  parse: parseFormOfJson,
  read: (payload, context) => [readEvent(payload, context)],
};

function readEvent(payload: unknown, { headers }: Pick<ToolContext, 'headers'>): Telling {
  const type = String(headers['x-discourse-event-type'] ?? '');
  const name = String(headers['x-discourse-event'] ?? '');
  if (administrative.has(type)) return notCounted('no-interaction');
  const host = hostOf(headers);
  if (host === undefined) return unreadable('came without X-Discourse-Instance', '');
  switch (type) {
    case 'post':
      return readPost(host, name, payload);
    case 'like':
      return readLike(host, payload);
    case 'user':
      return readUser(host, name, payload);
    default:
      return notCounted('unknown-event');
  }
}

/**
 * What nobody says to anyone. `topic` repeats the post that opens it; `solved` tells which post solved a topic, but not
 * who said so, and an endorsement without an endorser is none; `notification` repeats what posts and likes tell.
 */
const administrative: ReadonlySet<string> = new Set(
  `badge calendar_event category category_experts group group_user notification ping reviewable solved
  tag topic topic_voting user_badge user_promoted`.split(/\s+/),
);
