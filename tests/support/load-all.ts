// Drains an inbox into a store in memory.
import type { Inbox } from '../../ingest/inbox/inbox.ts';
import { testLoader } from './ingest.ts';
import type { MemoryStore } from './memory-store.ts';

export async function loadAll(inbox: Inbox, store: MemoryStore): Promise<void> {
  const loader = testLoader(inbox, store);
  while (await loader.loadOnce());
  await inbox.loader.release();
}
