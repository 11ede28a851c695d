// Opens the store: a ClickHouse server when one is configured, the embedded engine otherwise; tables brought up to date.
import { mkdirSync } from 'node:fs';
import { totalmem } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { OperatorError, TableeError } from '../core/errors.ts';
import type { Logger } from '../core/log.ts';
import { createClickHouseStore, type ClickHouseAddress } from './clickhouse-store.ts';
import { directoryInUse, isOwnerAlive } from './embedded/engine-owner.ts';
import { pingSocket } from './embedded/ping-socket.ts';
import { enginePlaces, type EnginePlaces } from './embedded/engine-places.ts';
import { superviseEngine, type Engine } from './embedded/supervise-engine.ts';
import { withMigrationLock } from './migration-lock.ts';
import { migrate, missingMigrations } from './migrate.ts';
import type { Store } from './store.ts';

export interface OpenStoreOptions {
  dataDir: string;
  log: Logger;
  /** A server to use instead of the embedded engine. */
  clickhouse?: { url: string; user?: string | undefined; password?: string | undefined } | undefined;
  engine?:
    | {
        memoryMb?: number | undefined;
        readers?: number | undefined;
        maxQuerySeconds?: number | undefined;
        /**
         * `owner`, who serves, refuses a folder another process owns, and its engine gives way to it; `any` becomes its
         * guest; `guest` never starts an engine.
         */
        role?: 'owner' | 'any' | 'guest' | undefined;
        heartbeatMs?: number | undefined;
        hangMs?: number | undefined;
      }
    | undefined;
  /** Longest wait for an answer. */
  timeoutMs?: number | undefined;
}

export interface OpenedStore extends Store {
  /** Where the data are: in a server, in an engine of our own, or in another process's engine. */
  readonly mode: 'server' | 'owner' | 'guest';
  /** The engine we own, for health pages. */
  readonly engine?: Engine;
}

/** How long an engine whose parent was killed may take to let go of the folder. */
const lockWaitMs = 5_000;
const guestPatienceMs = 30_000;
const pingMs = 2_000;
const afterglowMs = 1_000;

/**
 * @throws OperatorError `STORE_IN_USE` (exit code 3) when another process owns the folder and `role` is `owner`;
 *   `ENGINE_MISSING`, `STORE_UNREADABLE`, `MIGRATION_CHANGED` as their messages say.
 */
export async function openStore(options: OpenStoreOptions): Promise<OpenedStore> {
  const { clickhouse, timeoutMs } = options;
  const limits = timeoutMs === undefined ? {} : { timeoutMs };
  if (clickhouse) {
    const store = createClickHouseStore(clickhouse, limits);
    return prepared({ ...store, mode: 'server' }, () =>
      options.engine?.role === 'guest'
        ? waitForTables(clickhouse)
        : withMigrationLock(store, () => migrate(store)),
    );
  }
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const places = enginePlaces(options.dataDir);
  const { socketPath } = places;
  const store = createClickHouseStore({ socketPath }, limits);
  const role = options.engine?.role ?? 'any';
  if (role === 'guest' || (await isOwned(places, role))) {
    if (role === 'owner') throw inUse(options.dataDir, places);
    return prepared({ ...store, mode: 'guest' }, () => waitForTables({ socketPath }));
  }
  const engine = await ownEngine(options, places);
  if (!engine) return prepared({ ...store, mode: 'guest' }, () => waitForTables({ socketPath }));
  const owned: OpenedStore = { ...store, mode: 'owner', engine, close: () => closeBoth(store, engine) };
  // Nobody else can be changing tables: guests never do, and the folder is ours alone.
  return prepared(owned, () => migrate(store));
}

async function prepared(store: OpenedStore, prepare: () => Promise<unknown>): Promise<OpenedStore> {
  try {
    await prepare();
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** An engine whose owner was killed answers for a moment more; it is no one's to be a guest of. */
async function isOwned({ socketPath, directory }: EnginePlaces, role: 'owner' | 'any'): Promise<boolean> {
  const deadline = performance.now() + afterglowMs;
  while (await pingSocket(socketPath, pingMs)) {
    if (performance.now() > deadline || (role === 'any' && isOwnerAlive(directory))) return true;
    await pause(50);
  }
  return false;
}

/** Nothing when another process was quicker by a moment, and we may be its guest. */
async function ownEngine(options: OpenStoreOptions, places: EnginePlaces): Promise<Engine | undefined> {
  const { log, engine = {} } = options;
  try {
    return await superviseEngine({
      ...places,
      memoryMb: engine.memoryMb ?? Math.max(1_000, Math.floor((totalmem() / 1e6) * 0.4)),
      readers: engine.readers ?? 2,
      maxQuerySeconds: engine.maxQuerySeconds ?? 30,
      lockWaitMs,
      yields: engine.role === 'owner',
      heartbeatMs: engine.heartbeatMs,
      hangMs: engine.hangMs,
      log,
    });
  } catch (error) {
    if (engine.role !== 'owner' && (await pingSocket(places.socketPath, pingMs))) return undefined;
    throw error;
  }
}

function inUse(dataDir: string, { directory }: EnginePlaces): OperatorError {
  const known = directoryInUse(directory);
  const message = `The data folder ${dataDir} is in use by another Tablée. Stop it first, or give this one a data folder of its own.`;
  return known ?? new OperatorError(message, { code: 'STORE_IN_USE', exitCode: 3 });
}

/** The owner may still be making the tables when a guest arrives, or starting its engine. */
async function waitForTables(address: ClickHouseAddress): Promise<void> {
  const store = createClickHouseStore(address, { timeoutMs: pingMs });
  const deadline = performance.now() + guestPatienceMs;
  try {
    for (;;) {
      const hindrance = await tablesMissing(store);
      if (hindrance === undefined) return;
      if (performance.now() > deadline) throw hindrance;
      await pause(100);
    }
  } finally {
    await store.close();
  }
}

/** Why a guest cannot work yet; nothing once it can. */
async function tablesMissing(store: Store): Promise<Error | undefined> {
  try {
    return (await missingMigrations(store)).length === 0 ? undefined : outdated();
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    // Not even the table of migrations is there yet.
    return error instanceof TableeError && error.retryable ? error : outdated();
  }
}

const outdated = () =>
  new OperatorError(
    'The running Tablée that owns this data folder is of an older version than this one: restart it first.',
    { code: 'STORE_OUTDATED' },
  );

async function closeBoth(store: Store, engine: Engine): Promise<void> {
  await store.close();
  await engine.stop();
}
