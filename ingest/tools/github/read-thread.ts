// Issues, pull requests and discussions: opened, edited, deleted, answered.
import { Type } from 'typebox';
import { shapeOf } from '../shape.ts';
import { notCounted, unreadable } from '../tellings.ts';
import type { Telling } from '../tool.ts';
import { addressed, corrected, objectOf, placeOf, told, written, type Place } from './names.ts';
import { Comment, Thread, Time, User, within } from './shapes.ts';

const event = shapeOf(
  Type.Object({
    ...within,
    issue: Type.Optional(Thread),
    pull_request: Type.Optional(Thread),
    discussion: Type.Optional(Thread),
  }),
);

const opening: ReadonlySet<string> = new Set(['opened', 'created']);

export function readThread(payload: unknown): Telling {
  if (!event.fits(payload)) return event.misfit();
  const { action = '', repository, sender, issue, pull_request: pull, discussion } = payload;
  const thread = issue ?? pull ?? discussion;
  if (thread === undefined) return unreadable('has no issue, pull_request or discussion', '');
  const place = placeOf(repository);
  const mark = `#${thread.number}`;
  if (opening.has(action)) return opened(place, mark, thread, thread.user ?? sender);
  const nothing = notCounted(action === 'unanswered' ? 'taken-back' : 'no-interaction');
  return corrected(place, mark, payload, thread.updated_at) ?? nothing;
}

function opened(place: Place, mark: string, thread: Thread, actor: User): Telling {
  const object = written(place, mark, thread.body);
  return told(place, {
    id: ['post', mark],
    verb: asks(thread) ? 'ask' : 'post',
    actor,
    time: thread.created_at,
    object,
    thread: { id: object.id },
    targets: addressed(place, actor, thread.body),
  });
}

/** A discussion where an answer can be chosen asks; an issue may be anything. */
function asks({ category }: Thread): boolean {
  return category?.is_answerable ?? category?.slug === 'q-a';
}

const answered = shapeOf(
  Type.Object({
    ...within,
    discussion: Type.Object({
      number: Thread.properties.number,
      answer_chosen_at: Type.Optional(Type.Union([Time, Type.Null()])),
      answer_chosen_by: Type.Optional(Type.Union([User, Type.Null()])),
    }),
    answer: Comment,
  }),
);

/** An answer was chosen: whoever chose it vouches for it. */
export function readAnswered(payload: unknown): Telling {
  if (!answered.fits(payload)) return answered.misfit();
  const { repository, sender, discussion, answer } = payload;
  const place = placeOf(repository);
  const actor = discussion.answer_chosen_by ?? sender;
  const mark = `#discussioncomment-${answer.id}`;
  return told(place, {
    // Chosen, taken back and chosen again is twice.
    id: ['endorse', `${mark}:${discussion.answer_chosen_at ?? ''}`],
    verb: 'endorse',
    actor,
    time: discussion.answer_chosen_at ?? undefined,
    object: { id: objectOf(place, mark) },
    thread: { id: objectOf(place, `#${discussion.number}`) },
    targets: addressed(place, actor, '', { user: answer.user, reason: 'endorse' }),
  });
}
