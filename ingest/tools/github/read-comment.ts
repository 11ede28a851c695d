// Comments on issues, pull requests, their lines, discussions and commits.
import { Type, type Static } from 'typebox';
import { shapeOf } from '../shape.ts';
import { notCounted, unreadable } from '../tellings.ts';
import type { Telling } from '../tool.ts';
import { addressed, corrected, objectOf, placeOf, told, written, type Place } from './names.ts';
import { Comment, Thread, within } from './shapes.ts';

const CommentPayload = Type.Object({
  ...within,
  comment: Comment,
  issue: Type.Optional(Thread),
  pull_request: Type.Optional(Thread),
  discussion: Type.Optional(Thread),
});
type CommentPayload = Static<typeof CommentPayload>;
const event = shapeOf(CommentPayload);

/** The mark of a comment in GitHub's addresses, by the event that tells of it. */
const marks = {
  issue_comment: 'issuecomment-',
  pull_request_review_comment: 'discussion_r',
  discussion_comment: 'discussioncomment-',
  commit_comment: 'commitcomment-',
} as const;
export type CommentEvent = keyof typeof marks;

export const isCommentEvent = (name: string): name is CommentEvent => Object.hasOwn(marks, name);

export function readComment(name: CommentEvent, payload: unknown): Telling {
  if (!event.fits(payload)) return event.misfit();
  const { action, repository, comment } = payload;
  const place = placeOf(repository);
  const markOf = (id: number) => `#${marks[name]}${id}`;
  if (action === 'created') return created(place, payload, markOf);
  return corrected(place, markOf(comment.id), payload, comment.updated_at) ?? notCounted('no-interaction');
}

function created(place: Place, payload: CommentPayload, markOf: (id: number) => string): Telling {
  const { comment, sender } = payload;
  const thread = threadOf(place, payload);
  if (thread === undefined) return unreadable('does not say what it comments on', '/comment');
  const above = comment.in_reply_to_id ?? comment.parent_id ?? undefined;
  const actor = comment.user ?? sender;
  // The author of the comment answered is looked up by its mark; the author of the thread is told here.
  const answered = above === undefined ? { user: thread.author, reason: 'reply' as const } : undefined;
  const mark = markOf(comment.id);
  return told(place, {
    id: ['post', mark],
    verb: 'reply',
    actor,
    time: comment.created_at,
    object: written(place, mark, comment.body),
    thread: {
      id: thread.id,
      inReplyTo: above === undefined ? thread.id : objectOf(place, markOf(above)),
    },
    targets: addressed(place, actor, comment.body, answered),
  });
}

/** The issue, pull request, discussion or commit a comment belongs to. */
function threadOf(place: Place, { comment, issue, pull_request: pull, discussion }: CommentPayload) {
  const thread = issue ?? pull ?? discussion;
  if (thread !== undefined) return { id: objectOf(place, `#${thread.number}`), author: thread.user };
  const { commit_id: commit } = comment;
  return commit === undefined ? undefined : { id: objectOf(place, `@${commit}`), author: null };
}
