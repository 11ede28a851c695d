// What /metrics says, and to whom.
import { fastify } from 'fastify';
import { afterAll, describe, expect, it } from 'vitest';
import { addMetrics, mayLook, type MetricsParts } from '../../commands/metrics.ts';
import { createSources } from '../../ingest/sources/sources.ts';
import { loadConfig } from '../../core/config.ts';
import { sampleDesk } from '../support/sample-desk.ts';
import {
  calendar,
  memoryStore,
  noon,
  pipeline,
  post,
  sealer,
  testClock,
  testInbox,
  testLoader,
} from '../support/ingest.ts';

const token = 'a-token-of-some-length';
const config = loadConfig({ env: { TABLEE_METRICS_TOKEN: token } });
const apps: { close(): Promise<unknown> }[] = [];
afterAll(() => Promise.all(apps.map((app) => app.close())));

async function open() {
  const clock = testClock(noon + 4_000);
  const inbox = testInbox({ clock });
  const sources = createSources(inbox.sources, sealer, clock);
  await sources.add('shop');
  const memory = memoryStore();
  const clocks = [{ source: '/shop', events: 9, median_behind_ms: 1_500, ahead_share: 0.25 }];
  memory.answers.set('source-clocks', () => clocks);
  const store = {
    ...memory,
    mode: 'owner',
    engine: { restarts: 2 },
  } as unknown as MetricsParts['store'];
  const app = fastify();
  const { topics } = sampleDesk(noon);
  addMetrics(app, { inbox, sources, store, clock, calendar, config, topics });
  app.post('/v1/events', (_, reply) => reply.code(202).send());
  app.get('/elsewhere', (_, reply) => reply.send());
  apps.push(app);
  return { app, inbox, sources, clock };
}

describe('/metrics', () => {
  it('tells events by outcome, the backlog and its age, the difference and who is held', async () => {
    const { app, inbox, sources } = await open();
    const intake = { origin: 'webhook', source: '/shop', received: noon, mayClaim: () => true };
    const item = () => {
      const examined = pipeline.examine(post(), intake);
      if (examined.kind === 'too-deep') throw new Error('expected an item');
      return examined.item;
    };
    await inbox.append([{ origin: 'webhook', source: '/shop', received: noon, items: [item()] }]);
    await testLoader(inbox, memoryStore()).loadOnce();
    await inbox.append([{ origin: 'webhook', source: '/shop', received: noon, items: [item(), item()] }]);
    await sources.hold('shop');
    await app.inject({ method: 'POST', url: '/v1/events' });
    await app.inject('/elsewhere');
    const { body } = await app.inject('/metrics');
    for (const line of [
      'tablee_events{outcome="received"} 3',
      'tablee_events{outcome="stored"} 1',
      'tablee_ledger_difference 0',
      'tablee_inbox_items 2',
      'tablee_inbox_full 0',
      'tablee_loader_lag_seconds 4',
      'tablee_source_held{source="shop"} 1',
      'tablee_engine_restarts 2',
      'tablee_kafka_connected 1',
      'tablee_kafka_lag_records{topic="interactions",partition="0"} 12',
      'tablee_kafka_held_partitions 1',
      'tablee_source_clock_behind_seconds{source="/shop"} 1.5',
      'tablee_source_clock_ahead_share{source="/shop"} 0.25',
      'tablee_door_request_seconds_count{route="/v1/events",status="202"} 1',
    ])
      expect(body).toContain(`${line}\n`);
    expect(body).toContain('process_resident_memory_bytes');
    expect(body).not.toContain('/elsewhere');
  });

  it('says nothing to others', async () => {
    const { app } = await open();
    const reply = await app.inject({ url: '/metrics', remoteAddress: '10.0.0.7' });
    expect(reply.statusCode).toBe(401);
    expect(reply.json()).toMatchObject({ code: 'metrics-closed' });
    expect(reply.body).not.toContain('tablee_');
  });
});

it.each([
  { who: 'this machine', from: '127.0.0.1', headers: {}, open: true },
  { who: 'this machine by IPv6', from: '::1', headers: {}, open: true },
  { who: 'this machine, mapped', from: '::ffff:127.0.0.1', headers: {}, open: true },
  {
    who: 'somebody behind a proxy here',
    from: '127.0.0.1',
    headers: { 'x-forwarded-for': '9.9.9.9' },
    open: false,
  },
  { who: 'another machine', from: '10.0.0.7', headers: {}, open: false },
  { who: 'the bearer', from: '10.0.0.7', headers: { authorization: `Bearer ${token}` }, open: true },
  { who: 'a wrong bearer', from: '10.0.0.7', headers: { authorization: 'Bearer a-token' }, open: false },
])('$who: open $open', ({ from, headers, open: expected }) => {
  const request = { socket: { remoteAddress: from }, headers } as unknown as Parameters<typeof mayLook>[0];
  expect(mayLook(request, token)).toBe(expected);
});

it('opens to no bearer when no token is set', () => {
  const headers = { authorization: 'Bearer undefined' };
  const request = { socket: { remoteAddress: '10.0.0.7' }, headers } as unknown as Parameters<
    typeof mayLook
  >[0];
  expect(mayLook(request, undefined)).toBe(false);
});
