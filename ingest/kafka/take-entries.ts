// From the topic that is the inbox into the inbox on disk: what the door accepted, opened again.
import type { Fault } from '../../core/outcome.ts';
import type { Sealer } from '../../core/sealing.ts';
import type { Entry } from '../accepted.ts';
import type { Intake } from '../pipeline/intake.ts';
import type { RecordBatch, Taken } from './event-log.ts';
import { reasonToHold } from './room.ts';
import { openEntry } from './sealed-entries.ts';
import type { TakeParts, Unread } from './take-events.ts';

export interface TakeEntriesParts extends TakeParts {
  sealer: Sealer;
}

const foreign: Fault = { code: 'unreadable-payload', detail: 'not written by this installation' };

export async function takeEntries(batch: RecordBatch, parts: TakeEntriesParts): Promise<Taken> {
  const { inbox, pipeline, clock, sealer } = parts;
  const reason = reasonToHold(inbox);
  if (reason !== undefined) return { kind: 'held', reason };
  const intake = inboxIntake(batch.topic, clock.now());
  const { origin, source, received } = intake;
  const entries: Entry[] = [];
  const unread: Unread[] = [];
  for (const record of batch.records) {
    const entry = openEntry(record, sealer);
    if (entry === 'newer') return { kind: 'held', reason: 'newer-release' };
    if (entry !== 'foreign') entries.push(entry);
    else {
      const { item } = pipeline.quarantineText(record.value?.toString() ?? '', foreign, intake);
      entries.push({ origin, source, received, items: [item] });
      if (item.kind === 'quarantined') unread.push({ batch, record, quarantined: item.value, received });
    }
  }
  await parts.bury(unread);
  const appended = await inbox.append(entries);
  return appended.kind === 'full' ? { kind: 'held', reason: 'inbox-full' } : { kind: 'taken' };
}

/** The feed of records nobody's webhook sent. */
function inboxIntake(topic: string, received: number): Intake {
  return { origin: `kafka:${topic}`, source: `/${topic}`, received, mayClaim: () => false };
}
