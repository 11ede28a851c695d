// Poison among good events at any rate (F16): good events are stored, all of them; what cannot be read waits in
// quarantine with its reason; read again after a fix it is exact, and reading it twice changes nothing.
import fastify, { type FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createDesk } from '../../commands/desk.ts';
import { mulberry32 } from '../../fixtures/random.ts';
import { eventsEndpoint } from '../../ingest/webhook/events-endpoint.ts';
import type { House } from '../../main.ts';
import { faultEvent } from '../support/fault-traffic.ts';
import { openTestHouse } from '../support/open-test-house.ts';
import { signedRequest } from '../support/signed-request.ts';

const rates = [0.0005, 0.01, 0.1, 0.5];
const lines = 2_000;
const source = 'poisoned';

/** How a good event goes bad, as the text of its line, and the reason it then waits for. */
const poisons: { reason: string; line: (event: Record<string, unknown>) => string }[] = [
  { reason: 'malformed-json', line: (event) => JSON.stringify(event).slice(0, -3) },
  { reason: 'malformed-json', line: () => '\u0000\u0000' },
  { reason: 'not-a-cloudevent', line: (event) => JSON.stringify({ ...event, specversion: 1 }) },
  { reason: 'not-a-cloudevent', line: () => '[[],{"":null}]' },
  { reason: 'unknown-type', line: (event) => JSON.stringify({ ...event, type: 'com.example.other' }) },
  { reason: 'invalid-event', line: (event) => JSON.stringify({ ...event, data: { verb: 'post' } }) },
  {
    reason: 'invalid-event',
    line: (event) =>
      JSON.stringify(event)
        .replace('"verb"', '"object":{"id":"x","chars":1e308},"verb"')
        .replace(/,"object":\{"id":"o\d+"\}/, ''),
  },
  { reason: 'invalid-event', line: (event) => JSON.stringify({ ...event, time: '0000-00-00T00:00:00Z' }) },
  {
    reason: 'time-out-of-range',
    line: (event) => JSON.stringify({ ...event, time: '9999-12-31T23:59:59Z' }),
  },
  { reason: 'source-not-allowed', line: (event) => JSON.stringify({ ...event, source: '/elsewhere' }) },
];

/** Odd, but nothing is wrong with them. */
const oddities = ['\ud800 alone', 'nul \u0000 inside', '\u202e turned', '{"__proto__":1}', 'tab\tand\nbreak'];

function goodEvent(n: number): Record<string, unknown> {
  const event = faultEvent(source, n) as Record<string, unknown>;
  const odd = oddities[n % 50];
  return odd === undefined ? event : { ...event, id: `${String(event['id'])} ${odd}` };
}

const counts = {
  name: 'poison-counts',
  params: Type.Object({}),
  row: Type.Object({ source: Type.String(), n: Type.Integer() }),
  sql: 'SELECT source, count() AS n FROM tablee.interactions FINAL GROUP BY source ORDER BY source',
};

const reasons = {
  name: 'poison-reasons',
  params: Type.Object({}),
  row: Type.Object({ reason: Type.String(), n: Type.Integer() }),
  sql: `SELECT reason, sum(n) AS n FROM tablee.ledger FINAL WHERE outcome = 'quarantined' GROUP BY reason`,
};

let house: House;
let app: FastifyInstance;
let secret: string;
let told = 0;
const expected = { good: 0, bad: new Map<string, number>() };

beforeAll(async () => {
  house = await openTestHouse({ TABLEE_HOLD_ABOVE_PERCENT: '100' });
  ({ secret } = await house.sources.add(source));
  app = fastify({ logger: false });
  const { inbox, pipeline, clock, sources, health, log } = house;
  await app.register(eventsEndpoint, { inbox, pipeline, clock, sources, health, log });
});
afterAll(async () => {
  await app.close();
  await house.close();
});

async function deliver(body: string) {
  const request = signedRequest(secret, body, {
    id: `d${told}`,
    at: house.clock.now(),
    contentType: 'application/x-ndjson',
  });
  return app.inject({ method: 'POST', url: '/v1/events', headers: request.headers, payload: request.body });
}

async function drain(): Promise<void> {
  while (await house.loader.loadOnce());
}

/** A delivery of lines of which about this share is poison. */
function poisoned(rate: number): string {
  const chance = mulberry32(Math.round(rate * 1e6));
  return Array.from({ length: lines }, () => {
    const event = goodEvent(told++);
    const poison = chance() < rate ? poisons[Math.floor(chance() * poisons.length)] : undefined;
    if (poison === undefined) expected.good += 1;
    else expected.bad.set(poison.reason, (expected.bad.get(poison.reason) ?? 0) + 1);
    return poison?.line(event) ?? JSON.stringify(event);
  }).join('\n');
}

async function replayAll(): Promise<void> {
  expect(await createDesk(house).replay({}, 'console')).toMatchObject({ kind: 'done' });
  await drain();
}

it('is kept apart at any rate, stored once its cause is mended, and not again when read again', async () => {
  for (const rate of rates) {
    expect((await deliver(poisoned(rate))).statusCode, `rate ${rate}`).toBe(202);
    await drain();
    expect(await house.store.query(counts, {})).toEqual([{ source: `/${source}`, n: expected.good }]);
    expect(new Map((await house.store.query(reasons, {})).map(({ reason, n }) => [reason, n]))).toEqual(
      expected.bad,
    );
    expect(house.inbox.ledger.difference()).toBe(0);
  }

  await house.sources.allow(source, ['/elsewhere']);
  const mended = expected.bad.get('source-not-allowed') ?? 0;
  expect(mended).toBeGreaterThan(0);
  for (let time = 0; time < 2; time++) {
    await replayAll();
    expect(await house.store.query(counts, {})).toEqual([
      { source: '/elsewhere', n: mended },
      { source: `/${source}`, n: expected.good },
    ]);
    expect(house.inbox.ledger.difference()).toBe(0);
  }
});

it('too deep to read is turned away whole, and nothing of the delivery is kept', async () => {
  const before = house.inbox.backlog().next;
  const bomb = `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`;
  const body = `${JSON.stringify(goodEvent(told))}\n${bomb}`;
  expect((await deliver(body)).statusCode).toBe(400);
  expect(house.inbox.backlog().next).toBe(before);
});
