// Takes an examined delivery into the inbox.
import type { Clock } from '../../core/clock.ts';
import type { Carrier } from '../inbox/carrier.ts';
import type { Inbox } from '../inbox/inbox.ts';
import type { Pipeline } from '../pipeline/pipeline.ts';
import type { SourceHealth } from '../sources/source-health.ts';
import type { ActiveSource } from '../sources/sources.ts';
import type { ExaminedDelivery } from './examine-delivery.ts';
import { refuse, type Refusal } from './refusals.ts';

export interface ReceiveParts {
  inbox: Carrier & Pick<Inbox, 'ledger'>;
  pipeline: Pipeline;
  clock: Clock;
  health: SourceHealth;
}

/** Nothing when everything of the delivery is on disk; a refusal when nothing of it is. */
export async function receive(
  { entry, count, faults, held, bulk }: ExaminedDelivery,
  { name }: Pick<ActiveSource, 'name'>,
  { inbox, health }: Pick<ReceiveParts, 'inbox' | 'health'>,
): Promise<Refusal | undefined> {
  const appended = await inbox.append([entry], { bulk });
  if (appended.kind === 'full') return noRoom(bulk, entry.source);
  if (!held) await health.count(name, { events: count, unreadable: faults.length });
  return undefined;
}

export const inboxFull = 'Nothing was kept; send it again later.';
const bulkWaits =
  'Live events come first while the inbox is half full. Nothing was kept; send it again later.';

/** What is told to a sender for whom there is no room. */
export function noRoom(bulk: boolean, feed = ''): Refusal {
  return bulk ? refuse('rate-limited', bulkWaits, feed) : refuse('inbox-full', inboxFull, feed);
}
