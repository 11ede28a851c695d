// How a record carries a CloudEvent (CloudEvents Kafka protocol binding 1.0.2): whole in the value, or spread over headers.
import { isUtf8 } from 'node:buffer';
import type { Fault } from '../../core/outcome.ts';
import type { Intake } from '../pipeline/intake.ts';
import type { Examined, Pipeline } from '../pipeline/pipeline.ts';
import type { LogRecord } from './event-log.ts';

/** The value as text, and the event it makes or why it makes none. */
type ReadRecord = { text: string } & ({ event: unknown } | { fault: Fault });

export type ExaminedRecord = Exclude<Examined, { kind: 'too-deep' }>;

/** The pipeline's word on a record. One that is nested beyond reason stands alone here, so it is kept like any other. */
export function examineRecord(
  record: Pick<LogRecord, 'value' | 'headers'>,
  pipeline: Pipeline,
  intake: Intake,
): ExaminedRecord {
  const read = readRecord(record);
  if ('fault' in read) return pipeline.quarantineText(read.text, read.fault, intake);
  const examined = pipeline.examine(read.event, intake);
  return examined.kind === 'too-deep' ? pipeline.quarantineText(read.text, tooDeep, intake) : examined;
}

const tooDeep: Fault = { code: 'invalid-event', detail: 'nested deeper than 32 levels' };

/**
 * Binary mode when the `ce_` headers are there and the content type does not say structured; else the value is taken
 * for a whole event, whether or not a header calls it one.
 */
function readRecord({ value, headers }: Pick<LogRecord, 'value' | 'headers'>): ReadRecord {
  if (value === null) return unreadable('', 'the record has no value');
  const text = value.toString();
  if (!isUtf8(value)) return unreadable(text, 'not UTF-8');
  const parsed = parse(text);
  if (parsed === undefined) return unreadable(text, 'not valid JSON');
  const structured = headers['content-type']?.toLowerCase().startsWith('application/cloudevents') ?? false;
  const binary = !structured && headers['ce_specversion'] !== undefined;
  return { text, event: binary ? { ...attributesOf(headers), data: parsed } : parsed };
}

/** `undefined` is no JSON value, so it can stand for none. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function unreadable(text: string, detail: string): ReadRecord {
  return { text, fault: { code: 'malformed-json', detail } };
}

function attributesOf(headers: LogRecord['headers']): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const name of ['specversion', 'id', 'source', 'type', 'time']) {
    const value = headers[`ce_${name}`];
    if (value !== undefined) attributes[name] = value;
  }
  return attributes;
}
