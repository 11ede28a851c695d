// Issues and merge requests: opened, edited, approved.
import { Type, type Static } from 'typebox';
import { shapeOf } from '../shape.ts';
import { notCounted } from '../tellings.ts';
import { lengthOf } from '../text.ts';
import type { Telling } from '../tool.ts';
import { addressed, objectOf, placeOf, told, usernameOf } from './names.ts';
import { Id, Noteable, people, Project, Text, Time } from './shapes.ts';

const Payload = Type.Object({
  ...people,
  object_kind: Type.String(),
  event_type: Type.Optional(Type.String()),
  project: Project,
  object_attributes: Type.Object({
    ...Noteable.properties,
    id: Id,
    description: Text,
    action: Type.Optional(Type.String()),
    created_at: Time,
    updated_at: Type.Optional(Time),
  }),
  changes: Type.Optional(
    Type.Object({ title: Type.Optional(Type.Unknown()), description: Type.Optional(Type.Unknown()) }),
  ),
});
type Payload = Static<typeof Payload>;
const event = shapeOf(Payload);

const signs: Readonly<Record<string, string>> = { merge_request: '!' };

export function readNoteable(payload: unknown): Telling {
  if (!event.fits(payload)) return event.misfit();
  const { object_kind: kind, event_type: type = '', object_attributes: noteable } = payload;
  if (noteable.confidential === true || type.startsWith('confidential'))
    return notCounted('private-conversation');
  const mark = `${signs[kind] ?? '#'}${noteable.iid}`;
  switch (noteable.action ?? '') {
    case 'open':
      return opened(payload, mark);
    case 'update':
      return edited(payload, mark);
    case 'approved':
    case 'approval':
      return approved(payload, mark);
    case 'unapproved':
    case 'unapproval':
      return notCounted('taken-back');
    default:
      return notCounted('no-interaction');
  }
}

function opened({ project, user, object_attributes: noteable }: Payload, mark: string): Telling {
  const place = placeOf(project);
  const { username } = user;
  const object = { id: objectOf(place, mark), chars: lengthOf(noteable.description ?? '') };
  return told(place, {
    id: ['post', mark],
    verb: 'post',
    username,
    time: noteable.created_at,
    object,
    thread: { id: object.id },
    targets: addressed(place, username, noteable.description),
  });
}

/** Labels, milestones and assignees are administration; only new words are an edit. */
function edited({ project, user, object_attributes: noteable, changes }: Payload, mark: string): Telling {
  if (changes?.title === undefined && changes?.description === undefined) return notCounted('no-interaction');
  const place = placeOf(project);
  const time = noteable.updated_at;
  const object = { id: objectOf(place, mark) };
  return told(place, {
    id: ['edit', `${mark}:${time ?? ''}`],
    verb: 'edit',
    username: user.username,
    time,
    object,
  });
}

function approved(payload: Payload, mark: string): Telling {
  const { project, user, object_attributes: noteable } = payload;
  const place = placeOf(project);
  const { username } = user;
  const time = noteable.updated_at;
  const author = usernameOf(noteable.author_id, payload);
  return told(place, {
    // Approved, taken back and approved again is twice.
    id: ['endorse', `${mark}:${username}:${time ?? ''}`],
    verb: 'endorse',
    username,
    time,
    object: { id: objectOf(place, mark) },
    targets: addressed(place, username, '', { username: author, reason: 'endorse' }),
  });
}
