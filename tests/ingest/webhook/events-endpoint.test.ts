import { gzipSync } from 'node:zlib';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Problem } from '../../../core/errors.ts';
import type { Inbox } from '../../../ingest/inbox/inbox.ts';
import { createSourceHealth } from '../../../ingest/sources/source-health.ts';
import { createSources, type Sources } from '../../../ingest/sources/sources.ts';
import { eventsEndpoint, type EventsEndpointOptions } from '../../../ingest/webhook/events-endpoint.ts';
import { keyOfSecret, sign } from '../../../ingest/signatures/standard-webhooks.ts';
import {
  log,
  memoryStore,
  noon,
  pipeline,
  post,
  sealer,
  testClock,
  testInbox,
  testLoader,
} from '../../support/ingest.ts';

type Headers = Record<string, string>;

let app: FastifyInstance;
let inbox: Inbox;
let sources: Sources;
let secret: string;
const clock = testClock();

async function serve(options: Partial<EventsEndpointOptions> = {}): Promise<void> {
  app = fastify({ logger: false });
  const health = createSourceHealth({ sources, clock, log, abovePercent: 1 });
  const parts = { inbox, pipeline, clock, sources, health, log, random: () => 0.5 };
  await app.register(eventsEndpoint, { ...parts, ...options });
}

beforeEach(async () => {
  clock.set(noon);
  inbox = testInbox({ clock });
  sources = createSources(inbox.sources, sealer, clock);
  ({ secret } = await sources.add('slack'));
  await serve();
});

afterEach(() => app.close());

function signed(body: string | Buffer, headers: Headers = {}, timestampS = noon / 1000): Headers {
  return {
    'content-type': 'application/cloudevents+json',
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(timestampS),
    'webhook-signature': sign(keyOfSecret(secret), 'msg_1', timestampS, body),
    ...headers,
  };
}

async function send(body: string | Buffer, headers: Headers = signed(body)) {
  const answer = await app.inject({ method: 'POST', url: '/v1/events', headers, payload: body });
  return {
    status: answer.statusCode,
    body: answer.json<Problem & Record<string, unknown>>(),
    headers: answer.headers,
  };
}

const json = (value: unknown) => JSON.stringify(value);
const batch = { 'content-type': 'application/cloudevents-batch+json' };

describe('what is taken', () => {
  it.each([
    { as: 'a single event', body: json(post()), headers: {}, accepted: 1 },
    {
      as: 'a single event as plain JSON',
      body: json(post()),
      headers: { 'content-type': 'application/json' },
      accepted: 1,
    },
    { as: 'a batch', body: json([post({ id: 'a' }), post({ id: 'b' })]), headers: batch, accepted: 2 },
    { as: 'an empty batch', body: '[]', headers: batch, accepted: 0 },
    {
      as: 'lines',
      body: `${json(post({ id: 'a' }))}\n\n${json(post({ id: 'b' }))}\r\n`,
      headers: { 'content-type': 'application/x-ndjson; charset=UTF-8' },
      accepted: 2,
    },
    {
      as: 'an event spread over headers and body',
      body: json((post() as { data: unknown }).data),
      headers: {
        'content-type': 'application/json',
        'ce-specversion': '1.0',
        'ce-id': 'a%20b',
        'ce-source': '/slack',
        'ce-type': 'org.tablee.interaction.v1',
      },
      accepted: 1,
    },
    { as: 'gzip', body: gzipSync(json(post())), headers: { 'content-encoding': 'gzip' }, accepted: 1 },
    { as: 'a byte order mark', body: `\ufeff${json(post())}`, headers: {}, accepted: 1 },
    { as: 'the name of its source', body: json(post()), headers: { 'tablee-source': 'slack' }, accepted: 1 },
  ])('$as', async ({ body, headers, accepted }) => {
    const answer = await send(body, signed(body, headers));
    expect(answer).toMatchObject({ status: 202, body: { accepted, quarantined: 0 } });
    expect(inbox.backlog().items).toBe(accepted);
  });

  it('answers for each event of a batch', async () => {
    const body = json([
      post({ id: 'a' }),
      { id: 'b' },
      post({ id: 'c', data: { text: 'dropped', mood: 1 } }),
    ]);
    const answer = await send(body, signed(body, batch));
    expect(answer.status).toBe(202);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(answer.body).toEqual({
      accepted: 2,
      quarantined: 1,
      droppedFields: 2,
      results: [
        { status: 'accepted' },
        {
          status: 'quarantined',
          code: 'not-a-cloudevent',
          detail: 'specversion must be "1.0"',
          pointer: '/specversion',
        },
        { status: 'accepted' },
      ],
    });
    expect(inbox.backlog().items).toBe(3);
  });
});

describe('what cannot be read is kept, and said', () => {
  it.each([
    { what: 'not JSON', body: '{"specversion"', code: 'malformed-json' },
    { what: 'no CloudEvent', body: json({ hello: 1 }), code: 'not-a-cloudevent' },
    { what: 'an unknown type', body: json({ ...post(), type: 'com.example' }), code: 'unknown-type' },
    {
      what: 'a wrong verb',
      body: json(post({ data: { verb: 'shout' } })),
      code: 'invalid-event',
      pointer: '/data/verb',
    },
    { what: 'a foreign source', body: json(post({ source: '/teams/1' })), code: 'source-not-allowed' },
    {
      what: 'a name that only begins alike',
      body: json(post({ source: '/slackers' })),
      code: 'source-not-allowed',
    },
    {
      what: 'a time before there was a tool',
      body: json(post({ time: '1970-01-01T00:00:00Z' })),
      code: 'time-out-of-range',
    },
  ])('$what: $code', async ({ body, code, ...rest }) => {
    const answer = await send(body);
    expect(answer).toMatchObject({
      status: 400,
      body: { code, errors: [{ index: 0, code, ...(rest.pointer && { pointer: rest.pointer }) }] },
    });
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(inbox.backlog().items).toBe(1);
  });

  it('says so when no event of a batch is good', async () => {
    const body = json([1, 2]);
    const answer = await send(body, signed(body, batch));
    expect(answer).toMatchObject({ status: 400, body: { code: 'no-readable-event' } });
    expect(inbox.backlog().items).toBe(2);
  });
});

const deep = `{"a":${'['.repeat(40)}${']'.repeat(40)}}`;

describe('what is turned away', () => {
  const body = json(post());
  it.each([
    { what: 'unsigned', headers: { 'webhook-signature': undefined }, status: 401, code: 'unsigned' },
    {
      what: 'a wrong signature',
      headers: { 'webhook-signature': 'v1,AAAA' },
      status: 401,
      code: 'bad-signature',
    },
    { what: 'a stranger', headers: { 'tablee-source': 'nobody' }, status: 401, code: 'bad-signature' },
    {
      what: 'a timestamp that is none',
      headers: { 'webhook-timestamp': 'soon' },
      status: 400,
      code: 'malformed',
    },
    { what: 'a dotted id', headers: { 'webhook-id': 'a.b' }, status: 400, code: 'malformed' },
    {
      what: 'another media type',
      headers: { 'content-type': 'text/xml' },
      status: 415,
      code: 'unsupported-media-type',
    },
    {
      what: 'no media type',
      headers: { 'content-type': undefined },
      status: 415,
      code: 'unsupported-media-type',
    },
    {
      what: 'another charset',
      headers: { 'content-type': 'application/json; charset=latin1' },
      status: 415,
      code: 'unsupported-media-type',
    },
    { what: 'brotli', headers: { 'content-encoding': 'br' }, status: 415, code: 'unsupported-media-type' },
    { what: 'gzip that is none', headers: { 'content-encoding': 'gzip' }, status: 400, code: 'malformed' },
    { what: 'a batch that is none', headers: batch, status: 400, code: 'malformed' },
    { what: 'not UTF-8', body: Buffer.from([0x22, 0xff, 0x22]), headers: {}, status: 400, code: 'malformed' },
    {
      what: 'an unknown field nested too deep',
      body: json({ ...post(), x: JSON.parse(deep) as unknown }),
      headers: {},
      status: 400,
      code: 'malformed',
    },
    { what: 'nested too deep and unreadable', body: deep, headers: {}, status: 400, code: 'malformed' },
    { what: 'too many items', body: '[1,2,3,4]', headers: batch, status: 413, code: 'too-many-items' },
    {
      what: 'a large body',
      body: json(post({ data: { text: 'x'.repeat(5_000) } })),
      headers: {},
      status: 413,
      code: 'too-large',
    },
    {
      what: 'a bomb',
      body: gzipSync(Buffer.alloc(50_000, 32)),
      headers: { 'content-encoding': 'gzip' },
      status: 413,
      code: 'too-large',
    },
  ])('$what: $status $code', async ({ headers, status, code, ...given }) => {
    await app.close();
    await serve({ maxBodyBytes: 2_000, maxInflatedBytes: 10_000, maxItems: 3 });
    const payload = given.body ?? body;
    const all: Record<string, string | undefined> = { ...signed(payload), ...headers };
    const sent = Object.fromEntries(
      Object.entries(all).filter(([, value]) => value !== undefined),
    ) as Headers;
    const answer = await send(payload, sent);
    expect(answer).toMatchObject({ status, body: { status, code } });
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(inbox.backlog().items).toBe(0);
  });

  it.each([
    { seconds: -301, status: 400 },
    { seconds: -300, status: 202 },
    { seconds: 300, status: 202 },
    { seconds: 301, status: 400 },
  ])('a timestamp $seconds s off: $status', async ({ seconds, status }) => {
    const answer = await send(body, signed(body, {}, noon / 1000 + seconds));
    expect(answer.status).toBe(status);
  });

  it('says when to come back while the inbox is full', async () => {
    inbox = testInbox({ clock, budget: { maxBytes: 10, minFreeBytes: 0 } });
    await app.close();
    await serve();
    const answer = await send(body);
    expect(answer).toMatchObject({ status: 503, body: { code: 'inbox-full' } });
    expect(answer.headers['retry-after']).toBe('10');
    expect(inbox.backlog().items).toBe(0);
  });

  it('asks history to wait when the inbox is half full, and takes live events', async () => {
    const bulk = { 'tablee-priority': 'bulk' };
    expect((await send(body, signed(body, bulk))).status).toBe(202);
    inbox = testInbox({ clock, budget: { maxBytes: 1_000, minFreeBytes: 0 } });
    await app.close();
    await serve();
    while (inbox.takesBulk()) expect((await send(body)).status).toBe(202);
    const answer = await send(body, signed(body, bulk));
    expect(answer).toMatchObject({ status: 429, body: { code: 'rate-limited' } });
    expect(answer.headers['retry-after']).toBe('10');
    expect((await send(body)).status).toBe(202);
  });

  it('is counted in the ledger, by reason', async () => {
    await send(body, {});
    await send(body, signed(body, { 'content-type': 'text/plain' }));
    await app.close();
    expect(inbox.ledger.unmirrored(10)).toMatchObject([
      { outcome: 'received', reason: '', source: '', n: 1 },
      { outcome: 'refused', reason: 'unsigned', source: '', n: 1 },
      { outcome: 'received', reason: '', source: '/slack', n: 1 },
      { outcome: 'refused', reason: 'unsupported-media-type', source: '/slack', n: 1 },
    ]);
  });
});

it('grants the handshake of CloudEvents webhooks', async () => {
  const headers = { 'webhook-request-origin': 'tool.example', 'webhook-request-rate': '100' };
  const answer = await app.inject({ method: 'OPTIONS', url: '/v1/events', headers });
  expect(answer.statusCode).toBe(200);
  expect(answer.headers).toMatchObject({
    'webhook-allowed-origin': 'tool.example',
    'webhook-allowed-rate': '*',
  });
});

it('counts once what arrives twice, in two requests and within one', async () => {
  const body = json([post({ id: 'a' }), post({ id: 'a' })]);
  await send(body, signed(body, batch));
  await send(body, signed(body, batch));
  const store = memoryStore();
  await testLoader(inbox, store).loadOnce();
  expect(store.rows('tablee.interactions')).toHaveLength(1);
  expect(inbox.ledger.byOutcome('webhook')).toMatchObject({ stored: 1, duplicate: 3 });
});
