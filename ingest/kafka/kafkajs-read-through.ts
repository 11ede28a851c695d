// Reads a topic from an instant to where it ends now, in a group of its own that is gone afterwards.
import { randomUUID } from 'node:crypto';
import type { Admin, Consumer, Kafka } from 'kafkajs';
import type { RecordBatch } from './event-log.ts';
import { recordsOf } from './kafkajs-batch.ts';
import type { ConsumerParts } from './kafkajs-consumer.ts';

export interface ReadThrough extends ConsumerParts {
  topic: string;
  /** Milliseconds since 1970; everything that is kept when absent. */
  from: number | undefined;
  visit: (batch: RecordBatch) => Promise<void>;
}

/** Compaction and transactions leave places without a record: when nothing comes for so long, it was the end. */
const silenceMs = 10_000;

export async function readThroughWithKafkajs(
  kafka: Kafka,
  admin: Admin,
  reading: ReadThrough,
): Promise<void> {
  const { topic, from, group } = reading;
  const ends = await admin.fetchTopicOffsets(topic);
  const starts =
    from === undefined
      ? ends.map(({ partition, low }) => ({ partition, offset: low }))
      : await admin.fetchTopicOffsetsByTimestamp(topic, from);
  const left = new Map(ends.map(({ partition, high }) => [partition, BigInt(high)]));
  for (const { partition, offset } of starts) {
    if (BigInt(offset) >= (left.get(partition) ?? 0n)) left.delete(partition);
  }
  if (left.size === 0) return;
  const groupId = `${group}-replay-${randomUUID()}`;
  await admin.setOffsets({ groupId, topic, partitions: starts });
  const consumer = kafka.consumer({ groupId, allowAutoTopicCreation: false, maxWaitTimeInMs: 500 });
  try {
    await readUntil(consumer, left, reading);
  } finally {
    await consumer.disconnect();
    await admin.deleteGroups([groupId]);
  }
}

/** `left` holds, for each partition not read through yet, the offset where it ends. */
async function readUntil(
  consumer: Consumer,
  left: Map<number, bigint>,
  { topic, visit, wait }: ReadThrough,
): Promise<void> {
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  const over = new AbortController();
  let heard = true;

  const crashed = new Promise<never>((_, reject) => {
    consumer.on('consumer.crash', ({ payload }) => {
      reject(payload.error);
    });
  });

  async function readAll(): Promise<void> {
    await consumer.run({
      autoCommit: false,
      eachBatch: async ({ batch }) => {
        heard = true;
        const end = left.get(batch.partition);
        if (end === undefined) return;
        const { records, ...place } = recordsOf(batch);
        await visit({ ...place, records: records.filter(({ offset }) => BigInt(offset) < end) });
        if (BigInt(batch.lastOffset()) + 1n >= end) left.delete(batch.partition);
        if (left.size === 0) over.abort();
      },
    });
    while (heard && !over.signal.aborted) {
      heard = false;
      await wait(silenceMs, over.signal);
    }
  }

  await Promise.race([readAll(), crashed]);
}
