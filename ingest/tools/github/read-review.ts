// Reviews of pull requests.
import { Type } from 'typebox';
import { shapeOf } from '../shape.ts';
import { notCounted } from '../tellings.ts';
import type { Telling } from '../tool.ts';
import { addressed, corrected, objectOf, placeOf, told, written } from './names.ts';
import { Comment, Thread, Time, within } from './shapes.ts';

const event = shapeOf(
  Type.Object({
    ...within,
    review: Type.Object({
      id: Comment.properties.id,
      user: Comment.properties.user,
      body: Comment.properties.body,
      submitted_at: Type.Optional(Type.Union([Time, Type.Null()])),
      updated_at: Type.Optional(Time),
    }),
    pull_request: Type.Object({ number: Thread.properties.number, user: Thread.properties.user }),
  }),
);

export function readReview(payload: unknown): Telling {
  if (!event.fits(payload)) return event.misfit();
  const { action = '', repository, sender, review, pull_request: pull } = payload;
  const place = placeOf(repository);
  const mark = `#pullrequestreview-${review.id}`;
  const thread = objectOf(place, `#${pull.number}`);
  const actor = review.user ?? sender;
  if (action === 'submitted') {
    // GitHub wraps the comments of a pull request's own author in a review without words; the comments tell themselves.
    if (actor.login === pull.user?.login && !review.body) return notCounted('no-interaction');
    return told(place, {
      id: ['post', mark],
      verb: 'review',
      actor,
      time: review.submitted_at ?? undefined,
      object: written(place, mark, review.body),
      thread: { id: thread, inReplyTo: thread },
      targets: addressed(place, actor, review.body, { user: pull.user, reason: 'review' }),
    });
  }
  return corrected(place, mark, payload, review.updated_at) ?? notCounted('no-interaction');
}
