// GET /metrics: how ingest is doing, for Prometheus. Counts of events and bytes, never of people.
import { hash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { problem } from '../core/errors.ts';
import { ledgerSides } from '../core/outcome.ts';
import { addDays } from '../core/windows.ts';
import type { SourceDesk } from '../dashboard/source-desk.ts';
import type { House } from '../main.ts';
import { sourceClocks } from '../store/queries/source-clocks.ts';

export interface MetricsParts extends Pick<
  House,
  'inbox' | 'sources' | 'store' | 'clock' | 'calendar' | 'config'
> {
  /** How Kafka is doing; absent where no brokers are configured. */
  topics?: SourceDesk['topics'] | undefined;
}

/** Paths whose requests are timed: the doors that other tools knock at. */
const doors = /^\/v1\//;

/** To be called before the doors are registered: it times what comes after. */
export function addMetrics(app: FastifyInstance, parts: MetricsParts): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const collectors = [createCollector(registry, parts)];
  if (parts.topics !== undefined) collectors.push(createTopicsCollector(registry, parts.topics));
  const durations = new Histogram({
    name: 'tablee_door_request_seconds',
    help: 'Time from the first byte of a request at the door to its answer',
    labelNames: ['route', 'status'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.02, 0.04, 0.06, 0.1, 0.25, 1, 5],
    registers: [registry],
  });

  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? '';
    if (doors.test(route))
      durations.observe({ route, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
    done();
  });

  app.get('/metrics', async (request, reply) => {
    if (!mayLook(request, parts.config.metricsToken)) {
      const detail = 'Ask from this machine, or send the bearer token of TABLEE_METRICS_TOKEN.';
      void reply.code(401).header('www-authenticate', 'Bearer').type('application/problem+json');
      return reply.send(JSON.stringify(problem(401, 'metrics-closed', 'Not open to you', detail)));
    }
    for (const collect of collectors) await collect();
    return reply
      .header('cache-control', 'no-store')
      .type(registry.contentType)
      .send(await registry.metrics());
  });
}

/** A request that passed a proxy came from elsewhere, whatever address the proxy has. */
export function mayLook(
  { socket, headers }: Pick<FastifyRequest, 'socket' | 'headers'>,
  token: string | undefined,
) {
  const given = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
  if (given !== undefined && token !== undefined) return timingSafeEqual(digest(given), digest(token));
  const forwarded = 'forwarded' in headers || 'x-forwarded-for' in headers;
  return !forwarded && /^(?:127\.|::1$|::ffff:127\.)/.test(socket.remoteAddress ?? '');
}

/** Of one length, so that the comparison takes one time. */
const digest = (text: string) => hash('sha256', text, 'buffer');

const clocksEveryMs = 60_000;

type Collect = () => Promise<void>;

function gauges(registry: Registry) {
  return <L extends string>(name: string, help: string, labelNames: L[] = []) =>
    new Gauge({ name: `tablee_${name}`, help, labelNames, registers: [registry] });
}

/** Everything that is read off when somebody asks, and costs nothing in between. */
function createCollector(
  registry: Registry,
  { inbox, sources, store, clock, calendar }: MetricsParts,
): Collect {
  const gauge = gauges(registry);
  const events = gauge('events', 'Events received, and what became of them', ['outcome']);
  const difference = gauge(
    'ledger_difference',
    'Received and accounted for by nothing: anything but 0 is a fault',
  );
  const items = gauge('inbox_items', 'Events accepted and not yet stored');
  const bytes = gauge('inbox_bytes', 'Bytes of the events not yet stored');
  const lag = gauge('loader_lag_seconds', 'Age of the oldest event not yet stored');
  const full = gauge('inbox_full', '1 while new events are refused for want of room');
  const held = gauge('source_held', '1 while what a source sends is kept aside', ['source']);
  const restarts = gauge('engine_restarts', 'How often the embedded ClickHouse had to be started again');

  const behind = gauge('source_clock_behind_seconds', 'Median of received minus told, last two days', [
    'source',
  ]);
  const ahead = gauge('source_clock_ahead_share', 'Share told more than five minutes ahead', ['source']);
  const lastLook = { at: -Infinity };

  /** Asks the store, so at most once a minute; a store that is down leaves what was known. */
  async function lookAtClocks(): Promise<void> {
    const now = clock.now();
    if (now - lastLook.at < clocksEveryMs) return;
    lastLook.at = now;
    const from = addDays(calendar.dayOf(now), -1);
    const clocks = await store.query(sourceClocks, { from }).catch(() => []);
    for (const { source, median_behind_ms, ahead_share } of clocks) {
      behind.set({ source }, median_behind_ms / 1000);
      ahead.set({ source }, ahead_share);
    }
  }

  return async () => {
    await lookAtClocks();
    const totals = inbox.ledger.byOutcome();
    for (const outcome of ledgerSides) events.set({ outcome }, totals[outcome]);
    difference.set(inbox.ledger.difference());
    const backlog = inbox.backlog();
    items.set(backlog.items);
    bytes.set(backlog.bytes);
    const [oldest] = inbox.read(backlog.loaded, { maxItems: 1 }).entries;
    lag.set(oldest === undefined ? 0 : Math.max(0, clock.now() - oldest.head.received) / 1000);
    full.set(inbox.isFull() ? 1 : 0);
    held.reset();
    for (const { name, heldSince } of sources.list()) held.set({ source: name }, heldSince === null ? 0 : 1);
    if (store.engine !== undefined) restarts.set(store.engine.restarts);
  };
}

function createTopicsCollector(registry: Registry, topics: NonNullable<SourceDesk['topics']>): Collect {
  const gauge = gauges(registry);
  const connected = gauge('kafka_connected', '1 while a broker answers');
  const lag = gauge('kafka_lag_records', 'Records not yet consumed', ['topic', 'partition']);
  const held = gauge('kafka_held_partitions', 'Partitions left where they are');
  const spilled = gauge('kafka_spilled_items', 'Events the inbox topic could not take yet');
  return async () => {
    const state = await topics();
    connected.set(state.connected ? 1 : 0);
    for (const { topic, partition, lag: records } of state.lag)
      lag.set({ topic, partition: String(partition) }, records);
    held.set(state.held.length);
    spilled.set(state.spilled?.items ?? 0);
  };
}
