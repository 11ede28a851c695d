// How people, channels and messages of Teams are called here, whichever webhook tells of them.
import type { InteractionData } from '../../../core/event.ts';
import type { Verb } from '../../../core/verbs.ts';
import { interaction } from '../tellings.ts';
import type { Telling } from '../tool.ts';

/** A channel of one tenant; ids of Microsoft’s directory. */
export interface Room {
  tenant: string;
  channel: string;
}

export interface Author {
  id: string;
  bot: boolean;
}

export function accountOf({ tenant }: Room, id: string): string {
  return `teams:${tenant}:${id.toLowerCase()}`;
}

export function objectOf({ tenant, channel }: Room, message: string): string {
  return `teams:${tenant}:${channel}:${message}`;
}

/**
 * A message's id is the millisecond it was written in, which every webhook tells alike; their times differ in
 * precision, and the same event told twice must be the same.
 */
export function momentOf(message: string, told: string | undefined): number | undefined {
  if (/^\d{13}$/.test(message)) return Number(message);
  return told === undefined ? undefined : Date.parse(told);
}

export interface Act extends Pick<InteractionData, 'object' | 'thread' | 'targets'> {
  /** What makes the act one of its kind: `post` and the message. */
  id: readonly [act: string, mark: string];
  verb: Verb;
  author: Author;
  /** Milliseconds since 1970. */
  time?: number | undefined;
}

/** The event of somebody acting in a channel. */
export function told(room: Room, { id: [act, mark], verb, author, time, ...rest }: Act): Telling {
  const { tenant, channel } = room;
  const data: InteractionData = {
    actor: { id: accountOf(room, author.id), ...(author.bot && { bot: true }) },
    verb,
    community: { id: `teams:${tenant}:${channel}` },
    ...rest,
  };
  return interaction({ source: `/teams/${tenant}`, id: `${act}:${channel}:${mark}`, time, data });
}

export interface Written {
  id: string;
  author: Author;
  /** The message that opens the conversation, when it is not this one. */
  root: string | undefined;
  chars: number;
  time: number | undefined;
  /** Directory ids of people mentioned. */
  mentioned: readonly string[];
}

/** A message, a post or a reply in a conversation. */
export function toldWritten(room: Room, { id, author, root, chars, time, mentioned }: Written): Telling {
  const named = [...new Set(mentioned)].filter((person) => person !== author.id).slice(0, 100);
  const opened = objectOf(room, root ?? id);
  return told(room, {
    id: ['post', id],
    verb: root === undefined ? 'post' : 'reply',
    author,
    time,
    object: { id: objectOf(room, id), chars },
    thread: { id: opened, ...(root !== undefined && { inReplyTo: opened }) },
    targets: named.map((person) => ({ id: accountOf(room, person), reason: 'mention' })),
  });
}
