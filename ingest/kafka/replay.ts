// Reads records again, now that the cause is mended: what can be read now goes into the inbox, the rest stays where it is.
// An event is known by what it is, not by how it came, so replaying twice changes nothing.
import type { Clock } from '../../core/clock.ts';
import { sourceTopics, type KafkaConfig } from '../../core/kafka-settings.ts';
import type { QuarantineCode } from '../../core/outcome.ts';
import type { Sealer } from '../../core/sealing.ts';
import type { Entry, Item } from '../accepted.ts';
import type { Inbox } from '../inbox/inbox.ts';
import type { Intake } from '../pipeline/intake.ts';
import type { Pipeline } from '../pipeline/pipeline.ts';
import type { Sources } from '../sources/sources.ts';
import type { Wait } from '../wait.ts';
import { readDeadLetter } from './dead-letters.ts';
import type { EventLog, LogRecord, RecordBatch } from './event-log.ts';
import { examineRecord } from './read-record.ts';
import { topicIntake } from './take-events.ts';

export interface ReplayParts {
  config: KafkaConfig;
  eventLog: Pick<EventLog, 'readThrough'>;
  inbox: Pick<Inbox, 'append' | 'backlog'>;
  pipeline: Pipeline;
  sources: Pick<Sources, 'active'>;
  sealer: Sealer;
  clock: Clock;
  wait: Wait;
}

export interface ReplayReport {
  read: number;
  /** In the inbox now; the loader says which of them were there before. */
  accepted: number;
  /** Still unreadable, by reason. */
  unread: Partial<Record<QuarantineCode, number>>;
  /** No letters of ours, or of a topic that no source speaks for. */
  skipped: number;
  /** Sequence after the last one appended: stored when the inbox is drained up to it. */
  to: number;
}

/** A record as it first came. */
interface Again {
  topic: string;
  received: number;
  record: Pick<LogRecord, 'value' | 'headers'>;
}

type Recall = (batch: RecordBatch, record: LogRecord) => Again | undefined;

const fullMs = 1_000;

/** The dead-letter topic, from an instant on (milliseconds since 1970). */
export function replayDeadLetters(
  topic: string,
  from: number | undefined,
  parts: ReplayParts,
): Promise<ReplayReport> {
  return replay([topic], from, parts, (_batch, record) => {
    const letter = readDeadLetter(record, parts.sealer);
    // What is sealed is the whole event, also when it came spread over headers.
    return letter && { ...letter, record: { value: Buffer.from(letter.text), headers: {} } };
  });
}

/** The topics with CloudEvents, from an instant on. */
export function replaySourceTopics(from: number | undefined, parts: ReplayParts): Promise<ReplayReport> {
  const topics = sourceTopics(parts.config).map(({ topic }) => topic);
  const received = parts.clock.now();
  return replay(topics, from, parts, ({ topic }, record) => ({ topic, received, record }));
}

async function replay(
  topics: readonly string[],
  from: number | undefined,
  parts: ReplayParts,
  recall: Recall,
): Promise<ReplayReport> {
  const report: ReplayReport = { read: 0, accepted: 0, unread: {}, skipped: 0, to: 0 };
  for (const topic of topics) {
    await parts.eventLog.readThrough(topic, from, async (batch) => {
      const entries = new Map<string, Entry & { items: Item[] }>();
      for (const record of batch.records) {
        report.read += 1;
        const read = readAgain(recall(batch, record), parts, report);
        if (read !== undefined) addTo(entries, read);
      }
      report.to = Math.max(report.to, await appendAll([...entries.values()], parts));
    });
  }
  return report;
}

interface Read {
  intake: Intake;
  item: Item;
}

function readAgain(again: Again | undefined, parts: ReplayParts, report: ReplayReport): Read | undefined {
  const speaker = sourceTopics(parts.config).find(({ topic }) => topic === again?.topic);
  const active = parts.sources.active().find(({ name }) => name === speaker?.source);
  const intake = again && active && topicIntake(again.topic, active, again.received);
  if (again === undefined || intake === undefined) {
    report.skipped += 1;
    return undefined;
  }
  const examined = examineRecord(again.record, parts.pipeline, intake);
  if (examined.kind === 'accepted') {
    report.accepted += 1;
    return { intake, item: examined.item };
  }
  const { code } = examined.fault;
  report.unread[code] = (report.unread[code] ?? 0) + 1;
  return undefined;
}

/** What came at the same moment for the same feed makes one entry. */
function addTo(entries: Map<string, Entry & { items: Item[] }>, { intake, item }: Read): void {
  const { source, received } = intake;
  const key = `${received} ${source}`;
  const entry = entries.get(key);
  if (entry === undefined) entries.set(key, { origin: 'replay', source, received, items: [item] });
  else entry.items.push(item);
}

/** Waits for room as long as it takes; nothing is skipped. */
async function appendAll(entries: readonly Entry[], { inbox, wait }: ReplayParts): Promise<number> {
  for (;;) {
    const appended = await inbox.append(entries);
    if (appended.kind === 'appended') return appended.to;
    await wait(fullMs);
  }
}
