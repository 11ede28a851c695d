// Rows to insert pass through a file of the engine's own: it reads a file at twice the speed of text in a statement.
import { mkdirSync, rmSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ClickHouseException } from './clickhouse-exception.ts';

export interface RowSpool {
  /** Lends `work` a file with these bytes, and takes it away afterwards. */
  lend<T>(data: Buffer, work: (file: string) => Promise<T>): Promise<T>;
}

/** The files need not survive anything: rows are acknowledged once they are in the table. */
export function createRowSpool(folder: string): RowSpool {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let lent = 0;
  return {
    async lend(data, work) {
      const file = join(folder, `rows-${String(lent++)}`);
      try {
        await write(file, data);
        return await work(file);
      } finally {
        await rm(file, { force: true });
      }
    },
  };
}

async function write(file: string, data: Buffer): Promise<void> {
  try {
    await writeFile(file, data);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    throw new ClickHouseException(243, 'NOT_ENOUGH_SPACE', 'No space left for the rows of an insert');
  }
}
