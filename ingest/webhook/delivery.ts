// How a request carries its events: one structured event, a batch, lines, or one event spread over headers and body.
import type { IncomingHttpHeaders } from 'node:http';
import { refuse, type Refusal } from './refusals.ts';

export type Mode = 'single' | 'batch' | 'lines' | 'binary' | 'either';

/** One event as sent: parsed, or text that is not JSON. */
export type Sent = { kind: 'event'; event: unknown } | { kind: 'not-json'; text: string };

export interface Delivery {
  kind: 'delivery';
  /** A single event is answered for as one. */
  single: boolean;
  /** History rather than live events: it waits first when there is little room. */
  bulk: boolean;
  sent: Sent[];
}

/** A sender who fills in history says so with `tablee-priority: bulk`. */
export function isBulk(headers: IncomingHttpHeaders): boolean {
  return headers['tablee-priority'] === 'bulk';
}

const modes: ReadonlyMap<string, Mode> = new Map([
  ['application/cloudevents+json', 'single'],
  ['application/cloudevents-batch+json', 'batch'],
  ['application/x-ndjson', 'lines'],
  ['application/ndjson', 'lines'],
  ['application/json', 'either'],
]);

/** Which way a request's media type says it carries events. */
export function modeOf(headers: IncomingHttpHeaders): Mode | Refusal {
  const type = headers['content-type'] ?? '';
  const mode = modes.get(type) ?? modeWritten(type.toLowerCase());
  if (mode === undefined)
    return refuse('unsupported-media-type', `Send ${[...modes.keys()].join(', ')} in UTF-8.`);
  return mode === 'either' && headers['ce-specversion'] !== undefined ? 'binary' : mode;
}

/** Of a media type with parameters; nothing when it names another charset than UTF-8. */
function modeWritten(mediaType: string): Mode | undefined {
  const [type = '', ...parameters] = mediaType.split(';').map((part) => part.trim());
  const charset = parameters.find((part) => part.startsWith('charset='));
  return charset === undefined || /^charset="?utf-?8"?$/.test(charset) ? modes.get(type) : undefined;
}

export function readDelivery(
  text: string,
  mode: Mode,
  headers: IncomingHttpHeaders,
  maxItems: number,
): Delivery | Refusal {
  const bulk = isBulk(headers);
  if (mode === 'lines') return readLines(text, maxItems, bulk);
  const parsed = parse(text);
  if (parsed.kind === 'not-json' || mode === 'single')
    return { kind: 'delivery', single: true, bulk, sent: [parsed] };
  if (mode === 'binary') {
    const event = { ...attributesOf(headers), data: parsed.event };
    return { kind: 'delivery', single: true, bulk, sent: [{ kind: 'event', event }] };
  }
  if (Array.isArray(parsed.event)) return readBatch(parsed.event, maxItems, bulk);
  if (mode === 'batch') return refuse('malformed', 'A batch is a JSON array of events.');
  return { kind: 'delivery', single: true, bulk, sent: [parsed] };
}

function readBatch(events: readonly unknown[], maxItems: number, bulk: boolean): Delivery | Refusal {
  if (events.length > maxItems) return tooMany(maxItems);
  return { kind: 'delivery', single: false, bulk, sent: events.map((event) => ({ kind: 'event', event })) };
}

function readLines(text: string, maxItems: number, bulk: boolean): Delivery | Refusal {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length > maxItems) return tooMany(maxItems);
  return { kind: 'delivery', single: false, bulk, sent: lines.map(parse) };
}

function tooMany(maxItems: number): Refusal {
  return refuse('too-many-items', `At most ${maxItems} events in one request.`);
}

function parse(text: string): Sent {
  try {
    return { kind: 'event', event: JSON.parse(text) as unknown };
  } catch {
    return { kind: 'not-json', text };
  }
}

/**
 * Context attributes of binary mode. The signature covers the body only, so these headers are as trustworthy
 * as the connection; structured mode is the better choice where it is not encrypted end to end.
 */
function attributesOf(headers: IncomingHttpHeaders): Record<string, unknown> {
  const attributes: Record<string, unknown> = {};
  for (const name of ['specversion', 'id', 'source', 'type', 'time']) {
    const value = headers[`ce-${name}`];
    if (typeof value === 'string') attributes[name] = percentDecoded(value);
  }
  return attributes;
}

/** The HTTP binding percent-encodes what headers cannot hold. */
function percentDecoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
