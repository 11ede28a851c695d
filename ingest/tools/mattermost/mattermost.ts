// Mattermost's outgoing webhook: a form or JSON, proved by the token in its body.
import { Type } from 'typebox';
import { bodyToken } from '../body-token.ts';
import { parseFormOrJson } from '../form.ts';
import { shapeOf } from '../shape.ts';
import { notCounted } from '../tellings.ts';
import type { Telling, Tool } from '../tool.ts';
import { readPost } from './read-post.ts';

const Name = Type.String({ pattern: '^\\S{1,100}$' });
const command = shapeOf(Type.Object({ command: Type.String({ minLength: 1 }) }));
const outgoing = shapeOf(
  Type.Object({
    team_domain: Name,
    channel_name: Name,
    user_name: Name,
    post_id: Name,
    timestamp: Type.Union([Type.Integer({ minimum: 1 }), Type.String({ pattern: '^\\d{1,15}$' })]),
    text: Type.Optional(Type.String()),
  }),
);

/** JSON says milliseconds, a form says seconds. */
const firstMilliseconds = 100_000_000_000;

function readOutgoing(payload: unknown): Telling {
  // A slash command asks the machine, not people.
  if (command.fits(payload)) return notCounted('no-interaction');
  if (!outgoing.fits(payload)) return outgoing.misfit();
  const { team_domain: team, channel_name: channel, user_name: user, post_id: postId, text = '' } = payload;
  const told = Number(payload.timestamp);
  if (told >= firstMilliseconds) return readPost({ user, text, time: told }, { team, channel });
  return readPost({ user, text, time: told * 1000, postId }, { team, channel });
}

export const mattermost: Tool = {
  parse: parseFormOrJson,
  prove: bodyToken,
  read: (payload) => [readOutgoing(payload)],
};
