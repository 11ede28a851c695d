import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Type } from 'typebox';
import { beforeAll, describe, expect, it } from 'vitest';
import { defineQuery } from '../../store/define-query.ts';
import { migrate, missingMigrations, readMigrations } from '../../store/migrate.ts';
import { withMigrationLock } from '../../store/migration-lock.ts';
import type { OpenedStore } from '../../store/open-store.ts';
import { temporaryFolder, temporaryStore } from './temporary-store.ts';

const createTables = defineQuery({
  name: 'create-tables',
  params: Type.Object({}),
  row: Type.Object({ name: Type.String(), create: Type.String() }),
  sql: `
    SELECT name, create_table_query AS create
    FROM system.tables
    WHERE database = 'tablee' AND engine LIKE '%MergeTree'`,
});
const durability = [
  'fsync_after_insert = 1',
  'fsync_part_directory = 1',
  'min_rows_to_fsync_after_merge = 1',
  'min_compressed_bytes_to_fsync_after_merge = 1',
];

const folder = temporaryFolder();
function files(contents: Record<string, string>) {
  const place = mkdtempSync(join(folder, 'migrations-'));
  for (const [name, sql] of Object.entries(contents)) writeFileSync(join(place, name), sql);
  return readMigrations(place);
}

let store: OpenedStore;
beforeAll(async () => {
  store = await temporaryStore();
});

describe('the tables', () => {
  it('are all there after opening, and nothing is left to do', async () => {
    expect(await missingMigrations(store)).toEqual([]);
    expect(await migrate(store)).toEqual([]);
    const names = (await store.query(createTables, {})).map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['interactions', 'ledger', 'directory', 'runs', 'migrations']),
    );
  });

  it('survive a power cut: every one has the four settings', async () => {
    const tables = await store.query(createTables, {});
    expect(tables.length).toBeGreaterThan(20);
    const without = tables.filter(({ create }) => !durability.every((setting) => create.includes(setting)));
    expect(without.map(({ name }) => name)).toEqual([]);
  });
});

describe('migrate', () => {
  const first = {
    '9001-first.sql': `-- a; comment\nCREATE TABLE tablee.first (a String DEFAULT ';') ENGINE = Memory;\nINSERT INTO tablee.first VALUES ('x;y');`,
  };

  it('applies new files only, in order', async () => {
    expect(await migrate(store, files(first))).toEqual(['9001-first.sql']);
    const both = files({
      ...first,
      '9002-second.sql': 'CREATE TABLE tablee.second AS tablee.first ENGINE = Memory',
    });
    expect(await migrate(store, both)).toEqual(['9002-second.sql']);
    expect(await migrate(store, both)).toEqual([]);
  });

  it('refuses a file that was changed after it was applied', async () => {
    const changed = files({ '9001-first.sql': 'CREATE TABLE tablee.first (a UInt8) ENGINE = Memory' });
    await expect(migrate(store, changed)).rejects.toMatchObject({
      code: 'MIGRATION_CHANGED',
      exitCode: 2,
      message: expect.stringContaining('9001-first.sql') as string,
    });
  });

  it('takes up a file that was cut short', async () => {
    const again = {
      '9003-again.sql':
        'CREATE TABLE tablee.again (a UInt8) ENGINE = Memory; CREATE TABLE tablee.rest (a UInt8) ENGINE = Memory',
    };
    await store.command({ name: 'half', sql: 'CREATE TABLE tablee.again (a UInt8) ENGINE = Memory' });
    expect(await migrate(store, files(again))).toEqual(['9003-again.sql']);
  });

  it('stops at a statement that fails, and says which file', async () => {
    const wrong = files({ '9004-wrong.sql': 'CREATE TABLE tablee.wrong (a NoSuchType) ENGINE = Memory' });
    await expect(migrate(store, wrong)).rejects.toThrow('9004-wrong.sql');
    expect((await missingMigrations(store, wrong)).map(({ name }) => name)).toEqual(['9004-wrong.sql']);
  });

  it('knows its files by number', () => {
    expect(() => files({ 'first.sql': 'SELECT 1' })).toThrow('0001-what.sql');
  });
});

describe('the migration lock', () => {
  it('is held by one at a time', async () => {
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await store.query(createTables, {});
      inside--;
    };
    await Promise.all([withMigrationLock(store, work), withMigrationLock(store, work)]);
    expect(most).toBe(1);
  });

  it('is let go when the work fails', async () => {
    const failing = withMigrationLock(store, () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(await withMigrationLock(store, () => Promise.resolve('yes'))).toBe('yes');
  });

  it('is taken over from a holder that died', async () => {
    await store.command({
      name: 'dead',
      sql: 'CREATE TABLE tablee.migration_lock (held UInt8) ENGINE = Memory',
    });
    expect(await withMigrationLock(store, () => Promise.resolve('yes'), { staleSeconds: 0 })).toBe('yes');
  });
});
