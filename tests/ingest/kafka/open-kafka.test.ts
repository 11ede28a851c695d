import { afterEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../../core/config.ts';
import type { Entry } from '../../../ingest/accepted.ts';
import { openKafka, type Kafka } from '../../../ingest/kafka/open-kafka.ts';
import {
  log,
  noon,
  pipeline,
  post,
  sealer,
  temporaryFolder,
  testClock,
  testInbox,
} from '../../support/ingest.ts';

const open: Kafka[] = [];
afterEach(() => Promise.all(open.splice(0).map((kafka) => kafka.close())));

/** Brokers nobody answers for. */
function given(settings: Record<string, string> = {}) {
  const env = { TABLEE_KAFKA_BROKERS: '127.0.0.1:1', TABLEE_DATA_DIR: temporaryFolder(), ...settings };
  const inbox = testInbox();
  const sources = { active: () => [] };
  const health = { count: () => Promise.resolve() };
  const kafka = openKafka({
    config: loadConfig({ env }),
    inbox,
    pipeline,
    sources,
    health,
    sealer,
    clock: testClock(),
    log,
  });
  open.push(kafka);
  return { kafka, inbox };
}

function entry(): Entry {
  const intake = { origin: 'webhook', source: '/chat', received: noon, mayClaim: () => true };
  const examined = pipeline.examine(post(), intake);
  if (examined.kind === 'too-deep') throw new Error('too deep');
  return { origin: 'webhook', source: '/chat', received: noon, items: [examined.item] };
}

describe('Kafka out of reach', () => {
  it('is told, with what waits in the spill; the door stays open', async () => {
    const { kafka, inbox } = given({ TABLEE_KAFKA_TOPICS: 'chat', TABLEE_KAFKA_INBOX_TOPIC: 'inbox' });
    kafka.consume();
    expect(await kafka.openCarrier().append([entry()])).toMatchObject({ kind: 'appended' });
    expect(await kafka.state()).toMatchObject({ connected: false, lag: [], held: [], spilled: { items: 1 } });
    expect(inbox.backlog().items).toBe(0);
  });

  it('is no matter to a door that does not lead through it', async () => {
    const { kafka, inbox } = given({ TABLEE_KAFKA_TOPICS: 'chat' });
    await kafka.openCarrier().append([entry()]);
    expect(inbox.backlog().items).toBe(1);
    expect(await kafka.state()).toEqual({ connected: false, lag: [], held: [] });
  });

  it('rejects a replay, and says so when there is no topic to replay', async () => {
    const { kafka } = given({ TABLEE_KAFKA_TOPICS: 'chat' });
    await expect(kafka.replaySourceTopics()).rejects.toMatchObject({ code: 'KAFKA_UNREACHABLE' });
    expect(() => kafka.replayDeadLetters()).toThrow(/TABLEE_KAFKA_DEAD_LETTER_TOPIC/);
  });
});
