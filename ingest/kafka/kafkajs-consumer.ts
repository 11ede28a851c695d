// A member of the consumer group on kafkajs; when it crashes, a new one begins.
import type { Consumer, IMemberAssignment, Kafka } from 'kafkajs';
import type { Clock } from '../../core/clock.ts';
import type { Logger } from '../../core/log.ts';
import { backoffMs } from '../loader/retrying-store.ts';
import type { Wait } from '../wait.ts';
import type { Consumption, Take } from './event-log.ts';
import { createBatchHandler, heartbeatMs } from './kafkajs-batch.ts';
import { within } from './within.ts';

export interface ConsumerParts {
  group: string;
  clock: Clock;
  log: Logger;
  wait: Wait;
  /** Uniform in [0, 1), for full jitter. */
  random: () => number;
}

const memberOptions = {
  /** A member that gave no sign of life for so long is counted out, and others take over its partitions. */
  sessionTimeout: 10_000,
  heartbeatInterval: heartbeatMs,
  /** How long members may take to finish what they have in hand when the group changes. */
  rebalanceTimeout: 30_000,
  /** How long a fetch waits for news; heartbeats of an idle member are no further apart. */
  maxWaitTimeInMs: 500,
  allowAutoTopicCreation: false,
  /** Within kafkajs; what it cannot mend itself ends the member. */
  retry: {
    initialRetryTime: 100,
    multiplier: 1.5,
    maxRetryTime: 2_000,
    retries: 8,
    restartOnFailure: () => Promise.resolve(false),
  },
};

/** Partitions worked on at a time: while one flushes to disk, another is read. */
const atOnce = 4;
/** A connection that hangs must not hold up the next member. */
const partingMs = 15_000;

export function consumeWithKafkajs(
  kafka: Kafka,
  topics: readonly string[],
  take: Take,
  { group, clock, log, wait, random }: ConsumerParts,
): Consumption {
  const stopping = new AbortController();
  const { signal } = stopping;
  let failures = 0;
  const onTaken = () => {
    failures = 0;
  };
  const batches = createBatchHandler({ take, clock, log, wait, signal, onTaken });
  const stopped = abortOf(signal);

  async function loop(): Promise<void> {
    while (!signal.aborted) {
      try {
        await beMember(kafka.consumer({ groupId: group, ...memberOptions }));
      } catch (error) {
        failures += 1;
        log.warn(
          { error: (error as Error).message, failures },
          'reading from Kafka was cut short; trying again',
        );
        await wait(random() * backoffMs(failures), signal);
      }
    }
  }

  /** Resolves when asked to stop; rejects when kafkajs gives up. */
  async function beMember(consumer: Consumer): Promise<void> {
    let assignment: IMemberAssignment = {};
    consumer.on('consumer.rebalancing', () => {
      assignment = {};
      batches.forgetHolds();
    });
    consumer.on('consumer.group_join', ({ payload }) => {
      assignment = payload.memberAssignment;
    });
    const over = Promise.race([crashOf(consumer), stopped]);
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: [...topics], fromBeginning: true });
      await consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: atOnce,
        eachBatch: (payload) =>
          batches.handle(payload, ({ topic, partition }) => assignment[topic]?.includes(partition) ?? false),
      });
      const fault = await over;
      if (fault !== undefined) throw fault;
    } finally {
      await within(
        consumer.disconnect().catch(() => undefined),
        partingMs,
        wait,
      );
    }
  }

  const running = loop();
  return {
    held: () => batches.held(),
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

function crashOf(consumer: Consumer): Promise<Error> {
  return new Promise((resolve) => {
    consumer.on('consumer.crash', ({ payload }) => {
      resolve(payload.error);
    });
  });
}

function abortOf(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    signal.addEventListener('abort', () => {
      resolve(undefined);
    });
  });
}
