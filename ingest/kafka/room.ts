// Whether the inbox should take more from Kafka: what waits there is safe, so there is no need to hold it twice.
import type { Inbox } from '../inbox/inbox.ts';
import type { HoldReason } from './event-log.ts';

/** A few batches of the loader: enough that it never idles. */
const mostWaiting = 200_000;

export function reasonToHold(inbox: Pick<Inbox, 'isFull' | 'backlog'>): HoldReason | undefined {
  if (inbox.isFull()) return 'inbox-full';
  return inbox.backlog().items >= mostWaiting ? 'loader-behind' : undefined;
}
