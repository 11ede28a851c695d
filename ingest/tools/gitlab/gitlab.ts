// GitLab: webhooks of projects and groups, and system hooks.
import { Type } from 'typebox';
import { sharedToken } from '../../signatures/shared-token.ts';
import { standardWebhooks } from '../../signatures/standard-webhooks.ts';
import { shapeOf } from '../shape.ts';
import { notCounted } from '../tellings.ts';
import type { Telling, Tool, ToolContext } from '../tool.ts';
import { readEmoji } from './read-emoji.ts';
import { isMemberEvent, readMember } from './read-member.ts';
import { readNote } from './read-note.ts';
import { readNoteable } from './read-noteable.ts';

export const gitlab: Tool = {
  /** A signature where the server makes one; else the token sent along, as older servers do. */
  prove(request, secrets, nowMs) {
    const { headers } = request;
    if (headers['webhook-signature'] !== undefined) return standardWebhooks(request, secrets, nowMs);
    const token = headers['x-gitlab-token'];
    return sharedToken(typeof token === 'string' ? token : undefined, secrets);
  },
  read: (payload, context) => [readEvent(payload, context)],
};

const event = shapeOf(
  Type.Object({ object_kind: Type.Optional(Type.String()), event_name: Type.Optional(Type.String()) }),
);

function readEvent(payload: unknown, context: ToolContext): Telling {
  if (!event.fits(payload)) return event.misfit();
  const { object_kind: kind = '', event_name: name = '' } = payload;
  if (isMemberEvent(name)) return readMember(name, payload, context);
  switch (kind) {
    case 'issue':
    case 'work_item':
    case 'merge_request':
      return readNoteable(payload);
    case 'note':
      return readNote(payload);
    case 'emoji':
      return readEmoji(payload);
    default:
      return notCounted(administrative.has(kind || name) ? 'no-interaction' : 'unknown-event');
  }
}

/** What GitLab does, or people do to it, without speaking to anyone. */
const administrative: ReadonlySet<string> = new Set(
  `access_token build deployment feature_flag group_create group_destroy group_rename job key_create key_destroy
  milestone pipeline project_create project_destroy project_rename project_transfer project_update push release
  repository_update resource_access_token subgroup_create subgroup_destroy tag_push user_access_request_revoked_for_group
  user_access_request_to_group user_create user_destroy user_failed_login user_rename user_update_for_group
  user_update_for_team vulnerability wiki_page`.split(/\s+/),
);
