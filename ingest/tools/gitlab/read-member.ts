// Who comes to a project or group, and who goes: system hooks and group hooks.
import { Type } from 'typebox';
import { shapeOf } from '../shape.ts';
import { unreadable } from '../tellings.ts';
import type { Telling, ToolContext } from '../tool.ts';
import { told } from './names.ts';
import { Path, Time, Username } from './shapes.ts';

const event = shapeOf(
  Type.Object({
    event_name: Type.String(),
    user_username: Username,
    project_path_with_namespace: Type.Optional(Path),
    group_path: Type.Optional(Path),
    updated_at: Type.Optional(Time),
  }),
);

const verbs = {
  user_add_to_team: 'join',
  user_add_to_group: 'join',
  user_remove_from_team: 'leave',
  user_remove_from_group: 'leave',
} as const;

export const isMemberEvent = (name: string): name is keyof typeof verbs => Object.hasOwn(verbs, name);

export function readMember(
  name: keyof typeof verbs,
  payload: unknown,
  { headers }: Pick<ToolContext, 'headers'>,
): Telling {
  if (!event.fits(payload)) return event.misfit();
  const { user_username: username, group_path: group, updated_at: time } = payload;
  const path = payload.project_path_with_namespace ?? group;
  if (path === undefined) return unreadable('names neither project nor group', '');
  const instance = headers['x-gitlab-instance'];
  // These payloads hold no address of their server.
  if (typeof instance !== 'string' || !URL.canParse(instance))
    return unreadable('came without X-Gitlab-Instance', '');
  const verb = verbs[name];
  const place = { host: new URL(instance).host, path };
  return told(place, { id: [verb, `:${username}:${time ?? ''}`], verb, username, time });
}
