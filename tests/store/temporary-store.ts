// Stores and engines in folders of their own, gone after the tests of a file.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openStore, type OpenedStore, type OpenStoreOptions } from '../../store/open-store.ts';
import { silentLog } from '../support/silent-log.ts';

/** A folder that is removed after the tests of this file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tablee-store-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return folder;
}

/** A store with every table, closed after the tests of this file. */
export async function temporaryStore(options: Partial<OpenStoreOptions> = {}): Promise<OpenedStore> {
  const dataDir = temporaryFolder();
  const store = await openStore({ dataDir, log: silentLog, ...options });
  afterAll(() => store.close());
  return store;
}
