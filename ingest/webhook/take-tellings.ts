// Takes what a tool's payload tells through the pipeline into the inbox: one append for the delivery.
import type { IncomingHttpHeaders } from 'node:http';
import type { NotCounted } from '../../core/outcome.ts';
import type { Item } from '../accepted.ts';
import type { Intake } from '../pipeline/intake.ts';
import type { Examined, Pipeline } from '../pipeline/pipeline.ts';
import type { ActiveSource } from '../sources/sources.ts';
import { createTally } from '../loader/tally.ts';
import { blankTexts } from '../tools/blank-texts.ts';
import type { Telling } from '../tools/tool.ts';
import { inboxFull, type ReceiveParts } from './receive.ts';
import { refuse, type Refusal } from './refusals.ts';
import { webhookIntake } from './webhook-intake.ts';

/** How many of a delivery's tellings met which fate. */
export interface Taken {
  kind: 'taken';
  counts: { accepted: number; notCounted: number; quarantined: number };
}

export interface ToolDelivery {
  source: ActiveSource;
  headers: IncomingHttpHeaders;
  payload: unknown;
  tellings: readonly Telling[];
  /** Milliseconds since 1970. */
  received: number;
}

/** Resolves when everything told is on disk and what is not counted is in the ledger, or nothing is. */
export async function takeTellings(
  delivery: ToolDelivery,
  { inbox, pipeline, health }: Pick<ReceiveParts, 'inbox' | 'pipeline' | 'health'>,
): Promise<Taken | Refusal> {
  const { source, tellings, received } = delivery;
  const intake = webhookIntake(source, received);
  const entry = { origin: intake.origin, source: intake.source, received };
  const tally = createTally();
  const items: Item[] = [];
  const counts = { accepted: 0, notCounted: 0, quarantined: 0 };
  for (const telling of tellings) {
    const outcome = examine(telling, delivery, pipeline, intake);
    if (outcome.kind === 'too-deep')
      return refuse('malformed', 'An event is nested too deep.', intake.source);
    if (outcome.kind === 'not-counted') {
      tally.count(entry, 'refused', outcome.reason);
      counts.notCounted += 1;
    } else {
      items.push(outcome.item);
      counts[outcome.kind] += 1;
    }
  }
  const entries = items.length === 0 ? [] : [{ ...entry, items }];
  const appended = await inbox.append(entries, { ledger: tally.deltas() });
  if (appended.kind === 'full') return refuse('inbox-full', inboxFull, intake.source);
  if (!source.held)
    await health.count(source.name, { events: tellings.length, unreadable: counts.quarantined });
  return { kind: 'taken', counts };
}

function examine(
  telling: Telling,
  { source, headers, payload }: ToolDelivery,
  pipeline: Pipeline,
  intake: Intake,
): Examined | { kind: 'not-counted'; reason: NotCounted } {
  switch (telling.kind) {
    case 'event':
      return pipeline.examine(telling.event, intake);
    case 'not-counted':
      return telling;
    case 'fault': {
      const kept = { source: source.name, headers: thatMatter(headers), payload: blankTexts(payload) };
      return pipeline.quarantineText(JSON.stringify({ delivery: kept }), telling.fault, intake);
    }
  }
}

/** The headers a replay may need: what the tool says of the delivery, without what proved it. */
function thatMatter(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const says = /^(?:x-.*|content-type|webhook-id|idempotency-key)$/;
  const proves = /signature|token|secret|auth|forwarded|real-ip/;
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => says.test(name) && !proves.test(name)),
  );
}
