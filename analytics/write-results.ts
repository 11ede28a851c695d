// Results go in before the run that names them; a run that fails half way leaves the last good one in place.
import { outdatedRuns, resultTables } from '../store/queries/outdated-runs.ts';
import type { Store, TableDefinition } from '../store/store.ts';

/** Rows sent at once. */
const chunkRows = 50_000;
/** Runs kept, the newest included. */
export const runsKept = 10;

export async function insertRows<T>(
  store: Store,
  table: TableDefinition<T>,
  rows: readonly T[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += chunkRows)
    await store.insert(table, rows.slice(at, at + chunkRows));
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
