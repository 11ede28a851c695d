// What we ask of Kafka, in our own words: the one adapter behind it may change without anybody noticing.

export interface NewRecord {
  topic: string;
  /** Records with the same key keep to one partition. */
  key: string;
  /** Nothing for a record that is all headers. */
  value: string | null;
  headers?: Readonly<Record<string, string>>;
}

export interface LogRecord {
  /** Position within its partition, in decimal. */
  offset: string;
  value: Buffer | null;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
}

/** Consecutive records of one partition. */
export interface RecordBatch {
  topic: string;
  partition: number;
  records: readonly LogRecord[];
}

/** Why a partition is left where it is: its records are not lost, they wait in Kafka. */
export type HoldReason =
  /** The inbox has used up its budget. */
  | 'inbox-full'
  /** Enough waits to be stored already. */
  | 'loader-behind'
  /** The source the topic speaks for does not exist, or is revoked. */
  | 'unknown-source'
  /** Too much of what the source sent could not be read; it is released by an administrator. */
  | 'source-held'
  /** A newer release wrote the next record. */
  | 'newer-release';

export type Taken = { kind: 'taken' } | { kind: 'held'; reason: HoldReason };

/**
 * Resolves with `taken` when everything of the batch is on disk, and only then is its offset committed. The same batch,
 * or a part of it, may come again: after a crash, a rebalance, a rejection.
 */
export type Take = (batch: RecordBatch) => Promise<Taken>;

export interface Held {
  topic: string;
  partition: number;
  reason: HoldReason;
  /** Milliseconds since 1970. */
  since: number;
}

export interface Consumption {
  /** Partitions of this process that are waiting. */
  held(): Held[];
  /** Resolves when the batch in hand is done and the group has been left. */
  stop(): Promise<void>;
}

export interface PartitionLag {
  topic: string;
  partition: number;
  /** Records not yet consumed by the group. */
  lag: number;
}

/**
 * Everything may reject with a TableeError `KAFKA_UNREACHABLE`, which is retryable; what the brokers themselves turn
 * down is `KAFKA_REFUSED`. A fault of whoever takes records comes out as it is.
 */
export interface EventLog {
  /**
   * Resolves when every in-sync replica has every record (acks=all). After a rejection some may be there even so; a
   * record whose answer came late may be there twice.
   */
  produce(records: readonly NewRecord[]): Promise<void>;
  /** Reads topics as a member of the group until stopped; goes on by itself after faults. */
  consume(topics: readonly string[], take: Take): Consumption;
  /** Reads a topic up to where it ends now, without the group; `from` in milliseconds since 1970. */
  readThrough(
    topic: string,
    from: number | undefined,
    visit: (batch: RecordBatch) => Promise<void>,
  ): Promise<void>;
  /** Makes the topics that are missing, with the brokers' defaults. */
  ensureTopics(topics: readonly string[]): Promise<void>;
  lag(topics: readonly string[]): Promise<PartitionLag[]>;
  /** Resolves when a broker answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
