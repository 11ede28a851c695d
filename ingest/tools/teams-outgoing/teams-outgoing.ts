// Teams' outgoing webhook: channel messages that mention it, the same events as Graph tells of.
import { Type } from 'typebox';
import { teamsHmac } from '../../signatures/teams-hmac.ts';
import { shapeOf } from '../shape.ts';
import { notCounted, unreadable } from '../tellings.ts';
import type { Telling, Tool } from '../tool.ts';
import { momentOf, toldWritten } from '../teams/names.ts';
import { plainLength } from '../teams/plain-length.ts';

const Id = Type.String({ pattern: '^\\S{1,200}$' });
const named = Type.Optional(Type.Object({ id: Type.Optional(Id) }));
const activity = shapeOf(
  Type.Object({
    type: Type.String(),
    id: Id,
    timestamp: Type.Optional(Type.String({ minLength: 1 })),
    text: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    from: Type.Object({ id: Type.Optional(Id), aadObjectId: Type.Optional(Id) }),
    /** `19:…@thread.tacv2;messageid=1700000000000`: the channel and the message that opened the conversation. */
    conversation: Type.Object({
      id: Id,
      tenantId: Type.Optional(Id),
      conversationType: Type.Optional(Type.String()),
    }),
    channelData: Type.Optional(Type.Object({ tenant: named, channel: named })),
  }),
);

export const teamsOutgoing: Tool = {
  prove: teamsHmac,
  read: (payload) => [readActivity(payload)],
};

function readActivity(payload: unknown): Telling {
  if (!activity.fits(payload)) return activity.misfit();
  const { type, id, timestamp, text, from, conversation, channelData } = payload;
  if (type !== 'message') return notCounted('no-interaction');
  const { conversationType: kind = 'channel' } = conversation;
  if (kind !== 'channel') return notCounted('private-conversation');
  const tenant = channelData?.tenant?.id ?? conversation.tenantId;
  if (tenant === undefined) return unreadable('does not name its tenant', '/channelData/tenant/id');
  const person = from.aadObjectId ?? from.id;
  if (person === undefined) return unreadable('does not say who wrote it', '/from/aadObjectId');
  const [thread = '', opened] = conversation.id.split(';messageid=');
  return toldWritten(
    { tenant, channel: channelData?.channel?.id ?? thread },
    {
      id,
      author: { id: person, bot: false },
      root: opened === id ? undefined : opened,
      chars: plainLength(text ?? ''),
      time: momentOf(id, timestamp),
      // People are mentioned by ids of the chat service, which the directory does not know.
      mentioned: [],
    },
  );
}
