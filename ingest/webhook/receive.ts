// Takes a signed delivery through the pipeline into the inbox.
import type { Clock } from '../../core/clock.ts';
import type { Fault } from '../../core/outcome.ts';
import type { Item } from '../accepted.ts';
import type { Carrier } from '../inbox/carrier.ts';
import type { Inbox } from '../inbox/inbox.ts';
import type { Intake } from '../pipeline/intake.ts';
import type { Examined, Pipeline } from '../pipeline/pipeline.ts';
import { heldFault, type SourceHealth } from '../sources/source-health.ts';
import type { ActiveSource } from '../sources/sources.ts';
import type { Delivery, Sent } from './delivery.ts';
import { refuse, type Refusal } from './refusals.ts';
import { webhookIntake } from './webhook-intake.ts';

/** What became of each event, in the order sent; a fault where it went to quarantine. */
export interface Received {
  kind: 'received';
  single: boolean;
  faults: (Fault | undefined)[];
  /** Its source is held: all of it was kept aside unread. */
  held: boolean;
  /** Unknown fields dropped. */
  dropped: number;
}

export interface ReceiveParts {
  inbox: Carrier & Pick<Inbox, 'ledger'>;
  pipeline: Pipeline;
  clock: Clock;
  health: SourceHealth;
}

/** Events between two turns of the event loop. */
const turn = 1_000;

const notJson: Fault = { code: 'malformed-json', detail: 'not valid JSON' };

/** Resolves when everything of the delivery is on disk, or nothing is. */
export async function receive(
  { single, sent, bulk }: Delivery,
  source: ActiveSource,
  { inbox, pipeline, clock, health }: ReceiveParts,
): Promise<Received | Refusal> {
  const feed = `/${source.name}`;
  const received = clock.now();
  const intake = webhookIntake(source, received);
  const items: Item[] = [];
  const faults: (Fault | undefined)[] = [];
  let dropped = 0;
  for (const one of sent) {
    const outcome = source.held ? setAside(one, pipeline, intake) : examine(one, pipeline, intake);
    if (outcome.kind === 'too-deep')
      return refuse('malformed', 'An event is nested deeper than 32 levels.', feed);
    if (outcome.kind === 'accepted') dropped += outcome.dropped;
    faults.push(outcome.kind === 'accepted' ? undefined : outcome.fault);
    if (items.push(outcome.item) % turn === 0) await new Promise(setImmediate);
  }
  const appended = await inbox.append([{ origin: 'webhook', source: feed, received, items }], { bulk });
  if (appended.kind === 'full') return noRoom(bulk, feed);
  if (!source.held) {
    const unreadable = faults.filter((fault) => fault !== undefined).length;
    await health.count(source.name, { events: items.length, unreadable });
  }
  return { kind: 'received', single, faults, held: source.held, dropped };
}

export const inboxFull = 'Nothing was kept; send it again later.';
const bulkWaits =
  'Live events come first while the inbox is half full. Nothing was kept; send it again later.';

/** What is told to a sender for whom there is no room. */
export function noRoom(bulk: boolean, feed = ''): Refusal {
  return bulk ? refuse('rate-limited', bulkWaits, feed) : refuse('inbox-full', inboxFull, feed);
}

function examine(sent: Sent, pipeline: Pipeline, intake: Intake): Examined {
  return sent.kind === 'event'
    ? pipeline.examine(sent.event, intake)
    : pipeline.quarantineText(sent.text, notJson, intake);
}

function setAside(sent: Sent, pipeline: Pipeline, intake: Intake): Examined {
  return sent.kind === 'event'
    ? pipeline.setAside(sent.event, heldFault, intake)
    : pipeline.quarantineText(sent.text, heldFault, intake);
}
