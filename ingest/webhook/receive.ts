// Takes a signed delivery through the pipeline into the inbox.
import type { Clock } from '../../core/clock.ts';
import type { Fault } from '../../core/outcome.ts';
import type { Carrier, Item } from '../accepted.ts';
import type { Inbox } from '../inbox/inbox.ts';
import type { Intake } from '../pipeline/intake.ts';
import type { Examined, Pipeline } from '../pipeline/pipeline.ts';
import { mayClaim } from '../sources/claims.ts';
import type { ActiveSource } from '../sources/sources.ts';
import type { Delivery, Sent } from './delivery.ts';
import { refuse, type Refusal } from './refusals.ts';

/** What became of each event, in the order sent; a fault where it went to quarantine. */
export interface Received {
  kind: 'received';
  single: boolean;
  faults: (Fault | undefined)[];
  /** Unknown fields dropped. */
  dropped: number;
}

export interface ReceiveParts {
  inbox: Carrier & Pick<Inbox, 'ledger'>;
  pipeline: Pipeline;
  clock: Clock;
}

/** Events between two turns of the event loop. */
const turn = 1_000;

const notJson: Fault = { code: 'malformed-json', detail: 'not valid JSON' };

/** Resolves when everything of the delivery is on disk, or nothing is. */
export async function receive(
  { single, sent }: Delivery,
  source: ActiveSource,
  { inbox, pipeline, clock }: ReceiveParts,
): Promise<Received | Refusal> {
  const feed = `/${source.name}`;
  const received = clock.now();
  const intake: Intake = {
    origin: 'webhook',
    source: feed,
    received,
    mayClaim: (claimed) => mayClaim(source.claims, claimed),
  };
  const items: Item[] = [];
  const faults: (Fault | undefined)[] = [];
  let dropped = 0;
  for (const one of sent) {
    const outcome = examine(one, pipeline, intake);
    if (outcome.kind === 'too-deep')
      return refuse('malformed', 'An event is nested deeper than 32 levels.', feed);
    if (outcome.kind === 'accepted') dropped += outcome.dropped;
    faults.push(outcome.kind === 'accepted' ? undefined : outcome.fault);
    if (items.push(outcome.item) % turn === 0) await new Promise(setImmediate);
  }
  const appended = await inbox.append([{ origin: 'webhook', source: feed, received, items }]);
  if (appended.kind === 'full') return refuse('inbox-full', inboxFull, feed);
  return { kind: 'received', single, faults, dropped };
}

export const inboxFull = 'Nothing was kept; send it again later.';

function examine(sent: Sent, pipeline: Pipeline, intake: Intake): Examined {
  return sent.kind === 'event'
    ? pipeline.examine(sent.event, intake)
    : pipeline.quarantineText(sent.text, notJson, intake);
}
