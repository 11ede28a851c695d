// The fields of GitHub's payloads that are read; everything else, texts above all, is left behind.
import { Type, type Static } from 'typebox';

const Login = Type.String({ pattern: '^[^\\s/]{1,100}$' });
const Number = Type.Integer({ minimum: 1 });
export const Id = Type.Integer({ minimum: 1 });
export const Time = Type.String({ minLength: 1 });

export const User = Type.Object({ login: Login, type: Type.Optional(Type.String()) });
export type User = Static<typeof User>;

/** The author of something whose account is gone is null. */
const Author = Type.Union([User, Type.Null()]);
const Body = Type.Optional(Type.Union([Type.String(), Type.Null()]));

export const Repository = Type.Object({
  full_name: Type.String({ pattern: '^[^\\s/]{1,80}/[^\\s/]{1,100}$' }),
});
export type Repository = Static<typeof Repository>;

/** An issue, pull request or discussion: they share one series of numbers in a repository. */
export const Thread = Type.Object({
  number: Number,
  user: Author,
  body: Body,
  created_at: Time,
  updated_at: Type.Optional(Time),
  category: Type.Optional(
    Type.Object({ slug: Type.Optional(Type.String()), is_answerable: Type.Optional(Type.Boolean()) }),
  ),
});
export type Thread = Static<typeof Thread>;

export const Comment = Type.Object({
  id: Id,
  user: Author,
  body: Body,
  created_at: Time,
  updated_at: Type.Optional(Time),
  /** A review comment that answers another. */
  in_reply_to_id: Type.Optional(Id),
  /** A discussion comment that answers another. */
  parent_id: Type.Optional(Type.Union([Id, Type.Null()])),
  commit_id: Type.Optional(Type.String({ pattern: '^[0-9a-f]{7,64}$' })),
});
export type Comment = Static<typeof Comment>;

/** What every event about a repository has. */
export const within = {
  action: Type.Optional(Type.String()),
  repository: Repository,
  sender: User,
};
