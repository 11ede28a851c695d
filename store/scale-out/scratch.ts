// Tables that exist only while something is computed in them; what a crash left behind goes with the next run.
import { randomUUID } from 'node:crypto';
import { Type } from 'typebox';
import { defineQuery } from '../define-query.ts';
import type { Store } from '../store.ts';

/** Names and makes scratch tables. */
export interface Scratch {
  /** Makes an empty table and returns its full name. */
  table(name: string, columns: string, engine: string): Promise<string>;
  /** Runs a statement; `name` is for the query log. */
  run(name: string, sql: string, params?: Record<string, unknown>): Promise<void>;
}

const prefix = 'scratch_';
/** Nothing computes for longer. */
const longestHours = 24;

const leftBehind = defineQuery({
  name: 'scratch-left-behind',
  params: Type.Object({ prefix: Type.String(), hours: Type.Integer() }),
  row: Type.Object({ table: Type.String() }),
  sql: `
    SELECT name AS table FROM system.tables
    WHERE database = 'tablee' AND startsWith(name, {prefix:String})
      AND metadata_modification_time < now() - toIntervalHour({hours:UInt32})`,
});

/** All tables made are dropped again when `work` ends, however it ends. */
export async function withScratch<T>(store: Store, work: (scratch: Scratch) => Promise<T>): Promise<T> {
  const own = `${prefix}${randomUUID().replaceAll('-', '')}_`;
  const made: string[] = [];
  for (const { table } of await store.query(leftBehind, { prefix, hours: longestHours }))
    await drop(store, `tablee.${table}`);
  try {
    return await work({
      async table(name, columns, engine) {
        const full = `tablee.${own}${name}`;
        made.push(full);
        await store.command({
          name: 'scratch-make',
          sql: `CREATE TABLE ${full} (${columns}) ENGINE = ${engine}`,
        });
        return full;
      },
      run: (name, sql, params) => store.command({ name, sql, ...(params ? { params } : {}) }),
    });
  } finally {
    for (const table of made) await drop(store, table);
  }
}

async function drop(store: Store, table: string): Promise<void> {
  await store.command({ name: 'scratch-drop', sql: `DROP TABLE IF EXISTS ${table} SYNC` });
}
