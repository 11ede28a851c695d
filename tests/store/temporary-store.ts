// Stores and folders of their own, closed and gone after the tests of a file.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openStore, type OpenedStore, type OpenStoreOptions } from '../../store/open-store.ts';
import { silentLog } from '../support/silent-log.ts';

const folders: string[] = [];
const stores: OpenedStore[] = [];

// Registered once, when a file is read: within a test it would be too late.
afterAll(async () => {
  await Promise.all(stores.map((store) => store.close()));
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** A folder that is removed after the tests of this file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tablee-store-'));
  folders.push(folder);
  return folder;
}

/** A store with every table, closed after the tests of this file. */
export async function temporaryStore(options: Partial<OpenStoreOptions> = {}): Promise<OpenedStore> {
  const store = await openStore({ dataDir: temporaryFolder(), log: silentLog, ...options });
  stores.push(store);
  return store;
}
