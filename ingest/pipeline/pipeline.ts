// The door: one event in, one item for the inbox out. Nothing past here knows an account, a name or a text.
import { interactionType, type InteractionEvent, type MeasureEvent } from '../../core/event.ts';
import type { Fault } from '../../core/outcome.ts';
import { keptFrom } from '../../core/retention.ts';
import type { Pseudonyms } from '../../core/pseudonyms.ts';
import type { Sealer } from '../../core/sealing.ts';
import type { Item, Quarantined } from '../accepted.ts';
import { envelopeFault, isFields, type Envelope } from './envelope.ts';
import { placeTime } from './event-time.ts';
import type { Intake } from './intake.ts';
import { toInteraction, toMeasure, type NormaliseParts } from './normalise.ts';
import { rememberReferences } from './remember-references.ts';
import { isInteractionEvent, isMeasureEvent, schemaFault } from './schema.ts';
import { deepest, nestedDeeperThan, unknownFields } from './unknown-fields.ts';
import { wellFormed } from './well-formed.ts';

export interface PipelineParts {
  pseudonyms: Pseudonyms;
  sealer: Sealer;
  calendar: Pick<NormaliseParts, 'dayOf'>;
  /** Months that are kept besides the current one; for ever when absent. */
  retentionMonths?: number | undefined;
}

/** An item for the inbox, or a delivery so misshapen that it is turned away whole. */
export type Examined =
  | { kind: 'accepted'; item: Item; dropped: number }
  | { kind: 'quarantined'; item: Item; fault: Fault }
  | { kind: 'too-deep' };

export interface Pipeline {
  /** Takes one event, as parsed from JSON, through every step. */
  examine(event: unknown, intake: Intake): Examined;
  /** Keeps an event unread, sealed under the feed it came through. */
  setAside(event: unknown, fault: Fault, intake: Intake): Examined;
  /** Keeps a text that is not JSON at all. */
  quarantineText(text: string, fault: Fault, intake: Intake): Extract<Examined, { kind: 'quarantined' }>;
}

type Read = { item: Item; dropped: number } | Fault | 'too-deep';

export function createPipeline({ pseudonyms, sealer, calendar, retentionMonths }: PipelineParts): Pipeline {
  const newObject = (reference: string) => pseudonyms.object(reference);
  const parts: NormaliseParts = {
    person: (account) => pseudonyms.person(account),
    // Most of what is made is never named again: it would only drive out what is.
    object: rememberReferences(newObject),
    newObject,
    dayOf: (timeMs) => calendar.dayOf(timeMs),
  };

  function read(event: unknown, intake: Intake): Read {
    const misshapen = envelopeFault(event);
    if (misshapen !== undefined) return misshapen;
    const envelope = event as Envelope;

    const isInteraction = envelope.type === interactionType;
    const unknown = unknownFields(envelope, isInteraction ? 'interaction' : 'measure');
    if (unknown.tooDeep) return 'too-deep';

    const isValid = isInteraction ? isInteractionEvent : isMeasureEvent;
    if (!isValid(envelope)) return schemaFault(isValid.errors);

    if (!intake.mayClaim(envelope.source)) return sourceNotAllowed;

    const checked: InteractionEvent | MeasureEvent = envelope;
    const placed = placeTime(checked.time, intake.received);
    if ('code' in placed) return placed;
    const tooOld = expiryFault(placed.time, intake.received);
    if (tooOld !== undefined) return tooOld;

    const item: Item =
      checked.type === interactionType
        ? { kind: 'interaction', value: toInteraction(checked, placed, intake.received, parts) }
        : { kind: 'measure', value: toMeasure(checked, placed, intake.received, parts) };
    return { item, dropped: unknown.count };
  }

  /** What would be dropped with its month the next day is not taken in at all. */
  function expiryFault(time: number, received: number): Fault | undefined {
    if (retentionMonths === undefined) return undefined;
    const from = keptFrom(calendar.dayOf(received), retentionMonths);
    if (calendar.dayOf(time) >= from) return undefined;
    return {
      code: 'expired',
      detail: `time is before ${from}, since when events are kept`,
      pointer: '/time',
    };
  }

  function quarantine(source: string, body: string, fault: Fault): ReturnType<Pipeline['quarantineText']> {
    const value: Quarantined = {
      id: pseudonyms.object(`quarantine\0${source}\0${fault.code}\0${body}`),
      source,
      fault,
      sealed: sealer.seal(body),
    };
    return { kind: 'quarantined', item: { kind: 'quarantined', value }, fault };
  }

  return {
    examine(event, intake) {
      const outcome = read(event, intake);
      if (outcome === 'too-deep') return { kind: 'too-deep' };
      if ('item' in outcome) return { kind: 'accepted', ...outcome };
      if (nestedDeeperThan(event, deepest)) return { kind: 'too-deep' };
      return quarantine(sourceOf(event, intake), JSON.stringify(event), outcome);
    },
    setAside: (event, fault, intake) =>
      nestedDeeperThan(event, deepest)
        ? { kind: 'too-deep' }
        : quarantine(intake.source, JSON.stringify(event), fault),
    quarantineText: (text, fault, intake) => quarantine(intake.source, wellFormed(text), fault),
  };
}

const sourceNotAllowed: Fault = {
  code: 'source-not-allowed',
  detail: 'this credential may not speak for that source',
  pointer: '/source',
};

/** The event's own source when it has one that fits, else the feed it came through. */
function sourceOf(event: unknown, intake: Intake): string {
  const source = isFields(event) ? event['source'] : undefined;
  const fits = typeof source === 'string' && source !== '' && source.length <= 200;
  return fits && intake.mayClaim(source) ? wellFormed(source) : intake.source;
}
