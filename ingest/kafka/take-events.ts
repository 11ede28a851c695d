// From a topic with CloudEvents into the inbox, as from a webhook: same pipeline, same claims, same quarantine.
import type { Clock } from '../../core/clock.ts';
import type { Item, Quarantined } from '../accepted.ts';
import type { Inbox } from '../inbox/inbox.ts';
import type { Intake } from '../pipeline/intake.ts';
import type { Pipeline } from '../pipeline/pipeline.ts';
import { mayClaim } from '../sources/claims.ts';
import type { SourceHealth } from '../sources/source-health.ts';
import type { ActiveSource, Sources } from '../sources/sources.ts';
import type { LogRecord, RecordBatch, Taken } from './event-log.ts';
import { examineRecord } from './read-record.ts';
import { reasonToHold } from './room.ts';

export interface TakeParts {
  inbox: Pick<Inbox, 'append' | 'isFull' | 'backlog'>;
  pipeline: Pipeline;
  clock: Clock;
  /** Resolves when the dead-letter topic has it; at once when there is none. */
  bury(letters: readonly Unread[]): Promise<void>;
}

/** A record that could not be read, and why. */
export interface Unread {
  batch: RecordBatch;
  record: LogRecord;
  quarantined: Quarantined;
  received: number;
}

export interface TakeEventsParts extends TakeParts {
  sources: Pick<Sources, 'active'>;
  health: SourceHealth;
}

/** Records between two turns of the event loop: heartbeats go out while a batch is read. */
const turn = 500;

/** Dead letters first: should they fail, nothing is in the inbox yet that would be counted again. */
export async function takeEvents(batch: RecordBatch, source: string, parts: TakeEventsParts): Promise<Taken> {
  const { inbox, pipeline, clock } = parts;
  const reason = reasonToHold(inbox);
  if (reason !== undefined) return { kind: 'held', reason };
  const received = clock.now();
  const active = parts.sources.active().find(({ name }) => name === source);
  if (active === undefined) return { kind: 'held', reason: 'unknown-source' };
  if (active.held) return { kind: 'held', reason: 'source-held' };
  const intake = topicIntake(batch.topic, active, received);
  const items: Item[] = [];
  const unread: Unread[] = [];
  for (const record of batch.records) {
    const { item } = examineRecord(record, pipeline, intake);
    if (item.kind === 'quarantined') unread.push({ batch, record, quarantined: item.value, received });
    if (items.push(item) % turn === 0) await new Promise(setImmediate);
  }
  await parts.bury(unread);
  const appended = await inbox.append([{ origin: intake.origin, source: intake.source, received, items }]);
  if (appended.kind === 'full') return { kind: 'held', reason: 'inbox-full' };
  await parts.health.count(source, { events: items.length, unreadable: unread.length });
  return { kind: 'taken' };
}

/** What is known of a topic's records before any is read. */
export function topicIntake(topic: string, { name, claims }: ActiveSource, received: number): Intake {
  return {
    origin: `kafka:${topic}`,
    source: `/${name}`,
    received,
    mayClaim: (claimed) => mayClaim(claims, claimed),
  };
}
