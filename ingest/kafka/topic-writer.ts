// Writes to Kafka in groups: whatever waits when a request goes out shares the next; when no answer comes, it says so soon.
import type { Logger } from '../../core/log.ts';
import type { Wait } from '../wait.ts';
import type { EventLog, NewRecord } from './event-log.ts';
import { within } from './within.ts';

export interface TopicWriterParts {
  eventLog: Pick<EventLog, 'produce' | 'ping'>;
  log: Logger;
  wait: Wait;
}

export interface TopicWriter {
  /** Whether the brokers answered last time. */
  reachable(): boolean;
  /** True when the brokers have the records; false when they did not say so, and may have some of them even so. */
  write(records: readonly NewRecord[]): Promise<boolean>;
  /** Asks whether the brokers are back. */
  tryAgain(): Promise<boolean>;
}

/** How long the first writes of an outage wait; those after it do not. */
const patienceMs = 3_000;

interface Waiting {
  records: readonly NewRecord[];
  settle: (written: boolean) => void;
}

export function createTopicWriter({ eventLog, log, wait }: TopicWriterParts): TopicWriter {
  // Nobody waits for brokers that have not answered yet.
  let reachable = false;
  let waiting: Waiting[] = [];
  let sending = false;

  async function answered(work: Promise<void>): Promise<boolean> {
    try {
      const outcome = await within(work, patienceMs, wait);
      if (outcome === 'late') throw new Error(`no answer within ${patienceMs} ms`);
      reachable = true;
    } catch (error) {
      if (reachable) log.warn({ error: (error as Error).message }, 'Kafka is out of reach');
      reachable = false;
    }
    return reachable;
  }

  async function sendAll(): Promise<void> {
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      const written =
        reachable && (await answered(eventLog.produce(group.flatMap(({ records }) => records))));
      for (const { settle } of group) settle(written);
    }
    sending = false;
  }

  return {
    reachable: () => reachable,
    write: (records) =>
      new Promise((settle) => {
        waiting.push({ records, settle });
        if (sending) return;
        sending = true;
        setImmediate(() => void sendAll());
      }),
    tryAgain: () => answered(eventLog.ping()),
  };
}
