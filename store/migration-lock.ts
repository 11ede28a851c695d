// Lets one process at a time change a server's tables, when two start at the same moment.
import { Type } from 'typebox';
import { setTimeout as pause } from 'node:timers/promises';
import { OperatorError } from '../core/errors.ts';
import { defineQuery } from './define-query.ts';
import { clickhouseNumber, tableExists, tableUnknown } from './store-errors.ts';
import type { Store } from './store.ts';

/*
 * ClickHouse has no advisory locks, but CREATE TABLE without IF NOT EXISTS succeeds for exactly one of two who try at
 * once. So a table is the lock. Whoever finds it waits; when it is older than any migration may take, its holder has
 * died. It is then moved aside under a name made from its own UUID: of several who notice, one moves it and the
 * others fail, because that name is taken or the table gone, and nobody can move a younger lock by mistake.
 */
const usualStaleSeconds = 300;
const pollMs = 200;
const patienceMs = 2 * usualStaleSeconds * 1_000;

const heldLock = defineQuery({
  name: 'migration-lock',
  params: Type.Object({}),
  row: Type.Object({ uuid: Type.String(), ageSeconds: Type.Integer() }),
  sql: `
    SELECT toString(uuid) AS uuid, dateDiff('second', metadata_modification_time, now()) AS ageSeconds
    FROM system.tables
    WHERE database = 'tablee' AND name = 'migration_lock'`,
});

/** Runs `work` while holding the lock. @throws OperatorError `MIGRATION_LOCKED` when it is not to be had. */
export async function withMigrationLock<T>(
  store: Store,
  work: () => Promise<T>,
  { staleSeconds = usualStaleSeconds } = {},
): Promise<T> {
  await store.command({ name: 'prepare-lock', sql: 'CREATE DATABASE IF NOT EXISTS tablee ENGINE = Atomic' });
  const deadline = performance.now() + patienceMs;
  while (!(await take(store))) {
    if (performance.now() > deadline) {
      throw new OperatorError(
        'Another process has been changing the tables for ten minutes; see table tablee.migration_lock.',
        {
          code: 'MIGRATION_LOCKED',
        },
      );
    }
    await breakWhenStale(store, staleSeconds);
    await pause(pollMs);
  }
  try {
    return await work();
  } finally {
    await store.command({
      name: 'release-migration-lock',
      sql: 'DROP TABLE IF EXISTS tablee.migration_lock SYNC',
    });
  }
}

async function take(store: Store): Promise<boolean> {
  try {
    const sql = 'CREATE TABLE tablee.migration_lock (held UInt8) ENGINE = Memory';
    await store.command({ name: 'take-migration-lock', sql });
    return true;
  } catch (error) {
    if (clickhouseNumber(error) === tableExists) return false;
    throw error;
  }
}

async function breakWhenStale(store: Store, staleSeconds: number): Promise<void> {
  const [held] = await store.query(heldLock, {});
  if (!held || held.ageSeconds < staleSeconds) return;
  const aside = `tablee.stale_lock_${held.uuid.replaceAll('-', '')}`;
  try {
    await store.command({
      name: 'break-migration-lock',
      sql: `RENAME TABLE tablee.migration_lock TO ${aside}`,
    });
  } catch (error) {
    const number = clickhouseNumber(error);
    if (number !== tableExists && number !== tableUnknown) throw error;
  }
}
