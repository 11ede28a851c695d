import { createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Problem } from '../../../core/errors.ts';
import { interactionType } from '../../../core/event.ts';
import type { Inbox } from '../../../ingest/inbox/inbox.ts';
import { openPlaced } from '../../../ingest/inbox/read-stretch.ts';
import { createSourceHealth } from '../../../ingest/sources/source-health.ts';
import { createSources, type Sources } from '../../../ingest/sources/sources.ts';
import { hubSha256 } from '../../../ingest/signatures/hub-sha256.ts';
import type { Telling, Tool } from '../../../ingest/tools/tool.ts';
import { toolEndpoint, type ToolEndpointOptions } from '../../../ingest/webhook/tool-endpoint.ts';
import { log, noon, pipeline, sealer, testClock, testInbox } from '../../support/ingest.ts';

/** A tool that tells what its payload says it tells. */
const parrot: Tool = {
  prove: hubSha256('x-parrot'),
  greet: ({ headers }) =>
    headers['x-event'] === 'ping' ? { status: 200, contentType: 'text/plain', body: 'pong' } : undefined,
  read: (payload) => (payload as { tell: Telling[] }).tell,
};
/** A tool that is asked before it is believed. */
const herald: Tool = {
  ...parrot,
  greetsUnproved: true,
  greet: ({ query }) =>
    query['ask'] === undefined ? undefined : { status: 200, contentType: 'text/plain', body: query['ask'] },
};

let app: FastifyInstance;
let inbox: Inbox;
let sources: Sources;
const clock = testClock();
const secret = 'a secret of this test';

async function serve(options: Partial<ToolEndpointOptions> = {}): Promise<void> {
  app = fastify({ logger: false });
  const tools = { github: parrot, teams: herald };
  const health = createSourceHealth({ sources, clock, log, abovePercent: 1 });
  const random = () => 0.5;
  const parts = { inbox, pipeline, clock, sources, health, tools, log, random };
  await app.register(toolEndpoint, { ...parts, ...options });
}

beforeEach(async () => {
  clock.set(noon);
  inbox = testInbox({ clock });
  sources = createSources(inbox.sources, sealer, clock);
  await sources.add('parrot', { kind: 'github', secret });
  await sources.add('herald', { kind: 'teams', secret });
  await sources.add('events');
  await serve();
});

afterEach(() => app.close());

type Headers = Record<string, string>;

const signatureOf = (body: string | Buffer, key = secret) =>
  `sha256=${createHmac('sha256', key).update(body).digest('hex')}`;

async function send(
  body: string | Buffer,
  {
    headers = {},
    to = 'parrot',
    method = 'POST',
  }: { headers?: Headers; to?: string; method?: 'POST' | 'GET' } = {},
) {
  const signed = { 'content-type': 'application/json', 'x-parrot': signatureOf(body), ...headers };
  const url = `/v1/sources/${to}`;
  const answer = await app.inject({
    method,
    url,
    headers: signed,
    ...(method === 'POST' && { payload: body }),
  });
  return { status: answer.statusCode, body: answer.body, headers: answer.headers };
}

const problemOf = ({ body }: { body: string }) => JSON.parse(body) as Problem;

const event = (id: string, changes: object = {}): Telling => ({
  kind: 'event',
  event: {
    specversion: '1.0',
    id,
    source: '/github/octo',
    type: interactionType,
    time: '2026-03-01T10:00:00Z',
    data: { actor: { id: 'github:octo:ana' }, verb: 'post', community: { id: 'github:octo:x' } },
    ...changes,
  },
});
const notCounted: Telling = { kind: 'not-counted', reason: 'no-interaction' };
const fault: Telling = {
  kind: 'fault',
  fault: { code: 'unreadable-payload', detail: 'no x', pointer: '/x' },
};
const telling = (...tell: Telling[]) => JSON.stringify({ tell, body: 'what somebody wrote', id: 'm1' });

const keptItems = () => inbox.read(0, {}).entries.flatMap((entry) => openPlaced(entry).items);

/** What became of what was sent; that it was received is counted beside it. */
async function ledger(): Promise<string[]> {
  await app.close();
  const rows = inbox.ledger.unmirrored(100).filter(({ outcome }) => outcome !== 'received');
  return rows.map(({ source, outcome, reason, n }) => `${source} ${outcome} ${reason} ${n}`).sort();
}

describe('what a tool tells', () => {
  it('is taken in one append, and each fate is counted', async () => {
    const foreign = event('c', { source: '/gitlab/octo' });
    const answer = await send(telling(event('a'), event('b'), foreign, notCounted, notCounted, fault));
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({ accepted: 2, notCounted: 2, quarantined: 2 });
    expect(inbox.backlog().items).toBe(4);
    expect(keptItems().map(({ kind }) => kind)).toEqual([
      'interaction',
      'interaction',
      'quarantined',
      'quarantined',
    ]);
    expect(await ledger()).toEqual(['/parrot refused no-interaction 2']);
  });

  it('that is nothing at all is acknowledged', async () => {
    expect(await send(telling(notCounted))).toMatchObject({ status: 200 });
    expect(inbox.backlog()).toMatchObject({ items: 0, bytes: 0 });
  });

  it('and cannot be read is kept without words, with what a replay needs', async () => {
    await send(telling(fault), { headers: { 'x-event': 'post', 'x-other-token': 'secret' } });
    const [item] = keptItems();
    if (item?.kind !== 'quarantined') throw new Error('expected a quarantined item');
    expect(item.value.fault).toMatchObject({ code: 'unreadable-payload', pointer: '/x' });
    const { delivery } = JSON.parse(sealer.open(item.value.sealed)) as { delivery: object };
    expect(delivery).toMatchObject({
      source: 'parrot',
      headers: { 'content-type': 'application/json', 'x-event': 'post' },
      payload: { body: ' '.repeat('what somebody wrote'.length), id: 'm1' },
    });
    expect(JSON.stringify(delivery)).not.toMatch(/somebody|secret/);
  });

  it.each([
    { as: 'gzip', body: gzipSync(telling(event('a'))), headers: { 'content-encoding': 'gzip' } },
    { as: 'text', body: telling(event('a')), headers: { 'content-type': 'text/plain' } },
  ])('comes as $as', async ({ body, headers }) => {
    expect(await send(body, { headers })).toMatchObject({ status: 200 });
    expect(inbox.backlog().items).toBe(1);
  });
});

describe('a handshake', () => {
  it('is answered once it is proved', async () => {
    const headers = { 'x-event': 'ping' };
    expect(await send('{}', { headers })).toMatchObject({ status: 200, body: 'pong' });
    const forged = { ...headers, 'x-parrot': signatureOf('{}', 'another') };
    expect(await send('{}', { headers: forged })).toMatchObject({ status: 401 });
  });

  it.each(['GET', 'POST'] as const)('is answered before, by %s, where the tool asks so', async (method) => {
    const headers = { 'x-parrot': '' };
    expect(await send('', { to: 'herald?ask=me', method, headers })).toMatchObject({
      status: 200,
      body: 'me',
      headers: { 'content-type': 'text/plain' },
    });
    expect(await send('', { to: 'herald', method, headers })).toMatchObject({ status: 401 });
  });
});

describe('a request that is not proved', () => {
  it.each([
    {
      what: 'no signature',
      to: 'parrot',
      headers: { 'x-parrot': '' },
      counted: '/parrot refused unsigned 1',
    },
    {
      what: 'a bad signature',
      to: 'parrot',
      headers: { 'x-parrot': signatureOf('x') },
      counted: '/parrot refused bad-signature 1',
    },
    { what: 'a name there is not', to: 'nobody', headers: {}, counted: ' refused unknown-source 1' },
    { what: 'a source of events', to: 'events', headers: {}, counted: ' refused unknown-source 1' },
  ])('$what: reads like any other', async ({ to, headers, counted }) => {
    const answer = await send(telling(event('a')), { to, headers });
    expect(answer.status).toBe(401);
    expect(problemOf(answer)).toEqual({
      type: 'https://tablee.invalid/problems/bad-signature',
      title: 'Signature does not match',
      status: 401,
      detail: 'No active source of this name made this request.',
      code: 'bad-signature',
    });
    expect(inbox.backlog().items).toBe(0);
    expect(await ledger()).toEqual([counted]);
  });

  it('is one of a source that was revoked', async () => {
    await sources.revoke('parrot');
    expect(await send(telling(event('a')))).toMatchObject({ status: 401 });
  });
});

describe('a body that is turned away', () => {
  const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
  it.each([
    { what: 'no JSON', body: '{', code: 'malformed', status: 400 },
    { what: 'nothing', body: '', code: 'malformed', status: 400 },
    { what: 'nested without end', body: nested(33), code: 'malformed', status: 400 },
    { what: 'no UTF-8', body: Buffer.from([0x22, 0xff, 0x22]), code: 'malformed', status: 400 },
    { what: 'too large', body: `"${'x'.repeat(1000)}"`, code: 'too-large', status: 413 },
  ])('$what: $code', async ({ body, code, status }) => {
    await app.close();
    await serve({ maxBodyBytes: 500 });
    const answer = await send(body);
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toMatch('application/problem+json');
    expect(problemOf(answer).code).toBe(code);
  });

  it('cannot give a payload another prototype', async () => {
    const seen: unknown[] = [];
    const watching: Tool = {
      ...parrot,
      read(payload) {
        seen.push(payload);
        return [notCounted];
      },
    };
    await app.close();
    await serve({ tools: { github: watching } });
    await send('{"__proto__":{"a":1},"b":{"\\u005f_proto__":1,"c":2}}');
    expect(seen).toEqual([{ b: { c: 2 } }]);
    expect(Object.keys(seen[0] as object)).toEqual(['b']);
  });

  it('waits while the inbox is full', async () => {
    await app.close();
    inbox = testInbox({ clock, budget: { maxBytes: 1, minFreeBytes: 0 } });
    sources = createSources(inbox.sources, sealer, clock);
    await sources.add('parrot', { kind: 'github', secret });
    await serve();
    const answer = await send(telling(event('a'), fault));
    expect(answer).toMatchObject({ status: 503, headers: { 'retry-after': '10' } });
    expect(inbox.backlog().items).toBe(0);
  });

  it('is not acknowledged when a tool fails', async () => {
    expect(await send('{"tell":7}')).toMatchObject({ status: 503 });
  });
});
