// One Mattermost post, from an outgoing webhook or a bulk export: the same (source, id) where both tell the moment.
import type { InteractionData } from '../../../core/event.ts';
import { mentionsIn } from '../mentions.ts';
import { interaction } from '../tellings.ts';
import { lengthOf } from '../text.ts';
import type { Telling } from '../tool.ts';

/**
 * A channel by the names in its address. Exports hold no other ids, so names are what webhooks are read by, too
 * (docs/decisions/0013-exports-tell-the-same-events.md).
 */
export interface Room {
  team: string;
  channel: string;
  /** As people see it; known to exports only. */
  title?: string;
}

export interface Post {
  /** User name. */
  user: string;
  text: string;
  /** Milliseconds since 1970. */
  time: number;
  /** Stands for the moment when it is known to the second only. */
  postId?: string;
  bot?: boolean;
}

export const sourceOf = ({ team }: Pick<Room, 'team'>) => `/mattermost/${team}`;
export const accountOf = ({ team }: Pick<Room, 'team'>, user: string) => `mattermost:${team}:${user}`;

/** A post within its channel: by whom and when, as the server tells posts apart when it imports them. */
export const markOf = ({ user, time, postId }: Post) => postId ?? `${user}:${time}`;
export const objectOf = ({ team, channel }: Room, post: Post) =>
  `mattermost:${team}:${channel}:${markOf(post)}`;

export function communityOf({ team, channel, title }: Room) {
  return { id: `mattermost:${team}:${channel}`, ...(title === undefined ? {} : { name: title }) };
}

/** A post, or a reply when its thread's root is known. */
export function readPost(post: Post, room: Room, root?: Post): Telling {
  const answered = root === undefined ? undefined : objectOf(room, root);
  const data: InteractionData = {
    actor: { id: accountOf(room, post.user), ...(post.bot && { bot: true }) },
    verb: answered === undefined ? 'post' : 'reply',
    community: communityOf(room),
    object: { id: objectOf(room, post), chars: lengthOf(post.text) },
    targets: peopleNamed(post).map((user) => ({ id: accountOf(room, user), reason: 'mention' })),
    ...(answered !== undefined && { thread: { id: answered, inReplyTo: answered } }),
  };
  return interaction({
    source: sourceOf(room),
    id: `post:${room.channel}:${markOf(post)}`,
    time: post.time,
    data,
  });
}

const everybody: ReadonlySet<string> = new Set(['all', 'channel', 'here']);

function peopleNamed({ text, user }: Post): string[] {
  return mentionsIn(text, user).filter((name) => !everybody.has(name));
}
