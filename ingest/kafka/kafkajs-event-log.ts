// The event log on kafkajs; no type of it is seen outside these files.
import { Partitioners, type Admin, type Kafka, type Producer } from 'kafkajs';
import { consumeWithKafkajs, type ConsumerParts } from './kafkajs-consumer.ts';
import { faultOf, requestTimeoutMs, unreachable } from './kafkajs-connection.ts';
import { readThroughWithKafkajs } from './kafkajs-read-through.ts';
import type { EventLog, NewRecord, PartitionLag } from './event-log.ts';

/** All replicas in sync. */
const everyReplica = -1;
/** Below the brokers' usual limit for one batch (1 MiB), because all of it may fall into one partition. */
const mostBytes = 700_000;

export function createKafkajsEventLog(kafka: Kafka, parts: ConsumerParts): EventLog {
  const producer = createProducer(kafka);

  async function withAdmin<T>(work: (admin: Admin) => Promise<T>): Promise<T> {
    const admin = kafka.admin();
    try {
      await admin.connect();
      return await work(admin);
    } catch (cause) {
      throw faultOf(cause);
    } finally {
      await admin.disconnect().catch(() => undefined);
    }
  }

  return {
    produce: (records) => producer.produce(records),
    consume: (topics, take) => consumeWithKafkajs(kafka, topics, take, parts),
    readThrough: (topic, from, visit) =>
      withAdmin((admin) => readThroughWithKafkajs(kafka, admin, { topic, from, visit, ...parts })),
    ensureTopics: (topics) =>
      withAdmin(async (admin) => {
        const known = new Set(await admin.listTopics());
        const missing = topics.filter((topic) => !known.has(topic));
        if (missing.length > 0) await admin.createTopics({ topics: missing.map((topic) => ({ topic })) });
      }),
    lag: (topics) =>
      withAdmin(async (admin) => {
        const lags = await Promise.all(topics.map((topic) => lagOf(admin, parts.group, topic)));
        return lags.flat();
      }),
    ping: () =>
      withAdmin(async (admin) => {
        await admin.describeCluster();
      }),
    close: () => producer.close(),
  };
}

/** Connects when first needed, and again after a connection that failed. */
function createProducer(kafka: Kafka) {
  const producer: Producer = kafka.producer({
    createPartitioner: Partitioners.DefaultPartitioner,
    allowAutoTopicCreation: false,
  });
  let connected: Promise<void> | undefined;

  async function connect(): Promise<void> {
    connected ??= producer.connect();
    try {
      await connected;
    } catch (error) {
      connected = undefined;
      throw error;
    }
  }

  async function send(records: readonly NewRecord[]): Promise<void> {
    const topicMessages = [...new Set(records.map(({ topic }) => topic))].map((topic) => ({
      topic,
      messages: records.filter((record) => record.topic === topic).map(messageOf),
    }));
    await producer.sendBatch({ acks: everyReplica, timeout: requestTimeoutMs, topicMessages });
  }

  return {
    async produce(records: readonly NewRecord[]): Promise<void> {
      try {
        await connect();
        for (const portion of portions(records)) await send(portion);
      } catch (cause) {
        throw unreachable(cause);
      }
    },
    async close(): Promise<void> {
      await connected?.then(() => producer.disconnect()).catch(() => undefined);
    },
  };
}

function messageOf({ key, value, headers = {} }: NewRecord) {
  return { key, value, headers: { ...headers } };
}

function* portions(records: readonly NewRecord[]): Generator<NewRecord[]> {
  let portion: NewRecord[] = [];
  let bytes = 0;
  for (const record of records) {
    const size = record.value?.length ?? 0;
    if (portion.length > 0 && bytes + size > mostBytes) {
      yield portion;
      portion = [];
      bytes = 0;
    }
    portion.push(record);
    bytes += size;
  }
  if (portion.length > 0) yield portion;
}

async function lagOf(admin: Admin, groupId: string, topic: string): Promise<PartitionLag[]> {
  const ends = await admin.fetchTopicOffsets(topic);
  const [group] = await admin.fetchOffsets({ groupId, topics: [topic] });
  const committed = new Map(group?.partitions.map(({ partition, offset }) => [partition, Number(offset)]));
  return ends.map(({ partition, high, low }) => {
    const next = Math.max(committed.get(partition) ?? -1, Number(low));
    return { topic, partition, lag: Number(high) - next };
  });
}
