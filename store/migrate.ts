// Brings the tables up to date: numbered SQL files, forward only, each applied once and never changed afterwards.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Type } from 'typebox';
import { OperatorError } from '../core/errors.ts';
import { packageRoot } from '../core/package-root.ts';
import { defineQuery } from './define-query.ts';
import { clickhouseNumber, tableExists } from './store-errors.ts';
import { splitStatements } from './sql-text.ts';
import type { Store } from './store.ts';

export interface Migration {
  number: number;
  name: string;
  checksum: string;
  sql: string;
}

/** The files of a folder in order. @throws OperatorError `MIGRATION_NAME` for a name that is not `0001-what.sql`. */
export function readMigrations(folder = join(packageRoot, 'store', 'migrations')): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const number = Number(/^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1] ?? Number.NaN);
      if (Number.isNaN(number)) {
        throw new OperatorError(`${join(folder, name)}: a migration is named like 0001-what.sql`, {
          code: 'MIGRATION_NAME',
        });
      }
      const sql = readFileSync(join(folder, name), 'utf8');
      return { number, name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

const appliedMigrations = defineQuery({
  name: 'applied-migrations',
  params: Type.Object({}),
  row: Type.Object({ number: Type.Integer(), name: Type.String(), checksum: Type.String() }),
  sql: 'SELECT number, name, checksum FROM tablee.migrations ORDER BY number',
});

const preparation = [
  'CREATE DATABASE IF NOT EXISTS tablee ENGINE = Atomic',
  `CREATE TABLE IF NOT EXISTS tablee.migrations
   (number UInt32, name String, checksum String, applied DateTime64(3, 'UTC') DEFAULT now64(3))
   ENGINE = MergeTree ORDER BY number
   SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, min_rows_to_fsync_after_merge = 1, min_compressed_bytes_to_fsync_after_merge = 1`,
];

/**
 * Applies what is missing; the caller holds whatever keeps others from doing the same.
 * @returns the names applied now.
 * @throws OperatorError `MIGRATION_CHANGED` when an applied file is not what it was.
 */
export async function migrate(store: Store, migrations = readMigrations()): Promise<string[]> {
  for (const sql of preparation) await store.command({ name: 'prepare-migrations', sql });
  const missing = await missingMigrations(store, migrations);
  for (const migration of missing) await apply(store, migration);
  return missing.map(({ name }) => name);
}

/** The files not applied yet. @throws OperatorError `MIGRATION_CHANGED` */
export async function missingMigrations(store: Store, migrations = readMigrations()): Promise<Migration[]> {
  const applied = new Map((await store.query(appliedMigrations, {})).map((row) => [row.number, row]));
  for (const { number, name, checksum } of migrations) {
    const before = applied.get(number);
    if (before === undefined || before.checksum === checksum) continue;
    throw new OperatorError(
      `The tables were made with another text of ${name} (then called ${before.name}). An applied migration is never changed: put the file back as it was, and write what is new in a file with the next number.`,
      { code: 'MIGRATION_CHANGED' },
    );
  }
  return migrations.filter(({ number }) => !applied.has(number));
}

async function apply(store: Store, { number, name, checksum, sql }: Migration): Promise<void> {
  for (const statement of splitStatements(sql)) {
    try {
      await store.command({ name, sql: statement });
    } catch (error) {
      // A file that was cut short by a crash runs again from its start: what it had made is there already.
      if (clickhouseNumber(error) !== tableExists) throw error;
    }
  }
  await store.command({
    name: 'record-migration',
    sql: 'INSERT INTO tablee.migrations (number, name, checksum) SELECT {number:UInt32}, {name:String}, {checksum:String}',
    params: { number, name, checksum },
  });
}
