// Yardstick: what no door can do without, on one thread: the signature checked and the JSON parsed.
import { isSignedBy, sign } from '../../ingest/signatures/standard-webhooks.ts';
import { eventTemplate, numberEvents } from './chat-events.ts';

export interface ParseOrder {
  batch: number;
  seconds: number;
}

export interface ParseReport {
  eventsPerSecond: number;
}

function parseAndVerify({ batch, seconds }: ParseOrder): ParseReport {
  const key = Buffer.alloc(32, 7);
  const template = eventTemplate(batch, 1, Date.now());
  numberEvents(template, 1);
  const signed = { id: 'm', timestamp: '1', signatures: sign(key, 'm', 1, template.body) };
  const started = performance.now();
  let events = 0;
  while (performance.now() - started < seconds * 1_000) {
    if (!isSignedBy(key, signed, template.body)) throw new Error('its own signature does not fit');
    JSON.parse(template.body.toString());
    events += batch;
  }
  return { eventsPerSecond: events / ((performance.now() - started) / 1_000) };
}

process.on('message', (order: ParseOrder) => process.send?.(parseAndVerify(order)));
