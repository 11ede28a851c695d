// Reactions in a Zulip export. They carry no time: each is placed at its message, which was there before.
import { Type, type Static } from 'typebox';
import { accountOf, communityOf, objectOf, sourceOf, type Room } from '../../../tools/zulip/read-message.ts';
import { shapeOf } from '../../../tools/shape.ts';
import { interaction, notCounted, unreadable } from '../../../tools/tellings.ts';
import type { Telling } from '../../../tools/tool.ts';
import type { Met } from './exported-message.ts';

const Id = Type.Integer({ minimum: 1 });
const Reaction = Type.Object({
  message: Id,
  user_profile: Id,
  emoji_name: Type.String({ minLength: 1, maxLength: 100 }),
});
export type Reaction = Static<typeof Reaction>;

export const reactionShape = shapeOf(Reaction);

export interface ReactionReader {
  /** Remembers a message of this file, and tells the reactions already known. */
  met(message: Met): Telling[];
  /** A reaction that stands after its message in the same file. */
  read(row: unknown): Telling;
}

/** For one file of messages. */
export function createReactionReader({
  reactions,
}: {
  reactions: ReadonlyMap<number, readonly Reaction[]>;
}): ReactionReader {
  const messages = new Map<number, Met>();
  return {
    met(message) {
      messages.set(message.id, message);
      return (reactions.get(message.id) ?? []).map((one) => tell(one, message));
    },
    read(row) {
      if (!reactionShape.fits(row)) return reactionShape.misfit();
      const message = messages.get(row.message);
      return message === undefined
        ? unreadable('is to a message that is not in this file', '/message')
        : tell(row, message);
    },
  };
}

function tell(reaction: Reaction, { room, sender, time }: Met): Telling {
  return typeof room === 'string' ? notCounted(room) : react(reaction, room, sender, time);
}

function react(
  { message, user_profile: user, emoji_name: name }: Reaction,
  room: Room,
  author: number,
  time: number,
): Telling {
  return interaction({
    source: sourceOf(room),
    id: `react:${message}:${user}:${name}`,
    time,
    data: {
      actor: { id: accountOf(room, user) },
      verb: 'react',
      community: communityOf(room),
      object: { id: objectOf(room, message) },
      ...(author !== user && { targets: [{ id: accountOf(room, author), reason: 'reaction' as const }] }),
    },
  });
}
