// A Slack message changed or deleted: told by an event, and of the changed ones by an export too.
import { Type } from 'typebox';
import { shapeOf } from '../shape.ts';
import { interaction, notCounted, unreadable } from '../tellings.ts';
import type { Telling } from '../tool.ts';
import { authorOf, Message, Ts, UserId } from './read-message.ts';
import { accountOf, communityOf, objectOf, sourceOf, timeOf, type Room } from './room.ts';

const Edited = Type.Object({ user: UserId, ts: Ts });
const Before = Type.Object({
  ts: Ts,
  user: Message.properties.user,
  bot_id: Message.properties.bot_id,
  edited: Type.Optional(Edited),
});

const changed = shapeOf(
  Type.Object({
    message: Type.Object({ subtype: Type.Optional(Type.String()), edited: Type.Optional(Edited) }),
    previous_message: Before,
    ts: Ts,
  }),
);
const deleted = shapeOf(Type.Object({ deleted_ts: Ts, previous_message: Before, ts: Ts }));
const kept = shapeOf(Type.Object({ ts: Ts, edited: Edited }));

/** `message_changed` also tells of links unfolded and replies counted; only somebody's edit is one. */
export function readChanged(given: unknown, room: Room, at: string): Telling {
  if (!changed.fits(given)) return changed.misfit(at);
  const { message, previous_message: before } = given;
  if (message.subtype === 'tombstone') return deletion(before, given.ts, room, at);
  if (message.edited === undefined || message.edited.ts === before.edited?.ts)
    return notCounted('no-interaction');
  return edit(before.ts, message.edited, room);
}

export function readDeleted(given: unknown, room: Room, at: string): Telling {
  if (!deleted.fits(given)) return deleted.misfit(at);
  return deletion({ ...given.previous_message, ts: given.deleted_ts }, given.ts, room, at);
}

/** The last edit of a message as it is kept in an export. */
export function readKeptEdit(given: unknown, room: Room): Telling[] {
  return kept.fits(given) ? [edit(given.ts, given.edited, room)] : [];
}

function edit(ts: string, { user, ts: editedTs }: { user: string; ts: string }, room: Room): Telling {
  return interaction({
    source: sourceOf(room),
    id: `edit:${room.channel}:${ts}:${editedTs}`,
    time: timeOf(editedTs),
    data: {
      actor: { id: accountOf(room, user) },
      verb: 'edit',
      community: communityOf(room),
      object: { id: objectOf(room, ts) },
    },
  });
}

/** Slack does not say who deleted it: its author, as a rule. */
function deletion(
  before: { ts: string; user?: string | null; bot_id?: string | null },
  deletedTs: string,
  room: Room,
  at: string,
): Telling {
  const author = authorOf(before);
  if (author === undefined) return unreadable('has neither user nor bot_id', `${at}/previous_message/user`);
  return interaction({
    source: sourceOf(room),
    id: `delete:${room.channel}:${before.ts}`,
    time: timeOf(deletedTs),
    data: {
      actor: { id: accountOf(room, author.id), ...(author.bot && { bot: true }) },
      verb: 'delete',
      community: communityOf(room),
      object: { id: objectOf(room, before.ts) },
    },
  });
}
