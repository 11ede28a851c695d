// Reactions to a Mattermost post and its last edit, as a bulk export tells them.
import {
  accountOf,
  communityOf,
  markOf,
  objectOf,
  sourceOf,
  type Post,
  type Room,
} from '../../../tools/mattermost/read-post.ts';
import { interaction } from '../../../tools/tellings.ts';
import type { Telling } from '../../../tools/tool.ts';

export function readReaction(
  { user, emoji_name: name, create_at: time }: { user: string; emoji_name: string; create_at: number },
  post: Post,
  room: Room,
): Telling {
  const own = user === post.user;
  return interaction({
    source: sourceOf(room),
    id: `react:${room.channel}:${markOf(post)}:${user}:${name}`,
    time,
    data: {
      actor: { id: accountOf(room, user) },
      verb: 'react',
      community: communityOf(room),
      object: { id: objectOf(room, post) },
      ...(!own && { targets: [{ id: accountOf(room, post.user), reason: 'reaction' as const }] }),
    },
  });
}

/** `editedAt` is 0 when it never was. Only authors edit, as a rule; an export does not say. */
export function readEdit(post: Post, editedAt: number, room: Room): Telling[] {
  if (editedAt === 0) return [];
  const edit = interaction({
    source: sourceOf(room),
    id: `edit:${room.channel}:${markOf(post)}:${editedAt}`,
    time: editedAt,
    data: {
      actor: { id: accountOf(room, post.user), ...(post.bot && { bot: true }) },
      verb: 'edit',
      community: communityOf(room),
      object: { id: objectOf(room, post) },
    },
  });
  return [edit];
}
