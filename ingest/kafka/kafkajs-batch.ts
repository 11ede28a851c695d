// What a member of the group does with one batch: take it, then say so; or leave it where it is for a while.
import type { Batch, EachBatchPayload, KafkaMessage } from 'kafkajs';
import type { Clock } from '../../core/clock.ts';
import type { Logger } from '../../core/log.ts';
import type { Wait } from '../wait.ts';
import type { Held, HoldReason, RecordBatch, Take, Taken } from './event-log.ts';

/** How often the group hears from a member that has a batch in hand. */
export const heartbeatMs = 500;
/** How long a partition is left alone before it is tried again. */
const holdMs = 1_000;

export interface BatchParts {
  take: Take;
  clock: Clock;
  log: Logger;
  wait: Wait;
  /** Ends waits. */
  signal: AbortSignal;
  /** Called when a batch is taken. */
  onTaken: () => void;
}

type Place = Pick<Batch, 'topic' | 'partition'>;

export interface BatchHandler {
  /** `isOurs`: whether the partition is assigned to this member now. */
  handle(payload: EachBatchPayload, isOurs: (place: Place) => boolean): Promise<void>;
  held(): Held[];
  /** The group changed: others may have what was held here. */
  forgetHolds(): void;
}

export function createBatchHandler({ take, clock, log, wait, signal, onTaken }: BatchParts): BatchHandler {
  const holds = new Map<string, Held>();

  function hold(payload: EachBatchPayload, reason: HoldReason): void {
    const { topic, partition } = payload.batch;
    const resume = payload.pause();
    void wait(holdMs, signal).then(resume);
    if (holds.get(keyOf(payload.batch))?.reason === reason) return;
    log.warn({ topic, partition, reason }, 'a partition waits in Kafka');
    holds.set(keyOf(payload.batch), { topic, partition, reason, since: clock.now() });
  }

  return {
    held: () => [...holds.values()],
    forgetHolds: () => {
      holds.clear();
    },
    /**
     * kafkajs may hand out a batch fetched before a rebalance, and run on while it stops (tulios/kafkajs#1046, #1593).
     * Whatever is taken is on disk, and so was everything before it: committing it can never skip a record, and
     * taking it twice changes nothing. Only an offset of a partition that is not ours would upset kafkajs.
     */
    async handle(payload, isOurs) {
      const { batch } = payload;
      const mayCommit = () => isOurs(batch) && !payload.isStale();
      if (!payload.isRunning() || !mayCommit()) return;
      const taken = await beatingWhile(take(recordsOf(batch)), payload);
      if (!mayCommit()) return;
      if (taken.kind === 'held') {
        hold(payload, taken.reason);
        return;
      }
      holds.delete(keyOf(batch));
      onTaken();
      await commit(payload);
    },
  };
}

/** A heartbeat that fails now is said again by the one after the batch. */
async function beatingWhile(work: Promise<Taken>, payload: EachBatchPayload): Promise<Taken> {
  const beating = setInterval(() => void payload.heartbeat().catch(() => undefined), heartbeatMs);
  try {
    return await work;
  } finally {
    clearInterval(beating);
  }
}

async function commit(payload: EachBatchPayload): Promise<void> {
  const { topic, partition } = payload.batch;
  const last = payload.batch.lastOffset();
  payload.resolveOffset(last);
  const partitions = [{ partition, offset: String(BigInt(last) + 1n) }];
  await payload.commitOffsetsIfNecessary({ topics: [{ topic, partitions }] });
}

function keyOf({ topic, partition }: Place): string {
  return `${topic}/${partition}`;
}

export function recordsOf({ topic, partition, messages }: Batch): RecordBatch {
  const records = messages.map((message) => ({
    offset: message.offset,
    value: message.value,
    headers: textsOf(message.headers),
  }));
  return { topic, partition, records };
}

/** Of a header that is repeated, the last counts, as in Kafka's own `lastHeader`. */
function textsOf(headers: KafkaMessage['headers'] = {}): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const last = Array.isArray(value) ? value.at(-1) : value;
    if (last !== undefined) texts[name.toLowerCase()] = last.toString();
  }
  return texts;
}
