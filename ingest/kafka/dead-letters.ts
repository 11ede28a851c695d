// The dead-letter topic: what could not be read, sealed, with the reason and where it came from.
import type { Sealer } from '../../core/sealing.ts';
import type { Quarantined } from '../accepted.ts';
import type { LogRecord, NewRecord } from './event-log.ts';

/** Where an unreadable record stands. */
export interface Origin {
  topic: string;
  partition: number;
  offset: string;
}

/** What can be read again. */
export interface DeadLetter {
  /** The value that could not be read. */
  text: string;
  /** Topic it came from. */
  topic: string;
  /** Milliseconds since 1970 when it came. */
  received: number;
}

/** A sealed body beyond this would not fit a record; the quarantine has it even so. */
const mostSealedBytes = 700_000;

/** The same record refused for the same reason again has the same key. */
export function deadLetter(
  deadLetterTopic: string,
  { id, fault, sealed }: Quarantined,
  origin: Origin,
  received: number,
): NewRecord {
  return {
    topic: deadLetterTopic,
    key: id,
    value: sealed.length > mostSealedBytes ? null : sealed,
    headers: {
      reason: fault.code,
      detail: fault.detail,
      ...(fault.pointer === undefined ? {} : { pointer: fault.pointer }),
      topic: origin.topic,
      partition: String(origin.partition),
      offset: origin.offset,
      received: new Date(received).toISOString(),
    },
  };
}

/** Nothing for a record of somebody else's, or one without a body. */
export function readDeadLetter({ value, headers }: LogRecord, sealer: Sealer): DeadLetter | undefined {
  const received = Date.parse(headers['received'] ?? '');
  const topic = headers['topic'];
  if (value === null || topic === undefined || Number.isNaN(received)) return undefined;
  try {
    return { text: sealer.open(value.toString()), topic, received };
  } catch {
    return undefined;
  }
}
