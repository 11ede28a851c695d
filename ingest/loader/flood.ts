// Tells a flood: more comes in than the processors can take in and store at once.
import { availableParallelism } from 'node:os';
import type { Backlog } from '../inbox/inbox.ts';

/** In a second, for each processor. */
const manyArriving = 30_000;
/** Even in a flood no more than so many are left to wait: some ten seconds of it. */
const mostWaiting = 1_000_000;

/** To be asked again and again: it looks at what has come in since it was asked last. */
export function watchFlood(
  backlog: () => Pick<Backlog, 'items' | 'next'>,
  now: () => number = () => performance.now(),
  processors: number = availableParallelism(),
): () => boolean {
  let last = { at: now(), next: backlog().next };
  return () => {
    const { items, next } = backlog();
    const seconds = (now() - last.at) / 1_000;
    const arrived = next - last.next;
    last = { at: now(), next };
    return items < mostWaiting && arrived > manyArriving * processors * seconds;
  };
}
