// Slack's old outgoing webhook: a form with the message and a token, still in use.
import { Type } from 'typebox';
import { shapeOf } from '../shape.ts';
import { notCounted } from '../tellings.ts';
import type { Telling } from '../tool.ts';
import { readMessage } from './read-message.ts';
import { isPrivate } from './room.ts';

const outgoing = shapeOf(
  Type.Object({
    team_id: Type.String({ minLength: 1 }),
    channel_id: Type.String({ minLength: 1 }),
    timestamp: Type.String(),
    user_id: Type.String(),
    thread_ts: Type.Optional(Type.String()),
    text: Type.Optional(Type.String()),
    bot_id: Type.Optional(Type.String()),
  }),
);

export function readOutgoing(payload: unknown): Telling {
  if (!outgoing.fits(payload)) return outgoing.misfit();
  const { team_id: team, channel_id: channel, timestamp: ts, user_id: user, ...rest } = payload;
  if (isPrivate(channel)) return notCounted('private-conversation');
  return readMessage({ ...rest, ts, user }, { team, channel });
}
