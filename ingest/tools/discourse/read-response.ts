// Likes, and newcomers of the forum.
import { Type } from 'typebox';
import { shapeOf } from '../shape.ts';
import { notCounted } from '../tellings.ts';
import type { Telling } from '../tool.ts';
import { accountOf, isPrivate, objectOf, Post, told, Username } from './names.ts';

const like = shapeOf(
  Type.Object({ like: Type.Object({ post: Post, user: Type.Object({ username: Username }) }) }),
);

/** The hook does not say when; somebody likes a post once. */
export function readLike(host: string, payload: unknown): Telling {
  if (!like.fits(payload)) return like.misfit();
  const { post, user } = payload.like;
  if (isPrivate(post)) return notCounted('private-conversation');
  const { username } = user;
  const targets =
    username === post.username ? [] : [{ id: accountOf(host, post.username), reason: 'reaction' as const }];
  return told(host, post, {
    id: `react:${post.id}:${username.toLowerCase()}`,
    verb: 'react',
    username,
    object: { id: objectOf(host, post, post.post_number) },
    targets,
  });
}

const user = shapeOf(
  Type.Object({
    user: Type.Object({
      id: Type.Integer(),
      username: Username,
      created_at: Type.Optional(Type.String({ minLength: 1 })),
    }),
  }),
);

export function readUser(host: string, name: string, payload: unknown): Telling {
  if (!user.fits(payload)) return user.misfit();
  if (name !== 'user_created') return notCounted('no-interaction');
  const { id, username, created_at: time } = payload.user;
  return told(host, undefined, { id: `join:${id}`, verb: 'join', username, bot: id < 0, time });
}
