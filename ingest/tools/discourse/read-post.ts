// Posts: written, edited, deleted, brought back.
import { Type } from 'typebox';
import { mentionsIn } from '../mentions.ts';
import { shapeOf } from '../shape.ts';
import { notCounted } from '../tellings.ts';
import { lengthOf } from '../text.ts';
import type { Telling } from '../tool.ts';
import { accountOf, isPrivate, objectOf, Post, told } from './names.ts';

const event = shapeOf(Type.Object({ post: Post }));

/** Kinds of post. */
const byPeople = 1;
const whisper = 4;

export function readPost(host: string, name: string, payload: unknown): Telling {
  if (!event.fits(payload)) return event.misfit();
  const { post } = payload;
  const { post_type: type = byPeople } = post;
  if (isPrivate(post) || type === whisper) return notCounted('private-conversation');
  if (type !== byPeople) return notCounted('system-message');
  switch (name) {
    case 'post_created':
      return written(host, post);
    case 'post_edited':
      return corrected(host, post, 'edit', post.updated_at);
    case 'post_destroyed':
      return corrected(host, post, 'delete', undefined);
    default:
      return notCounted('no-interaction');
  }
}

function written(host: string, post: Post): Telling {
  const { username, post_number: number, raw } = post;
  const opens = number === 1;
  const above = post.reply_to_post_number ?? undefined;
  const answered = post.reply_to_user?.username;
  const reply =
    answered === undefined || answered === username
      ? []
      : [{ id: accountOf(host, answered), reason: 'reply' as const }];
  const mentioned = mentionsIn(raw ?? '', username.toLowerCase()).map((named) => ({
    id: accountOf(host, named),
    reason: 'mention' as const,
  }));
  return told(host, post, {
    id: `post:${post.id}`,
    verb: opens ? 'post' : 'reply',
    username,
    bot: (post.user_id ?? 0) < 0,
    time: post.created_at,
    object: { id: objectOf(host, post, number), chars: lengthOf(raw ?? '') },
    thread: {
      id: objectOf(host, post, 1),
      // A post that answers none in particular answers the topic in its order.
      ...(above !== undefined && { inReplyTo: objectOf(host, post, above) }),
    },
    targets: [...reply, ...mentioned].slice(0, 100),
  });
}

/** The hook does not say who edited or deleted a post: most often its author, who is taken for it. */
function corrected(host: string, post: Post, verb: 'edit' | 'delete', time: string | undefined): Telling {
  const { id, username, post_number: number } = post;
  const object = { id: objectOf(host, post, number) };
  const at = time === undefined ? '' : `:${time}`;
  return told(host, post, { id: `${verb}:${id}${at}`, verb, username, time, object });
}
