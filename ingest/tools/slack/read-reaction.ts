// Reactions to Slack messages: one by one from the Events API, or as an export lists them under their message.
import { Type } from 'typebox';
import { shapeOf } from '../shape.ts';
import { interaction, notCounted } from '../tellings.ts';
import type { Telling } from '../tool.ts';
import { authorOf, Message, Ts, UserId } from './read-message.ts';
import { accountOf, communityOf, isPrivate, objectOf, sourceOf, timeOf, type Room } from './room.ts';

const added = shapeOf(
  Type.Object({
    user: UserId,
    reaction: Type.String({ minLength: 1, maxLength: 100 }),
    item: Type.Object({
      type: Type.String(),
      channel: Type.Optional(Type.String({ minLength: 1 })),
      ts: Type.Optional(Ts),
    }),
    item_user: Type.Optional(UserId),
    event_ts: Ts,
  }),
);
const listed = shapeOf(
  Type.Object({
    ts: Ts,
    user: Message.properties.user,
    bot_id: Message.properties.bot_id,
    reactions: Type.Array(
      Type.Object({ name: Type.String({ minLength: 1, maxLength: 100 }), users: Type.Array(UserId) }),
    ),
  }),
);

interface Reaction {
  user: string;
  name: string;
  /** The message's. */
  ts: string;
  author: string | undefined;
  time: number;
}

/** Reactions to files belong to no channel. */
export function readReactionAdded(given: unknown, team: string, at: string): Telling {
  if (!added.fits(given)) return added.misfit(at);
  const { user, reaction: name, item, item_user: author, event_ts: when } = given;
  const { channel, ts } = item;
  if (item.type !== 'message' || channel === undefined || ts === undefined)
    return notCounted('no-interaction');
  if (isPrivate(channel)) return notCounted('private-conversation');
  return reaction({ user, name, ts, author, time: timeOf(when) }, { team, channel });
}

/** An export does not say when somebody reacted: each is placed at its message, which was there before. */
export function readListedReactions(given: unknown, room: Room): Telling[] {
  if (!listed.fits(given)) return [];
  const author = authorOf(given)?.id;
  const { ts } = given;
  return given.reactions.flatMap(({ name, users }) =>
    users.map((user) => reaction({ user, name, ts, author, time: timeOf(ts) }, room)),
  );
}

function reaction({ user, name, ts, author, time }: Reaction, room: Room): Telling {
  const named = author !== undefined && author !== user;
  return interaction({
    source: sourceOf(room),
    id: `react:${room.channel}:${ts}:${user}:${name}`,
    time,
    data: {
      actor: { id: accountOf(room, user) },
      verb: 'react',
      community: communityOf(room),
      object: { id: objectOf(room, ts) },
      ...(named && { targets: [{ id: accountOf(room, author), reason: 'reaction' as const }] }),
    },
  });
}
