// Time to a first reply: threads still waiting count as waiting, not as never asked.
import { expect, it } from 'vitest';
import { collectReplies } from '../../../analytics/adoption/reply-times.ts';

const hour = 3_600_000;
const collected = () => collectReplies((from, to) => (to - from) / hour, 100 * hour);

it('takes the median over answered and waiting threads', () => {
  const replies = collected();
  replies.add([
    { community: 'a', opened_ms: hour, answered_ms: 3 * hour },
    { community: 'a', opened_ms: hour, answered_ms: 7 * hour },
    { community: 'a', opened_ms: hour, answered_ms: 0 },
    { community: 'b', opened_ms: hour, answered_ms: 0 },
  ]);
  expect(replies.of('a')).toEqual({ threads: 3, medianHours: 6 });
  expect(replies.of('b')).toEqual({ threads: 1, medianHours: null });
  expect(replies.of()).toEqual({ threads: 4, medianHours: 6 });
  expect(replies.of('nowhere')).toEqual({ threads: 0, medianHours: null });
});
