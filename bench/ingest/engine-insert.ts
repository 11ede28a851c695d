// Yardstick: the engine alone, inserting the same rows from a file into a table of the same make.
import { join } from 'node:path';
import { Session } from 'chdb';
import { splitStatements } from '../../store/sql-text.ts';
import { readMigrations } from '../../store/migrate.ts';

export interface EngineOrder {
  /** An empty folder of its own. */
  folder: string;
  /** The rows, in the format the loader hands over. */
  file: string;
  format: string;
  columns: readonly string[];
  /** Spared looking for rows of the same key among those inserted, as the loader spares it; it looks by default. */
  distinct: boolean;
}

export interface EngineReport {
  rows: number;
  seconds: number;
}

async function insert(order: EngineOrder): Promise<EngineReport> {
  const { folder, file, format, columns, distinct } = order;
  const session = new Session(join(folder, distinct ? 'engine-spared' : 'engine'));
  await session.queryAsync('CREATE DATABASE IF NOT EXISTS tablee ENGINE = Atomic');
  const [interactions] = splitStatements(readMigrations()[0]!.sql);
  await session.queryAsync(interactions!);
  await session.queryAsync(`SET optimize_on_insert = ${distinct ? 0 : 1}`);
  const started = performance.now();
  const { rowsRead } = await session.queryAsync(
    `INSERT INTO tablee.interactions (${columns.join(', ')}) FROM INFILE '${file}' FORMAT ${format}`,
  );
  await session.queryAsync('SELECT count() FROM tablee.interactions FINAL');
  return { rows: rowsRead, seconds: (performance.now() - started) / 1_000 };
}

process.on('message', (order: EngineOrder) => {
  void insert(order).then((report) => process.send?.(report));
});
