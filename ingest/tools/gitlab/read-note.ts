// Notes on issues, merge requests, snippets and commits.
import { Type, type Static } from 'typebox';
import { shapeOf } from '../shape.ts';
import { notCounted, unreadable } from '../tellings.ts';
import { lengthOf } from '../text.ts';
import type { Telling } from '../tool.ts';
import { addressed, objectOf, placeOf, told, usernameOf, type Place } from './names.ts';
import { Id, Noteable, people, Project, Text, Time } from './shapes.ts';

/** What a note, or an emoji, may be about. */
export const about = {
  issue: Type.Optional(Noteable),
  merge_request: Type.Optional(Noteable),
  snippet: Type.Optional(Type.Object({ id: Id, author_id: Noteable.properties.author_id })),
  project_snippet: Type.Optional(Type.Object({ id: Id })),
  commit: Type.Optional(Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{7,64}$' }) })),
};

const Payload = Type.Object({
  ...people,
  ...about,
  event_type: Type.Optional(Type.String()),
  project: Project,
  object_attributes: Type.Object({
    id: Id,
    note: Text,
    /** Written by GitLab itself: a label added, a branch pushed. */
    system: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
    /** Kept among the members of a project. */
    internal: Type.Optional(Type.Boolean()),
    action: Type.Optional(Type.String()),
    /** `DiscussionNote` or `DiffNote` within a discussion of its own. */
    type: Type.Optional(Type.Union([Type.String(), Type.Null()])),
    discussion_id: Type.Optional(Type.String({ pattern: '^[0-9a-f]{1,64}$' })),
    created_at: Time,
    updated_at: Type.Optional(Time),
  }),
});
type Payload = Static<typeof Payload>;
const event = shapeOf(Payload);

export function readNote(payload: unknown): Telling {
  if (!event.fits(payload)) return event.misfit();
  const { object_attributes: note, event_type: type, issue, project, user } = payload;
  if (note.system === true) return notCounted('system-message');
  if (type === 'confidential_note' || note.internal === true || issue?.confidential === true)
    return notCounted('private-conversation');
  const place = placeOf(project);
  const mark = `#note_${note.id}`;
  if (note.action !== 'update') return written(payload, place, mark);
  const time = note.updated_at;
  const object = { id: objectOf(place, mark) };
  const { username } = user;
  return told(place, { id: ['edit', `${mark}:${time ?? ''}`], verb: 'edit', username, time, object });
}

function written(payload: Payload, place: Place, mark: string): Telling {
  const { object_attributes: note, user } = payload;
  const noteable = markOf(payload);
  if (noteable === undefined)
    return unreadable('does not say what it is about', '/object_attributes/noteable_type');
  const { username } = user;
  const { issue, merge_request: request, snippet } = payload;
  const author = usernameOf((issue ?? request ?? snippet)?.author_id, payload);
  const alone = note.type == null || note.discussion_id === undefined;
  return told(place, {
    id: ['post', mark],
    verb: 'reply',
    username,
    time: note.created_at,
    object: { id: objectOf(place, mark), chars: lengthOf(note.note ?? '') },
    // Within a discussion a note answers those before it there, which the order tells; alone it answers the author.
    thread: alone
      ? { id: objectOf(place, noteable), inReplyTo: objectOf(place, noteable) }
      : { id: objectOf(place, `${noteable}:${note.discussion_id ?? ''}`) },
    targets: addressed(place, username, note.note, alone ? { username: author, reason: 'reply' } : undefined),
  });
}

/** The reference of what something is about. */
export function markOf(payload: Pick<Payload, keyof typeof about>): string | undefined {
  const { issue, merge_request: request, commit } = payload;
  if (issue !== undefined) return `#${issue.iid}`;
  if (request !== undefined) return `!${request.iid}`;
  const snippet = payload.snippet ?? payload.project_snippet;
  if (snippet !== undefined) return `$${snippet.id}`;
  return commit === undefined ? undefined : `@${commit.id}`;
}
