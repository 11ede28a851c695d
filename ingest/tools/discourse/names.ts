// How people, categories and posts of a Discourse forum are called here.
import type { IncomingHttpHeaders } from 'node:http';
import { Type, type Static } from 'typebox';
import type { InteractionData } from '../../../core/event.ts';
import type { Verb } from '../../../core/verbs.ts';
import { interaction } from '../tellings.ts';
import type { Telling } from '../tool.ts';

export const Username = Type.String({ pattern: '^\\S{1,100}$' });
const Id = Type.Integer();

/** A post as every hook about posts carries it. */
export const Post = Type.Object({
  id: Id,
  topic_id: Id,
  post_number: Type.Integer({ minimum: 1 }),
  username: Username,
  /** Below zero for the forum itself and its machines. */
  user_id: Type.Optional(Id),
  /** 1 written by somebody, 2 a moderator's notice, 3 a small action, 4 a whisper among staff. */
  post_type: Type.Optional(Type.Integer()),
  created_at: Type.String({ minLength: 1 }),
  updated_at: Type.Optional(Type.String({ minLength: 1 })),
  raw: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  reply_to_post_number: Type.Optional(Type.Union([Type.Integer({ minimum: 1 }), Type.Null()])),
  reply_to_user: Type.Optional(Type.Union([Type.Object({ username: Username }), Type.Null()])),
  category_id: Type.Optional(Type.Union([Id, Type.Null()])),
  category_slug: Type.Optional(Type.Union([Type.String({ maxLength: 200 }), Type.Null()])),
  /** `private_message` for conversations outside any category. */
  topic_archetype: Type.Optional(Type.String()),
});
export type Post = Static<typeof Post>;

/** The forum's host, which no payload holds. */
export function hostOf(headers: IncomingHttpHeaders): string | undefined {
  const instance = headers['x-discourse-instance'];
  return typeof instance === 'string' && URL.canParse(instance) ? new URL(instance).host : undefined;
}

/** User names are the same in any case, and a mention is written in any. */
export function accountOf(host: string, username: string): string {
  return `discourse:${host}:${username.toLowerCase()}`;
}

/** By its place in the topic: a reply names the number of the post it answers, not its id. */
export function objectOf(host: string, { topic_id: topic }: Post, number: number): string {
  return `discourse:${host}:${topic}/${number}`;
}

export const isPrivate = (post: Post) => post.topic_archetype === 'private_message';

export interface Act extends Pick<InteractionData, 'object' | 'thread' | 'targets'> {
  id: string;
  verb: Verb;
  username: string;
  bot?: boolean;
  time?: string | undefined;
}

/** The event of somebody acting in a post's category, or in the forum as a whole. */
export function told(host: string, post: Post | undefined, act: Act): Telling {
  const { id, verb, username, bot = false, time, ...rest } = act;
  const category = post?.category_id ?? 'forum';
  const name = post?.category_slug;
  const data: InteractionData = {
    actor: { id: accountOf(host, username), ...(bot && { bot }) },
    verb,
    community: { id: `discourse:${host}:${category}`, ...(name != null && { name }) },
    ...rest,
  };
  const timeMs = time === undefined ? undefined : Date.parse(time);
  return interaction({ source: `/discourse/${host}`, id, time: timeMs, data });
}
