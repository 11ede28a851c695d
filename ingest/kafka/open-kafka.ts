// Kafka as one part of the house: what is read from it, what is written to it, and how it is doing.
import { join } from 'node:path';
import type { Clock } from '../../core/clock.ts';
import { sourceTopics, type KafkaConfig } from '../../core/kafka-settings.ts';
import { OperatorError } from '../../core/errors.ts';
import type { Logger } from '../../core/log.ts';
import type { Sealer } from '../../core/sealing.ts';
import type { Carrier } from '../inbox/carrier.ts';
import { openInbox, type Inbox } from '../inbox/inbox.ts';
import type { Pipeline } from '../pipeline/pipeline.ts';
import type { SourceHealth } from '../sources/source-health.ts';
import type { Sources } from '../sources/sources.ts';
import { realWait } from '../wait.ts';
import { deadLetter } from './dead-letters.ts';
import type { Consumption, EventLog, Held, PartitionLag, Take } from './event-log.ts';
import { connectKafka } from './kafkajs-connection.ts';
import { createKafkajsEventLog } from './kafkajs-event-log.ts';
import { replayDeadLetters, replaySourceTopics, type ReplayReport } from './replay.ts';
import { takeEntries } from './take-entries.ts';
import { takeEvents, type Unread } from './take-events.ts';
import { createTopicCarrier, type TopicCarrier } from './topic-carrier.ts';
import { createTopicWriter } from './topic-writer.ts';

/** How Kafka is doing, for the doctor, metrics and pages. */
export interface KafkaState {
  /** Whether a broker answers now. */
  connected: boolean;
  /** Empty while it cannot be told. */
  lag: PartitionLag[];
  /** Partitions this process leaves where they are. */
  held: Held[];
  /** What the inbox topic could not take yet; absent when no topic is the inbox. */
  spilled?: { items: number; bytes: number };
}

export interface Kafka {
  /** Begins to read the topics, as one more member of the group. */
  consume(): void;
  /** Where the webhook leaves what it accepts: on the way through the inbox topic when there is one. Forwards from now on. */
  openCarrier(): Carrier;
  state(): Promise<KafkaState>;
  replayDeadLetters(from?: number): Promise<ReplayReport>;
  replaySourceTopics(from?: number): Promise<ReplayReport>;
  close(): Promise<void>;
}

export interface KafkaParts {
  config: KafkaConfig & { dataDir: string; inboxMaxMb: number };
  inbox: Inbox;
  pipeline: Pipeline;
  sources: Pick<Sources, 'active'>;
  health: SourceHealth;
  sealer: Sealer;
  clock: Clock;
  log: Logger;
}

export function openKafka(parts: KafkaParts): Kafka {
  const { config, inbox, sealer, clock, log } = parts;
  const { kafkaInboxTopic: inboxTopic, kafkaDeadLetterTopic: deadLetterTopic } = config;
  const wait = realWait;
  const random = Math.random;
  const client = connectKafka(config, log);
  const eventLog = createKafkajsEventLog(client, { group: config.kafkaGroup, clock, log, wait, random });
  const sourceOf = new Map(sourceTopics(config).map(({ topic, source }) => [topic, source]));
  const topics = [...sourceOf.keys(), ...present(inboxTopic)];
  const spill = inboxTopic === undefined ? undefined : openSpill(parts);
  const stopping = new AbortController();
  let starting: Promise<void> | undefined;
  let consumption: Consumption | undefined;
  let carrier: TopicCarrier | undefined;

  async function bury(letters: readonly Unread[]): Promise<void> {
    if (deadLetterTopic === undefined || letters.length === 0) return;
    await eventLog.produce(
      letters.map(({ batch: { topic, partition }, record: { offset }, quarantined, received }) =>
        deadLetter(deadLetterTopic, quarantined, { topic, partition, offset }, received),
      ),
    );
  }

  const takeParts = { ...parts, bury };
  const take: Take = (batch) => {
    const source = sourceOf.get(batch.topic);
    return source === undefined ? takeEntries(batch, takeParts) : takeEvents(batch, source, takeParts);
  };

  async function consumeWhenReady(): Promise<void> {
    const { signal } = stopping;
    await makeOwnTopics({ topics: present(inboxTopic, deadLetterTopic), eventLog, log, signal });
    if (!signal.aborted && topics.length > 0) consumption = eventLog.consume(topics, take);
  }

  const replaying = { ...parts, eventLog, wait };
  return {
    consume() {
      starting ??= consumeWhenReady();
    },
    openCarrier() {
      if (inboxTopic === undefined || spill === undefined) return inbox;
      const writer = createTopicWriter({ eventLog, log, wait });
      carrier ??= createTopicCarrier({ writer, topic: inboxTopic, spill, inbox, sealer, log, wait, random });
      return carrier;
    },
    async state() {
      const connected = eventLog.ping().then(yes, no);
      const lag = eventLog.lag(topics).catch(() => []);
      const { items, bytes } = spill?.backlog() ?? { items: 0, bytes: 0 };
      return {
        connected: await connected,
        lag: await lag,
        held: consumption?.held() ?? [],
        ...(spill === undefined ? {} : { spilled: { items, bytes } }),
      };
    },
    replayDeadLetters(from) {
      if (deadLetterTopic === undefined) throw noDeadLetters();
      return replayDeadLetters(deadLetterTopic, from, replaying);
    },
    replaySourceTopics: (from) => replaySourceTopics(from, replaying),
    async close() {
      stopping.abort();
      await starting;
      await consumption?.stop();
      await carrier?.stop();
      await eventLog.close();
      await spill?.close();
    },
  };
}

const yes = () => true;
const no = () => false;

function openSpill({ config, clock }: KafkaParts): Inbox {
  const budget = { maxBytes: config.inboxMaxMb * 2 ** 20 };
  return openInbox({ path: join(config.dataDir, 'spill'), clock, budget });
}

interface OwnTopics {
  topics: readonly string[];
  eventLog: EventLog;
  log: Logger;
  signal: AbortSignal;
}

const againMs = 2_000;

/** Tries until the brokers can be reached: they may start after us. */
async function makeOwnTopics({ topics, eventLog, log, signal }: OwnTopics): Promise<void> {
  while (!signal.aborted) {
    try {
      await eventLog.ensureTopics(topics);
      return;
    } catch (error) {
      log.warn({ error: (error as Error).message }, 'Kafka is out of reach; trying again');
      await realWait(againMs, signal);
    }
  }
}

function present(...names: (string | undefined)[]): string[] {
  return names.filter((name) => name !== undefined);
}

function noDeadLetters(): OperatorError {
  return new OperatorError('There is no dead-letter topic: set TABLEE_KAFKA_DEAD_LETTER_TOPIC.', {
    code: 'KAFKA_NO_DEAD_LETTERS',
  });
}
