// How long refreshing figures leaves the machine to what is coming in: much longer while that is a flood.
import type { Backlog } from '../ingest/inbox/inbox.ts';

export interface FloodParts {
  backlog: () => Pick<Backlog, 'items' | 'next'>;
  /** Returns at once when stopped. */
  rest: (ms: number) => Promise<unknown>;
  now: () => number;
  isStopped: () => boolean;
}

const tickMs = 1_000;
/** So many waiting to be stored: no refresh could show them yet, and every one makes them wait longer. */
const manyWaiting = 100_000;
/** So many within a tick: no company talks like this, it is history being told or a tool gone wild. */
const manyArriving = 10_000;
/** A refresh that takes longer cannot show within five seconds what comes in while it works; it is not hurried then. */
const promptMs = 1_000;

const restShare = 12;
const longestMs = 30_000;

/** Rests while there is a flood, many times as long as was worked but within bounds; at once done when there is none. */
export async function restInFlood(
  { backlog, rest, now, isStopped }: FloodParts,
  workedMs: number,
  endedAt: number,
): Promise<void> {
  const until = endedAt + Math.min(longestMs, restShare * workedMs);
  const isFlood = (arrived: number) =>
    backlog().items > manyWaiting || (workedMs > promptMs && arrived > manyArriving);
  for (let arrived = Infinity; isFlood(arrived) && now() < until && !isStopped();) {
    const before = backlog().next;
    await rest(tickMs);
    arrived = backlog().next - before;
  }
}
