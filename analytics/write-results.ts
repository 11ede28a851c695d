// Results go in before the run that names them; a run that fails half way leaves the last good one in place.
import { outdatedRuns, resultTables } from '../store/queries/outdated-runs.ts';
import type { Store, TableDefinition } from '../store/store.ts';

/** Rows sent at once at most; more are cut evenly. */
const chunkRows = 50_000;
/** Runs kept, the newest included. */
export const runsKept = 10;

export async function insertRows<T>(
  store: Store,
  table: TableDefinition<T>,
  rows: readonly T[],
): Promise<void> {
  const size = Math.ceil(rows.length / Math.ceil(rows.length / chunkRows));
  for (let at = 0; at < rows.length; at += size) await store.insert(table, rows.slice(at, at + size));
}

export interface RowGatherer<T> {
  add(rows: readonly T[]): Promise<void>;
  /** Inserts what is still held. */
  end(): Promise<void>;
}

/** Every insert waits for the disk, so the small answers of many communities are sent together. */
export function gatherRows<T>(store: Store, table: TableDefinition<T>): RowGatherer<T> {
  let held: T[] = [];
  const send = async () => {
    const rows = held;
    held = [];
    await insertRows(store, table, rows);
  };
  return {
    async add(rows) {
      for (const row of rows) held.push(row);
      if (held.length >= chunkRows) await send();
    },
    end: send,
  };
}

/** Drops all but the newest runs, and what unfinished runs left behind; returns how many went. */
export async function dropOldRuns(store: Store, keep = runsKept): Promise<number> {
  const outdated = await store.query(outdatedRuns, { keep });
  if (outdated.length === 0) return 0;
  const params = { runs: outdated.map(({ run }) => run) };
  for (const table of [...resultTables, 'runs']) {
    const sql = `DELETE FROM tablee.${table} WHERE run IN {runs:Array(UUID)}`;
    await store.command({ name: 'drop-old-runs', sql, params });
  }
  return outdated.length;
}
