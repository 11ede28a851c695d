// One Slack message, from the Events API, an outgoing webhook or an export: the same (source, id) whatever the road.
import { Type, type Static } from 'typebox';
import type { InteractionData } from '../../../core/event.ts';
import { shapeOf } from '../shape.ts';
import { interaction, notCounted, unreadable } from '../tellings.ts';
import { lengthOf, namesIn } from '../text.ts';
import type { Telling } from '../tool.ts';
import { readMembership } from './read-membership.ts';
import { accountOf, communityOf, objectOf, slackbot, sourceOf, timeOf, type Room } from './room.ts';

export const Ts = Type.String({ pattern: '^\\d{1,11}\\.\\d{1,9}$' });
export const UserId = Type.String({ pattern: '^[A-Za-z0-9_]{1,50}$' });
const Absent = Type.Null();

export const Message = Type.Object({
  ts: Ts,
  subtype: Type.Optional(Type.String()),
  user: Type.Optional(Type.Union([UserId, Absent])),
  bot_id: Type.Optional(Type.Union([UserId, Absent])),
  text: Type.Optional(Type.Union([Type.String(), Absent])),
  thread_ts: Type.Optional(Ts),
  parent_user_id: Type.Optional(UserId),
  root: Type.Optional(Type.Object({ user: Type.Optional(Type.Union([UserId, Absent])) })),
});
export type Message = Static<typeof Message>;

const message = shapeOf(Message);

/** Subtypes somebody wrote; all others are the channel talking about itself. */
const written: ReadonlySet<string> = new Set([
  'bot_message',
  'file_share',
  'me_message',
  'thread_broadcast',
  'reply_broadcast',
]);
const memberships: ReadonlyMap<string, 'join' | 'leave'> = new Map([
  ['channel_join', 'join'],
  ['group_join', 'join'],
  ['channel_leave', 'leave'],
  ['group_leave', 'leave'],
]);

/** `at`: pointer to the message within its payload. */
export function readMessage(given: unknown, room: Room, at = ''): Telling {
  if (!message.fits(given)) return message.misfit(at);
  const { subtype, user } = given;
  const membership = memberships.get(subtype ?? '');
  if (membership !== undefined) {
    if (user == null) return unreadable('names nobody who came or went', `${at}/user`);
    return readMembership(membership, user, timeOf(given.ts), room);
  }
  if (subtype !== undefined && !written.has(subtype)) return notCounted('system-message');
  return readWritten(given, room, at);
}

function readWritten(given: Message, room: Room, at: string): Telling {
  const author = authorOf(given);
  if (author === undefined) return unreadable('has neither user nor bot_id', `${at}/user`);
  const root = given.thread_ts === given.ts ? undefined : given.thread_ts;
  const text = given.text ?? undefined;
  const answered = root === undefined ? undefined : (given.parent_user_id ?? given.root?.user ?? undefined);
  const data: InteractionData = {
    actor: { id: accountOf(room, author.id), ...(author.bot && { bot: true }) },
    verb: root === undefined ? 'post' : 'reply',
    community: communityOf(room),
    object: { id: objectOf(room, given.ts), ...(text !== undefined && { chars: lengthOf(text) }) },
    targets: targetsOf(text ?? '', author.id, answered, room),
    thread: threadOf(given.ts, root, room),
  };
  return interaction({
    source: sourceOf(room),
    id: `post:${room.channel}:${given.ts}`,
    time: timeOf(given.ts),
    data,
  });
}

/** Whoever wrote it. An application may write in a person's name and is still an application. */
export function authorOf({ user, bot_id: bot }: Pick<Message, 'user' | 'bot_id'>) {
  const id = user ?? bot;
  return id == null ? undefined : { id, bot: bot != null || id === slackbot };
}

const mention = /<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/g;

function targetsOf(text: string, author: string, answered: string | undefined, room: Room) {
  const named = namesIn(text, mention, author).map((user) => ({ user, reason: 'mention' as const }));
  const reply =
    answered === undefined || answered === author ? [] : [{ user: answered, reason: 'reply' as const }];
  return [...reply, ...named]
    .slice(0, 100)
    .map(({ user, reason }) => ({ id: accountOf(room, user), reason }));
}

/** A message is the root of a thread of its own until somebody answers; then that thread is there already. */
function threadOf(ts: string, root: string | undefined, room: Room) {
  if (root === undefined) return { id: objectOf(room, ts) };
  return { id: objectOf(room, root), inReplyTo: objectOf(room, root) };
}
