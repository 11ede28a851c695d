import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Entry } from '../../../ingest/accepted.ts';
import { openEntry } from '../../../ingest/kafka/sealed-entries.ts';
import { createTopicCarrier, type TopicCarrier } from '../../../ingest/kafka/topic-carrier.ts';
import { createTopicWriter } from '../../../ingest/kafka/topic-writer.ts';
import { log, noon, noWait, pipeline, post, sealer, testInbox } from '../../support/ingest.ts';
import { memoryEventLog, type MemoryEventLog } from '../../support/memory-event-log.ts';

const intake = { origin: 'webhook', source: '/chat', received: noon, mayClaim: () => true };

function entry(id: string): Entry {
  const examined = pipeline.examine(post({ id }), intake);
  if (examined.kind === 'too-deep') throw new Error('too deep');
  return { origin: 'webhook', source: '/chat', received: noon, items: [examined.item] };
}

const open: TopicCarrier[] = [];
afterEach(() => Promise.all(open.splice(0).map((carrier) => carrier.stop())));

/** Waits of the carrier take a turn of the event loop each. */
function carrierOn(eventLog: MemoryEventLog, spill = testInbox()) {
  const inbox = testInbox();
  const writer = createTopicWriter({ eventLog, log, wait: noWait });
  const carrier = createTopicCarrier({
    writer,
    topic: 'inbox',
    spill,
    inbox,
    sealer,
    log,
    wait: noWait,
    random: () => 0,
  });
  open.push(carrier);
  return { carrier, writer, spill, inbox };
}

function carried(eventLog: MemoryEventLog): string[] {
  const entries = eventLog.records('inbox').map((record) => openEntry(record, sealer) as Entry);
  return entries.flatMap(({ items }) =>
    items.map((item) => ('key' in item.value ? item.value.key : item.value.id)),
  );
}

const keysOf = (entries: readonly Entry[]) =>
  entries.flatMap(({ items }) => items.map((item) => ('key' in item.value ? item.value.key : item.value.id)));

const until = (condition: () => boolean) =>
  expect.poll(condition, { timeout: 30_000, interval: 1 }).toBe(true);

describe('the topic as inbox', () => {
  it('acknowledges when the brokers have it', async () => {
    const eventLog = memoryEventLog();
    const { carrier, writer, spill } = carrierOn(eventLog);
    await until(() => writer.reachable());
    expect(await carrier.append([entry('a')])).toEqual({ kind: 'appended' });
    expect(carried(eventLog)).toEqual(keysOf([entry('a')]));
    expect(spill.backlog().next).toBe(1);
  });

  it.each(['down', 'lost', 'silent'] as const)(
    'spills while brokers are %s, and forwards afterwards',
    async (brokers) => {
      const eventLog = memoryEventLog();
      const { carrier, writer, spill } = carrierOn(eventLog);
      await until(() => writer.reachable());
      eventLog.brokers = brokers;
      expect(await carrier.append([entry('a')])).toMatchObject({ kind: 'appended' });
      expect(writer.reachable()).toBe(false);
      expect(await carrier.append([entry('b')])).toMatchObject({ kind: 'appended' });
      eventLog.brokers = 'up';
      await until(() => spill.backlog().items === 0);
      expect(new Set(carried(eventLog))).toEqual(new Set(keysOf([entry('a'), entry('b')])));
    },
  );

  it('waits for nobody before brokers have answered once', async () => {
    const eventLog = memoryEventLog();
    eventLog.brokers = 'silent';
    const { carrier, spill } = carrierOn(eventLog);
    await carrier.append([entry('a')]);
    expect(spill.backlog().items).toBe(1);
  });

  it('refuses when the spill is full, and only while the brokers are away', async () => {
    const eventLog = memoryEventLog();
    eventLog.brokers = 'down';
    const { carrier, writer } = carrierOn(eventLog, {
      ...testInbox(),
      isFull: () => true,
      append: () => Promise.resolve({ kind: 'full' }),
    });
    expect(carrier.isFull()).toBe(true);
    expect(await carrier.append([entry('a')])).toEqual({ kind: 'full' });
    eventLog.brokers = 'up';
    await until(() => writer.reachable());
    expect(carrier.isFull()).toBe(false);
    expect(await carrier.append([entry('a')])).toEqual({ kind: 'appended' });
  });

  it('forwards what a process before it left behind', async () => {
    const spill = testInbox();
    await spill.append([entry('a'), entry('b')]);
    const eventLog = memoryEventLog();
    carrierOn(eventLog, spill);
    await until(() => spill.backlog().items === 0);
    expect(new Set(carried(eventLog))).toEqual(new Set(keysOf([entry('a'), entry('b')])));
  });

  it('loses nothing it acknowledged, whatever the brokers do', async () => {
    const weather = fc.array(fc.constantFrom('up', 'down', 'lost', 'silent', 'append', 'append'), {
      maxLength: 30,
    });
    await fc.assert(
      fc.asyncProperty(weather, async (steps) => {
        const eventLog = memoryEventLog();
        const { carrier, spill } = carrierOn(eventLog);
        const acknowledged: Entry[] = [];
        for (const [n, step] of steps.entries()) {
          if (step !== 'append') eventLog.brokers = step;
          else if ((await carrier.append([entry(`e${n}`)])).kind === 'appended')
            acknowledged.push(entry(`e${n}`));
          await noWait();
        }
        eventLog.brokers = 'up';
        await until(() => spill.backlog().items === 0);
        await carrier.stop();
        expect(new Set(carried(eventLog))).toEqual(new Set(keysOf(acknowledged)));
      }),
      { numRuns: 30 },
    );
  });
});
