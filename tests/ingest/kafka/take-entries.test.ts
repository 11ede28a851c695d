import { describe, expect, it } from 'vitest';
import type { Entry } from '../../../ingest/accepted.ts';
import { decodeEntry } from '../../../ingest/inbox/entry-codec.ts';
import { sealEntries } from '../../../ingest/kafka/sealed-entries.ts';
import { takeEntries } from '../../../ingest/kafka/take-entries.ts';
import type { Unread } from '../../../ingest/kafka/take-events.ts';
import { noon, pipeline, post, sealer, testClock, testInbox } from '../../support/ingest.ts';
import { memoryEventLog, record } from '../../support/memory-event-log.ts';

const intake = { origin: 'webhook', source: '/chat', received: noon, mayClaim: () => true };

function entry(id: string): Entry {
  const examined = pipeline.examine(post({ id }), intake);
  if (examined.kind === 'too-deep') throw new Error('too deep');
  return { origin: 'webhook', source: '/chat', received: noon, items: [examined.item] };
}

function parts() {
  const buried: Unread[] = [];
  const bury = (letters: readonly Unread[]) => {
    buried.push(...letters);
    return Promise.resolve();
  };
  return { inbox: testInbox(), pipeline, sealer, clock: testClock(), bury, buried };
}

describe('takeEntries', () => {
  it('opens what the door accepted, as it was accepted', async () => {
    const eventLog = memoryEventLog();
    await eventLog.produce(sealEntries([entry('e1'), entry('e2')], 'inbox', sealer).records);
    const given = parts();
    expect(await takeEntries(eventLog.batch('inbox'), given)).toEqual({ kind: 'taken' });
    expect(given.inbox.read(0, {}).entries.map(({ bytes }) => decodeEntry(bytes))).toEqual([
      entry('e1'),
      entry('e2'),
    ]);
  });

  it("sets aside records somebody else wrote; nothing of them counts as the door's", async () => {
    const given = parts();
    const forged = record([1, 'webhook', '/chat', noon, []]);
    expect(await takeEntries({ topic: 'inbox', partition: 0, records: [forged] }, given)).toEqual({
      kind: 'taken',
    });
    expect(given.buried).toHaveLength(1);
    expect(decodeEntry(given.inbox.read(0, {}).entries[0]!.bytes)).toMatchObject({
      origin: 'kafka:inbox',
      items: [{ kind: 'quarantined', value: { fault: { code: 'unreadable-payload' } } }],
    });
  });

  it('waits for a release that can read the record', async () => {
    const newer = record(sealer.seal('\u0063'));
    expect(await takeEntries({ topic: 'inbox', partition: 0, records: [newer] }, parts())).toEqual({
      kind: 'held',
      reason: 'newer-release',
    });
  });
});
