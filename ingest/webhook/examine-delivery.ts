// From the raw bytes of a proved delivery to the entry that goes into the inbox: no I/O, so any thread can do it.
import type { IncomingHttpHeaders } from 'node:http';
import type { Fault } from '../../core/outcome.ts';
import type { Entry, Item } from '../accepted.ts';
import type { EncodedEntry } from '../inbox/entry-codec.ts';
import type { Intake } from '../pipeline/intake.ts';
import type { Examined, Pipeline } from '../pipeline/pipeline.ts';
import { heldFault } from '../sources/source-health.ts';
import type { ActiveSource } from '../sources/sources.ts';
import { decodeBody } from './decode-body.ts';
import { modeOf, readDelivery, type Sent } from './delivery.ts';
import { refuse, type Refusal } from './refusals.ts';
import { webhookIntake } from './webhook-intake.ts';

/** A request whose sender is known. */
export interface ProvedDelivery {
  body: Buffer;
  headers: IncomingHttpHeaders;
  source: Pick<ActiveSource, 'name' | 'claims' | 'held'>;
  /** Milliseconds since 1970. */
  received: number;
  maxInflatedBytes: number;
  maxItems: number;
}

/** An event that went to quarantine, by its place in the delivery. */
export interface PlacedFault {
  index: number;
  fault: Fault;
}

export interface ExaminedDelivery {
  kind: 'examined';
  /** A single event is answered for as one. */
  single: boolean;
  /** History rather than live events. */
  bulk: boolean;
  /** What goes into the inbox, an item for each event in the order sent; in its bytes when it came from a thread. */
  entry: Entry | EncodedEntry;
  /** How many events there were. */
  count: number;
  /** In the order sent. */
  faults: PlacedFault[];
  /** Its source is held: all of it is kept aside unread. */
  held: boolean;
  /** Unknown fields dropped. */
  dropped: number;
}

/** Takes what one delivery carries through the pipeline. */
export type ExamineDelivery = (delivery: ProvedDelivery) => Promise<ExaminedDelivery | Refusal>;

/** Events between two turns of the event loop. */
const turn = 1_000;

const notJson: Fault = { code: 'malformed-json', detail: 'not valid JSON' };

/** Examines on the calling thread. */
export function examineWith(pipeline: Pipeline): ExamineDelivery {
  return async (delivery) => {
    const { body, headers, source, received, maxInflatedBytes, maxItems } = delivery;
    const intake = webhookIntake(source, received);
    const from = (refusal: Refusal): Refusal => ({ ...refusal, source: intake.source });
    const mode = modeOf(headers);
    if (typeof mode !== 'string') return from(mode);
    const text = await decodeBody(body, headers['content-encoding'], maxInflatedBytes);
    if (typeof text !== 'string') return from(text);
    const read = readDelivery(text, mode, headers, maxItems);
    if (read.kind === 'refused') return from(read);
    const { single, bulk, sent } = read;
    const examined = await examineAll(sent, source.held, pipeline, intake);
    return 'kind' in examined ? examined : { kind: 'examined', single, bulk, held: source.held, ...examined };
  };
}

async function examineAll(
  sent: readonly Sent[],
  held: boolean,
  pipeline: Pipeline,
  intake: Intake,
): Promise<Pick<ExaminedDelivery, 'entry' | 'count' | 'faults' | 'dropped'> | Refusal> {
  const { origin, source, received } = intake;
  const items: Item[] = [];
  const faults: PlacedFault[] = [];
  let dropped = 0;
  for (const [index, one] of sent.entries()) {
    const outcome = held ? setAside(one, pipeline, intake) : examine(one, pipeline, intake);
    if (outcome.kind === 'too-deep')
      return refuse('malformed', 'An event is nested deeper than 32 levels.', source);
    if (outcome.kind === 'accepted') dropped += outcome.dropped;
    else faults.push({ index, fault: outcome.fault });
    if (items.push(outcome.item) % turn === 0) await new Promise(setImmediate);
  }
  return { entry: { origin, source, received, items }, count: items.length, faults, dropped };
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
