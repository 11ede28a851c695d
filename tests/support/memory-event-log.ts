// An event log in memory: one partition a topic, and brokers that go away on demand.
import { TableeError } from '../../core/errors.ts';
import type { EventLog, LogRecord, NewRecord, RecordBatch } from '../../ingest/kafka/event-log.ts';

export interface MemoryEventLog extends Pick<EventLog, 'produce' | 'ping' | 'readThrough'> {
  /** `lost`: what is produced arrives, and nobody is told. `silent`: no answer ever comes. */
  brokers: 'up' | 'down' | 'lost' | 'silent';
  /** Records of a topic, as read. */
  records(topic: string): (LogRecord & { key: string })[];
  batch(topic: string): RecordBatch;
}

export function memoryEventLog(): MemoryEventLog {
  const topics = new Map<string, (LogRecord & { key: string })[]>();

  function put({ topic, key, value, headers = {} }: NewRecord): void {
    const records = topics.get(topic) ?? [];
    topics.set(topic, records);
    records.push({
      key,
      offset: String(records.length),
      value: value === null ? null : Buffer.from(value),
      headers,
    });
  }

  const eventLog: MemoryEventLog = {
    brokers: 'up',
    records: (topic) => topics.get(topic) ?? [],
    batch: (topic) => ({ topic, partition: 0, records: eventLog.records(topic) }),
    async produce(records) {
      if (eventLog.brokers === 'up' || eventLog.brokers === 'lost') for (const record of records) put(record);
      await eventLog.ping();
    },
    async readThrough(topic, _from, visit) {
      await visit(eventLog.batch(topic));
    },
    ping() {
      if (eventLog.brokers === 'up') return Promise.resolve();
      if (eventLog.brokers === 'silent') return new Promise(() => undefined);
      return Promise.reject(new TableeError('away', { code: 'KAFKA_UNREACHABLE', retryable: true }));
    },
  };
  return eventLog;
}

/** A record as read, with a text or an object as its value. */
export function record(value: unknown, headers: Record<string, string> = {}, offset = '0'): LogRecord {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return { offset, value: value === null ? null : Buffer.from(text), headers };
}
