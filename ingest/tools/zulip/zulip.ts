// Zulip's outgoing webhook: JSON, proved by the token in its body. It tells of messages that name the bot.
import { Type } from 'typebox';
import { bodyToken } from '../body-token.ts';
import { shapeOf } from '../shape.ts';
import { notCounted } from '../tellings.ts';
import type { Telling, Tool } from '../tool.ts';
import { readMessage } from './read-message.ts';

const Id = Type.Integer({ minimum: 1 });
const outgoing = shapeOf(
  Type.Object({
    message: Type.Object({
      id: Id,
      type: Type.String(),
      sender_id: Id,
      sender_realm_str: Type.String({ maxLength: 100 }),
      stream_id: Type.Optional(Id),
      subject: Type.String(),
      content: Type.String(),
      rendered_content: Type.Optional(Type.Union([Type.String(), Type.Null()])),
      timestamp: Type.Integer({ minimum: 1 }),
    }),
  }),
);

function readOutgoing(payload: unknown): Telling {
  if (!outgoing.fits(payload)) return outgoing.misfit();
  const { message } = payload;
  if (message.stream_id === undefined) return notCounted('private-conversation');
  return readMessage(
    {
      id: message.id,
      sender: message.sender_id,
      topic: message.subject,
      content: message.content,
      rendered: message.rendered_content ?? '',
      time: message.timestamp * 1000,
    },
    { realm: message.sender_realm_str, channel: message.stream_id },
  );
}

export const zulip: Tool = {
  prove: bodyToken,
  read: (payload) => [readOutgoing(payload)],
};
