// One event seen from five angles is counted once; a source held and released loses nothing; the ledger ends at zero.
import { createHmac } from 'node:crypto';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importEvents } from '../../../ingest/imports/import-events.ts';
import type { Inbox } from '../../../ingest/inbox/inbox.ts';
import type { Loader } from '../../../ingest/loader/loader.ts';
import { releaseSource, type ReleaseParts } from '../../../ingest/quarantine/release.ts';
import { replayQuarantine } from '../../../ingest/quarantine/replay.ts';
import { hubSha256 } from '../../../ingest/signatures/hub-sha256.ts';
import { createSourceHealth } from '../../../ingest/sources/source-health.ts';
import { createSources, type Sources } from '../../../ingest/sources/sources.ts';
import type { Tool } from '../../../ingest/tools/tool.ts';
import { eventsEndpoint } from '../../../ingest/webhook/events-endpoint.ts';
import { toolEndpoint } from '../../../ingest/webhook/tool-endpoint.ts';
import {
  calendar,
  log,
  memoryStore,
  noon,
  noWait,
  pipeline,
  post,
  sealer,
  testClock,
  testInbox,
  testLoader,
} from '../../support/ingest.ts';
import { answerQuarantine, waitingIn } from '../../support/memory-quarantine.ts';
import type { MemoryStore } from '../../support/memory-store.ts';
import { signedRequest } from '../../support/signed-request.ts';

/** A tool whose payloads say what they tell; one that says nothing cannot be read. */
const parrot: Tool = {
  prove: hubSha256('x-parrot'),
  read: (payload) => {
    const { tells, text } = payload as { tells?: string | number; text?: string };
    if (tells === undefined)
      return [
        { kind: 'fault', fault: { code: 'unreadable-payload', detail: 'tells nothing', pointer: '/tells' } },
      ];
    const event = post({
      id: String(tells),
      source: '/github/org',
      data: { object: { id: `o${text?.length}` } },
    });
    return [{ kind: 'event', event: event as never }];
  },
};
const parrotSecret = 'a secret of this test';

const clock = testClock();
let inbox: Inbox;
let store: MemoryStore;
let sources: Sources;
let loader: Loader;
let app: FastifyInstance;
let secret: string;
let parts: ReleaseParts;

beforeEach(async () => {
  clock.set(noon);
  inbox = testInbox({ clock });
  store = memoryStore();
  answerQuarantine(store);
  sources = createSources(inbox.sources, sealer, clock);
  loader = testLoader(inbox, store, { clock, log });
  ({ secret } = await sources.add('slack', { claims: ['/slack'] }));
  await sources.add('parrot', { kind: 'github', secret: parrotSecret });
  const health = createSourceHealth({ sources, clock, log, abovePercent: 1 });
  const door = { inbox, pipeline, clock, sources, health, log };
  app = fastify({ logger: false });
  await app.register(eventsEndpoint, door);
  await app.register(toolEndpoint, { ...door, tools: { github: parrot } });
  const toolOf = (kind: string) => (kind === 'github' ? parrot : undefined);
  parts = { inbox, store, clock, calendar, sealer, pipeline, toolOf, sources, loader, wait: noWait };
});

afterEach(() => app.close());

async function deliver(events: readonly unknown[], id: string) {
  const contentType = 'application/cloudevents-batch+json';
  const request = signedRequest(secret, JSON.stringify(events), { id, at: clock.now(), contentType });
  return app.inject({ method: 'POST', url: '/v1/events', headers: request.headers, payload: request.body });
}

function squawk(payload: object) {
  const body = JSON.stringify(payload);
  const signature = createHmac('sha256', parrotSecret).update(body).digest('hex');
  const headers = { 'content-type': 'application/json', 'x-parrot': `sha256=${signature}` };
  return app.inject({ method: 'POST', url: '/v1/sources/parrot', headers, payload: body });
}

async function drain(): Promise<void> {
  while (await loader.loadOnce());
}

const stored = () => store.rows('tablee.interactions').length;
const held = () => sources.list().flatMap(({ name, heldSince }) => (heldSince === null ? [] : [name]));

function expectBalanced(): void {
  for (const { difference } of inbox.ledger.balance()) expect(difference).toBe(0);
  expect(inbox.ledger.difference()).toBe(0);
}

it('counts an event once: webhook twice, file, quarantine read again, and a topic', async () => {
  const event = post({ id: 'one' });
  expect((await deliver([event], 'msg_1')).statusCode).toBe(202);
  expect((await deliver([event], 'msg_2')).statusCode).toBe(202);
  await importEvents([event], { inbox, pipeline, clock, wait: noWait }, { source: '/slack-export' });

  await sources.hold('slack');
  clock.set(noon + 2_000);
  expect((await deliver([event], 'msg_3')).statusCode).toBe(202);
  await drain();
  expect(await releaseSource('slack', 'console', parts)).toMatchObject({ replayed: 1, waiting: 0 });

  // What a consumer of a topic does: the same pipeline, the same inbox.
  const received = clock.now();
  const intake = { origin: 'kafka', source: '/kafka', received, mayClaim: () => true };
  const examined = pipeline.examine(event, intake);
  if (examined.kind === 'too-deep') throw new Error('expected an item');
  await inbox.append([{ origin: 'kafka', source: '/kafka', received, items: [examined.item] }]);

  await drain();
  expect(stored()).toBe(1);
  expect(inbox.ledger.byOutcome()).toEqual({
    received: 6,
    stored: 1,
    duplicate: 4,
    quarantined: 1,
    refused: 0,
    erased: 0,
  });
  expectBalanced();
  await replayQuarantine({}, 'console', parts);
  await drain();
  expect(stored()).toBe(1);
  expectBalanced();
});

describe('a source of which too much cannot be read', () => {
  const good = (n: number, from = 0) => Array.from({ length: n }, (_, i) => post({ id: `g${from + i}` }));
  const bad = (n: number) => Array.from({ length: n }, (_, i) => ({ ...post({ id: `b${i}` }), data: {} }));

  it('is held: acknowledged, kept aside, and read in its order when released', async () => {
    await deliver([...good(98), ...bad(2)], 'msg_1');
    expect(held()).toEqual(['slack']);
    clock.set(noon + 2_000);
    const reply = await deliver([...good(3, 98), ...bad(1)], 'msg_2');
    expect(reply.statusCode).toBe(202);
    expect(reply.json()).toMatchObject({
      accepted: 0,
      quarantined: 4,
      results: [{ code: 'held' }, {}, {}, {}],
    });
    await drain();
    expect(stored()).toBe(98);
    expect(await releaseSource('slack', 'console', parts)).toMatchObject({ replayed: 3, waiting: 1 });
    expect(held()).toEqual([]);
    await drain();
    expect(stored()).toBe(101);
    expect(waitingIn(store).map(({ code }) => code)).toEqual(Array(3).fill('invalid-event'));
    clock.set(noon + 4_000);
    await deliver(good(1, 200), 'msg_3');
    await drain();
    expect(stored()).toBe(102);
    expectBalanced();
  });

  it('is held alike when it is a tool, its payloads kept without their texts', async () => {
    for (let n = 0; n < 100; n++) await squawk(n < 98 ? { tells: n, text: 'a few words' } : {});
    expect(held()).toEqual(['parrot']);
    clock.set(noon + 2_000);
    expect((await squawk({ tells: 'late', text: 'some more words' })).statusCode).toBe(200);
    await drain();
    expect(stored()).toBe(98);
    for (const { sealed } of waitingIn(store)) expect(sealer.open(String(sealed))).not.toContain('words');
    expect(await releaseSource('parrot', 'console', parts)).toMatchObject({ replayed: 1, waiting: 0 });
    await drain();
    expect(stored()).toBe(99);
    expectBalanced();
  });

  it('cannot be released by a name nobody has', async () => {
    await expect(releaseSource('nobody', 'console', parts)).rejects.toMatchObject({ code: 'SOURCE_UNKNOWN' });
  });
});
