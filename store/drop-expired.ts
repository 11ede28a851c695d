// Lets go of what is older than is kept: whole months of what was told, and the analyses that were made of it.
import { Type } from 'typebox';
import type { Day } from '../core/ids.ts';
import { defineQuery } from './define-query.ts';
import type { Store } from './store.ts';

/** Every table that lies in months of `day` expires by the month, now and whatever is added later. */
const expiredPartitions = defineQuery({
  name: 'expired-partitions',
  params: Type.Object({ before: Type.String() }),
  row: Type.Object({
    table: Type.String({ pattern: '^\\w+$' }),
    partition: Type.String({ pattern: '^\\d{6}$' }),
  }),
  sql: `
    SELECT DISTINCT p.table AS table, p.partition_id AS partition
    FROM system.parts AS p
    INNER JOIN system.tables AS t ON t.database = p.database AND t.name = p.table
    WHERE p.database = 'tablee' AND p.active AND t.partition_key = 'toYYYYMM(day)' AND p.partition_id < {before:String}
    ORDER BY table, partition`,
});

/** What an analysis found lies in tables with a column `run`; its own row goes last. */
const tablesOfRuns = defineQuery({
  name: 'tables-of-runs',
  params: Type.Object({}),
  row: Type.Object({ table: Type.String({ pattern: '^\\w+$' }) }),
  sql: `
    SELECT DISTINCT table
    FROM system.columns
    WHERE database = 'tablee' AND name = 'run'
    ORDER BY table = 'runs', table`,
});

const expiredRuns = defineQuery({
  name: 'expired-runs',
  params: Type.Object({ from: Type.String() }),
  row: Type.Object({ runs: Type.Integer() }),
  sql: 'SELECT count() AS runs FROM tablee.runs FINAL WHERE window_to < {from:Date}',
});

/** Small tables beside the months, with a row a day or a thing. */
const besideTheMonths = ['objects', 'corrections', 'touched_days', 'rolled_days'];

export interface Dropped {
  /** Months let go of, over all tables. */
  partitions: number;
  runs: number;
}

/** Keeps `from` and later; doing it again changes nothing. Not while roll-ups are being computed. */
export async function dropExpired(store: Store, from: Day): Promise<Dropped> {
  const partitions = await store.query(expiredPartitions, { before: from.slice(0, 7).replace('-', '') });
  for (const { table, partition } of partitions) {
    const sql = `ALTER TABLE tablee.${table} DROP PARTITION ID '${partition}'`;
    await store.command({ name: 'drop-partition', sql });
  }
  if (partitions.length > 0) {
    for (const table of besideTheMonths) await deleteWhere(store, table, 'day < {from:Date}', from);
  }
  const [old] = await store.query(expiredRuns, { from });
  const runs = old?.runs ?? 0;
  if (runs > 0) {
    for (const { table } of await store.query(tablesOfRuns, {})) {
      const ofOldRuns = 'run IN (SELECT run FROM tablee.runs FINAL WHERE window_to < {from:Date})';
      await deleteWhere(store, table, ofOldRuns, from);
    }
  }
  return { partitions: partitions.length, runs };
}

function deleteWhere(store: Store, table: string, condition: string, from: Day): Promise<void> {
  const sql = `DELETE FROM tablee.${table} WHERE ${condition}`;
  return store.command({ name: 'delete-expired', sql, params: { from } });
}
