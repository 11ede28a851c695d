// One Zulip message, from an outgoing webhook or an export: the same (source, id) from both.
import type { InteractionData } from '../../../core/event.ts';
import { interaction } from '../tellings.ts';
import { lengthOf, namesIn } from '../text.ts';
import type { Telling } from '../tool.ts';

/** A channel of an organisation; Zulip called them streams. */
export interface Room {
  /** The organisation's name in its address. */
  realm: string;
  channel: number;
  name?: string;
}

export interface Message {
  id: number;
  sender: number;
  bot?: boolean;
  topic: string;
  content: string;
  /** As HTML, in which people are named by number. */
  rendered: string;
  /** Milliseconds since 1970. */
  time: number;
}

export const sourceOf = ({ realm }: Pick<Room, 'realm'>) => `/zulip/${realm}`;
export const accountOf = ({ realm }: Pick<Room, 'realm'>, user: number | string) => `zulip:${realm}:${user}`;
export const objectOf = ({ realm }: Pick<Room, 'realm'>, id: number | string) =>
  `zulip:${realm}:message:${id}`;

export function communityOf({ realm, channel, name }: Room) {
  return { id: `zulip:${realm}:${channel}`, ...(name === undefined ? {} : { name }) };
}

/** People named aloud; silent mentions and groups are left out. */
const mention = /<span class="user-mention" data-user-id="(\d+)">/g;
/** `@_**Name|5** [said](…/near/112):` opens a quotation, and a quotation answers. */
const quotation = /@_\*\*[^*\n]+\*\* \[[^\]\n]*\]\([^)\s]*\/near\/(\d+)\)/g;

/** In Zulip whoever writes under a topic takes part in its thread; no message says it is the first. */
export function readMessage(message: Message, room: Room): Telling {
  const { sender, content } = message;
  const quoted = namesIn(content, quotation, '').map((id) => objectOf(room, id));
  const data: InteractionData = {
    actor: { id: accountOf(room, sender), ...(message.bot && { bot: true }) },
    verb: 'post',
    community: communityOf(room),
    object: { id: objectOf(room, message.id), chars: lengthOf(content) },
    targets: namesIn(message.rendered, mention, String(sender)).map((user) => ({
      id: accountOf(room, user),
      reason: 'mention',
    })),
    thread: {
      id: `zulip:${room.realm}:topic:${room.channel}:${message.topic.toLowerCase()}`,
      ...(quoted.length > 0 && { inReplyTo: quoted }),
    },
  };
  return interaction({ source: sourceOf(room), id: `post:${message.id}`, time: message.time, data });
}
