// Emoji awarded to issues, merge requests, snippets and notes.
import { Type } from 'typebox';
import { shapeOf } from '../shape.ts';
import { notCounted, unreadable } from '../tellings.ts';
import type { Telling } from '../tool.ts';
import { addressed, objectOf, placeOf, told, usernameOf } from './names.ts';
import { about, markOf } from './read-note.ts';
import { Id, Noteable, people, Project, Time } from './shapes.ts';

const event = shapeOf(
  Type.Object({
    ...people,
    ...about,
    event_type: Type.String(),
    project: Project,
    object_attributes: Type.Object({ id: Id, created_at: Time }),
    note: Type.Optional(
      Type.Object({
        id: Id,
        author_id: Noteable.properties.author_id,
        internal: Type.Optional(Type.Boolean()),
        confidential: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
      }),
    ),
  }),
);

export function readEmoji(payload: unknown): Telling {
  if (!event.fits(payload)) return event.misfit();
  const { event_type: type, object_attributes: award, note, issue, project, user } = payload;
  if (type !== 'award') return notCounted('taken-back');
  if (issue?.confidential === true || note?.internal === true || note?.confidential === true)
    return notCounted('private-conversation');
  const mark = note === undefined ? markOf(payload) : `#note_${note.id}`;
  if (mark === undefined) return unreadable('does not say what it was awarded to', '/object_attributes');
  const place = placeOf(project);
  const { username } = user;
  const author = usernameOf((note ?? issue ?? payload.merge_request)?.author_id, payload);
  return told(place, {
    id: ['react', `:${award.id}`],
    verb: 'react',
    username,
    time: award.created_at,
    object: { id: objectOf(place, mark) },
    targets: addressed(place, username, '', { username: author, reason: 'reaction' }),
  });
}
