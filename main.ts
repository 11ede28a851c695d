// Puts the parts together: the only place that opens connections, and closes them again in reverse order.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock, type Clock } from './core/clock.ts';
import type { Config } from './core/config.ts';
import { openKeyFile, type Keys } from './core/keys.ts';
import type { Logger } from './core/log.ts';
import { createPseudonyms, type Pseudonyms } from './core/pseudonyms.ts';
import { createSealer, type Sealer } from './core/sealing.ts';
import { createCalendar } from './core/windows.ts';
import { openInbox, type Inbox } from './ingest/inbox/inbox.ts';
import { openKafka, type Kafka } from './ingest/kafka/open-kafka.ts';
import { createLoader, type Loader } from './ingest/loader/loader.ts';
import { createPipeline, type Pipeline } from './ingest/pipeline/pipeline.ts';
import type { ReadAgainParts } from './ingest/quarantine/read-again.ts';
import { createSourceHealth, type SourceHealth } from './ingest/sources/source-health.ts';
import { createSources, type Sources } from './ingest/sources/sources.ts';
import { tools } from './ingest/tools/tools.ts';
import { openStore, type OpenedStore } from './store/open-store.ts';

/** Everything a command may need, opened. */
export interface House {
  config: Config;
  clock: Clock;
  log: Logger;
  keys: Keys;
  pseudonyms: Pseudonyms;
  sealer: Sealer;
  calendar: ReturnType<typeof createCalendar>;
  store: OpenedStore;
  inbox: Inbox;
  sources: Sources;
  health: SourceHealth;
  pipeline: Pipeline;
  /** How a kind of tool reads its payloads; nothing for events of ours. */
  toolOf: ReadAgainParts['toolOf'];
  loader: Loader;
  /** When brokers are configured. */
  kafka?: Kafka;
  close(): Promise<void>;
}

/** What sources lie in, and the store only when it is asked for: they can be handled while it is down. */
export interface SourceRoom {
  config: Config;
  clock: Clock;
  log: Logger;
  sources: Sources;
  openStore: () => Promise<OpenedStore>;
  close(): Promise<void>;
}

export interface OpenHouseOptions {
  log: Logger;
  clock?: Clock;
  /** `owner` refuses a data folder that another process works on; `any` works beside it; `guest` needs it there. */
  role?: 'owner' | 'any' | 'guest';
}

export async function openHouse(
  config: Config,
  { log, clock = systemClock, role = 'any' }: OpenHouseOptions,
): Promise<House> {
  const keys = openKeys(config);
  const pseudonyms = createPseudonyms(keys);
  const sealer = createSealer(keys);
  const calendar = createCalendar(config.timezone);
  const store = await openStore(storeOf(config, { log, role }));
  const inbox = openInbox(inboxOf(config, clock));
  const sources = createSources(inbox.sources, sealer, clock);
  const health = createSourceHealth({ sources, clock, log, abovePercent: config.holdAbovePercent });
  const loader = createLoader({ inbox, store, clock, log, sealer, pseudonyms, calendar });
  const pipeline = createPipeline({ pseudonyms, sealer, calendar, retentionMonths: config.retentionMonths });
  const kafka =
    config.kafkaBrokers === undefined
      ? undefined
      : openKafka({ config, inbox, pipeline, sources, health, sealer, clock, log });
  return {
    config,
    clock,
    log,
    keys,
    pseudonyms,
    sealer,
    calendar,
    store,
    inbox,
    loader,
    sources,
    health,
    pipeline,
    ...(kafka === undefined ? {} : { kafka }),
    toolOf: (kind) => (kind === 'cloudevents' ? undefined : tools[kind]),
    async close() {
      await kafka?.close();
      await loader.stop();
      await inbox.close();
      await store.close();
    },
  };
}

/** Opens neither engine nor server; `openStore` does, once, with a short patience. */
export function openSourceRoom(config: Config, { log, clock = systemClock }: OpenHouseOptions): SourceRoom {
  const keys = openKeys(config);
  const inbox = openInbox(inboxOf(config, clock));
  let store: Promise<OpenedStore> | undefined;
  return {
    config,
    clock,
    log,
    sources: createSources(inbox.sources, createSealer(keys), clock),
    openStore: () =>
      (store ??= openStore({ ...storeOf(config, { log, role: 'any' }), timeoutMs: patienceMs })),
    async close() {
      await inbox.close();
      const opened = await store?.catch(() => undefined);
      await opened?.close();
    },
  };
}

/** Somebody waits at a console for it. */
const patienceMs = 10_000;

function openKeys({ dataDir, keyFile }: Config): Keys {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  return openKeyFile(keyFile);
}

function inboxOf({ dataDir, inboxMaxMb }: Config, clock: Clock) {
  return { path: join(dataDir, 'inbox'), clock, budget: { maxBytes: inboxMaxMb * 2 ** 20 } };
}

function storeOf(config: Config, { log, role }: { log: Logger; role: 'owner' | 'any' | 'guest' }) {
  const { dataDir, engineMemoryMb: memoryMb, engineHangSeconds } = config;
  const engine = { memoryMb, hangMs: engineHangSeconds * 1_000, role };
  return { dataDir, log, engine, ...serverOf(config) };
}

function serverOf({ clickhouseUrl: url, clickhouseUser: user, clickhousePassword: password }: Config) {
  return url === undefined ? {} : { clickhouse: { url, user, password } };
}
