// From the inbox to the store: an inbox filled beforehand, then emptied by the loader while nothing else goes on.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../../core/clock.ts';
import { createLog } from '../../core/log.ts';
import { keysFrom } from '../../core/keys.ts';
import { createPseudonyms } from '../../core/pseudonyms.ts';
import { createSealer } from '../../core/sealing.ts';
import { createCalendar } from '../../core/windows.ts';
import type { Item } from '../../ingest/accepted.ts';
import { openInbox, type Inbox } from '../../ingest/inbox/inbox.ts';
import { openPlaced } from '../../ingest/inbox/read-stretch.ts';
import { createLoader } from '../../ingest/loader/loader.ts';
import { createPipeline } from '../../ingest/pipeline/pipeline.ts';
import { openStore } from '../../store/open-store.ts';
import { packedBody } from '../../store/packed-rows.ts';
import { interactionsTable, type PackedInteraction } from '../../store/rows/interactions.ts';
import { eventsStored } from './events-stored.ts';
import { eventTemplate, feed, numberEvents } from './chat-events.ts';

export interface DrainOrder {
  folder: string;
  events: number;
  /** Where the rows are also written, as the loader hands them over. */
  rowsFile: string;
}

export interface DrainReport {
  events: number;
  seconds: number;
}

const batch = 100;
const keys = keysFrom(Buffer.alloc(32, 7));
const parts = {
  clock: systemClock,
  log: createLog('warn'),
  pseudonyms: createPseudonyms(keys),
  sealer: createSealer(keys),
  calendar: createCalendar('UTC'),
};

async function fill(inbox: Inbox, events: number): Promise<void> {
  const pipeline = createPipeline(parts);
  const received = parts.clock.now();
  const intake = { origin: 'webhook', source: feed, received, mayClaim: () => true };
  const templates = Array.from({ length: 64 }, (_, seed) => eventTemplate(batch, seed, received));
  let appended: Promise<unknown> = Promise.resolve();
  for (let first = 0; first < events; first += batch) {
    const template = templates[(first / batch) % templates.length]!;
    numberEvents(template, first);
    const items: Item[] = (JSON.parse(template.body.toString()) as unknown[]).map((event) => {
      const examined = pipeline.examine(event, intake);
      if (examined.kind !== 'accepted') throw new Error('an event of the bench is not as it should be');
      return examined.item;
    });
    if (first % 10_000 === 0) await appended;
    appended = inbox.append([{ origin: 'webhook', source: feed, received, items }]);
  }
  await appended;
}

function writeRows(inbox: Inbox, file: string): void {
  const rows: PackedInteraction[] = [];
  for (const stored of inbox.read(1, {}).entries) {
    for (const item of openPlaced(stored).items) if (item.kind === 'interaction') rows.push(item.value);
  }
  writeFileSync(file, packedBody(interactionsTable.packed!, rows));
}

async function drain({ folder, events, rowsFile }: DrainOrder): Promise<DrainReport> {
  const inbox = openInbox({ path: join(folder, 'inbox'), clock: parts.clock });
  await fill(inbox, events);
  writeRows(inbox, rowsFile);
  const store = await openStore({ dataDir: folder, log: parts.log });
  const loader = createLoader({ ...parts, inbox, store });
  const started = performance.now();
  const running = loader.run();
  await Promise.race([loader.drained(inbox.backlog().next), running]);
  const stored = await eventsStored(store);
  const seconds = (performance.now() - started) / 1_000;
  if (stored !== events) throw new Error(`${stored} of ${events} events are stored`);
  await loader.stop();
  await inbox.close();
  await store.close();
  return { events, seconds };
}

process.on('message', (order: DrainOrder) => {
  void drain(order).then((report) => process.send?.(report));
});
