// A chatMessage of Microsoft Graph: written, edited, deleted, reacted to; or Teams saying who came and went.
import { Type, type Static } from 'typebox';
import { shapeOf } from '../shape.ts';
import { notCounted, unreadable } from '../tellings.ts';
import type { Telling } from '../tool.ts';
import { momentOf, objectOf, told, toldWritten, type Author, type Room } from './names.ts';
import { plainLength } from './plain-length.ts';

const nullable = <Schema extends Parameters<typeof Type.Optional>[0]>(schema: Schema) =>
  Type.Optional(Type.Union([schema, Type.Null()]));
const Id = Type.String({ pattern: '^\\S{1,100}$' });
const Time = Type.String({ minLength: 1 });
const Person = Type.Object({ id: Id });

const Message = Type.Object({
  id: Id,
  replyToId: nullable(Id),
  messageType: Type.Optional(Type.String()),
  createdDateTime: Type.Optional(Time),
  lastEditedDateTime: nullable(Time),
  deletedDateTime: nullable(Time),
  channelIdentity: nullable(Type.Object({ channelId: Id })),
  from: nullable(Type.Object({ user: nullable(Person), application: nullable(Person) })),
  body: nullable(Type.Object({ content: nullable(Type.String()) })),
  mentions: Type.Optional(
    Type.Array(Type.Object({ mentioned: nullable(Type.Object({ user: nullable(Person) })) })),
  ),
  reactions: Type.Optional(
    Type.Array(
      Type.Object({
        reactionType: Type.String({ minLength: 1, maxLength: 50 }),
        createdDateTime: Time,
        user: Type.Object({ user: nullable(Person) }),
      }),
    ),
  ),
  eventDetail: nullable(
    Type.Object({ '@odata.type': Type.String(), members: Type.Optional(Type.Array(Person)) }),
  ),
});
type Message = Static<typeof Message>;
const shape = shapeOf(Message);

export type Change = 'created' | 'updated' | 'deleted';

/** `at`: pointer to it within the payload. */
export function readMessage(tenant: string, change: Change, given: unknown, at: string): Telling[] {
  if (!shape.fits(given)) return [shape.misfit(at)];
  if (given.channelIdentity == null) return [notCounted('private-conversation')];
  const room = { tenant, channel: given.channelIdentity.channelId };
  if (given.eventDetail != null) return moves(room, given);
  if (given.messageType !== undefined && given.messageType !== 'message')
    return [notCounted('system-message')];
  const author = authorOf(given);
  if (author === undefined) return [unreadable('does not say who wrote it', `${at}/from`)];
  if (change === 'deleted' || given.deletedDateTime != null) return [deleted(room, given, author)];
  return change === 'created'
    ? [written(room, given, author), ...reactions(room, given)]
    : updated(room, given, author);
}

function authorOf({ from }: Message): Author | undefined {
  if (from?.user != null) return { id: from.user.id, bot: false };
  return from?.application == null ? undefined : { id: from.application.id, bot: true };
}

function written(room: Room, message: Message, author: Author): Telling {
  const { id, replyToId, createdDateTime, body, mentions = [] } = message;
  return toldWritten(room, {
    id,
    author,
    root: replyToId ?? undefined,
    chars: plainLength(body?.content ?? ''),
    time: momentOf(id, createdDateTime),
    mentioned: mentions.flatMap(({ mentioned }) => mentioned?.user?.id ?? []),
  });
}

function deleted(room: Room, { id, deletedDateTime }: Message, author: Author): Telling {
  const time = deletedDateTime == null ? undefined : Date.parse(deletedDateTime);
  return told(room, { id: ['delete', id], verb: 'delete', author, time, object: { id: objectOf(room, id) } });
}

/** An update is whatever changed: new words, or the reactions, all of which are told again and count once each. */
function updated(room: Room, message: Message, author: Author): Telling[] {
  const { id, lastEditedDateTime: edited } = message;
  const tellings = reactions(room, message);
  if (edited != null) {
    const object = { id: objectOf(room, id) };
    tellings.unshift(
      told(room, { id: ['edit', `${id}:${edited}`], verb: 'edit', author, time: Date.parse(edited), object }),
    );
  }
  return tellings.length === 0 ? [notCounted('taken-back')] : tellings;
}

function reactions(room: Room, { id, reactions: all = [] }: Message): Telling[] {
  return all.flatMap(({ reactionType: type, createdDateTime: time, user: { user } }) => {
    if (user == null) return [];
    return told(room, {
      id: ['react', `${id}:${user.id}:${type}`],
      verb: 'react',
      author: { id: user.id, bot: false },
      time: Date.parse(time),
      object: { id: objectOf(room, id) },
    });
  });
}

/** `#microsoft.graph.membersAddedEventMessageDetail` and its like. */
const coming = /^#?microsoft\.graph\.members(Added|Joined|Deleted|Left)EventMessageDetail$/;

function moves(room: Room, { id, createdDateTime, eventDetail }: Message): Telling[] {
  const [, how] = coming.exec(eventDetail?.['@odata.type'] ?? '') ?? [];
  const members = eventDetail?.members ?? [];
  if (how === undefined || members.length === 0) return [notCounted('system-message')];
  const verb = how === 'Added' || how === 'Joined' ? 'join' : 'leave';
  const time = momentOf(id, createdDateTime);
  return members.map((member) =>
    told(room, { id: [verb, `${id}:${member.id}`], verb, author: { id: member.id, bot: false }, time }),
  );
}
