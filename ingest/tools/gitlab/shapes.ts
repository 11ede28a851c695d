// The fields of GitLab's payloads that are read.
import { Type, type Static } from 'typebox';

export const Id = Type.Integer({ minimum: 1 });
export const Time = Type.String({ minLength: 1 });
export const Username = Type.String({ pattern: '^[^\\s/]{1,255}$' });
export const Path = Type.String({ pattern: '^[^\\s:]{1,150}$' });
export const Text = Type.Optional(Type.Union([Type.String(), Type.Null()]));

const optionalId = Type.Optional(Type.Union([Id, Type.Null()]));

/** Older servers name people without their number. */
export const User = Type.Object({ id: optionalId, username: Username });
export type User = Static<typeof User>;

export const Project = Type.Object({
  path_with_namespace: Path,
  web_url: Type.String({ pattern: '^https?://[^/\\s]+' }),
});
export type Project = Static<typeof Project>;

/** An issue or merge request something is said about. */
export const Noteable = Type.Object({
  iid: Id,
  author_id: optionalId,
  confidential: Type.Optional(Type.Boolean()),
});

/** People a payload names beside whoever acted: the only way from an author's number to a user name. */
export const people = {
  user: User,
  assignees: Type.Optional(Type.Array(User)),
  reviewers: Type.Optional(Type.Array(User)),
};
