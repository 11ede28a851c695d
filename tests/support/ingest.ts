// The parts ingest is made of, with a clock that stands still and folders that go away.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { keysFrom } from '../../core/keys.ts';
import { createLog } from '../../core/log.ts';
import { createPseudonyms } from '../../core/pseudonyms.ts';
import { createSealer } from '../../core/sealing.ts';
import { createCalendar } from '../../core/windows.ts';
import { interactionType, measureType } from '../../core/event.ts';
import { openInbox, type Inbox, type InboxOptions } from '../../ingest/inbox/inbox.ts';
import { createLoader, type Loader, type LoaderParts } from '../../ingest/loader/loader.ts';
import { createPipeline } from '../../ingest/pipeline/pipeline.ts';
import { memoryStore, type MemoryStore } from './memory-store.ts';

export const noon = Date.parse('2026-03-02T12:00:00Z');

export interface TestClock {
  now(): number;
  set(timeMs: number): void;
}

export function testClock(timeMs = noon): TestClock {
  let current = timeMs;
  return {
    now: () => current,
    set(next) {
      current = next;
    },
  };
}

const keys = keysFrom(Buffer.alloc(32, 7));
export const pseudonyms = createPseudonyms(keys);
export const sealer = createSealer(keys);
export const calendar = createCalendar('Europe/Paris');
export const log = createLog('silent');
export const pipeline = createPipeline({ pseudonyms, sealer, calendar });

/** Waiting that takes no time, and lets everything else have its turn. */
export const noWait = () => new Promise<void>((resolve) => setImmediate(resolve));

const folders: string[] = [];
const inboxes: Inbox[] = [];

afterEach(async () => {
  await Promise.all(inboxes.splice(0).map((inbox) => inbox.close()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tablee-'));
  folders.push(folder);
  return folder;
}

export function testInbox(options: Partial<InboxOptions> = {}): Inbox {
  const path = options.path ?? join(temporaryFolder(), 'inbox');
  const inbox = openInbox({ clock: testClock(), budget: { minFreeBytes: 0 }, ...options, path });
  inboxes.push(inbox);
  return inbox;
}

export function testLoader(inbox: Inbox, store: MemoryStore, options: Partial<LoaderParts> = {}): Loader {
  const clock = testClock();
  return createLoader({
    inbox,
    store,
    sealer,
    pseudonyms,
    calendar,
    clock,
    log,
    wait: noWait,
    random: () => 0,
    ...options,
  });
}

export { memoryStore };

/** A post by Ana that passes every step; give what should differ. */
export function post(
  changes: { id?: string; source?: string; time?: string; data?: object } = {},
): Record<string, unknown> {
  const { data, ...rest } = changes;
  return {
    specversion: '1.0',
    id: 'e1',
    source: '/slack/T1',
    type: interactionType,
    time: '2026-03-01T10:00:00Z',
    ...rest,
    data: {
      actor: { id: 'slack:T1:ana' },
      verb: 'post',
      community: { id: 'slack:T1:help', name: 'Help' },
      ...data,
    },
  };
}

export function measure(
  changes: { id?: string; value?: unknown; objective?: string } = {},
): Record<string, unknown> {
  const { value = 12, objective = 'tickets', id = 'm1' } = changes;
  return {
    specversion: '1.0',
    id,
    source: '/slack/T1',
    type: measureType,
    time: '2026-03-01T10:00:00Z',
    data: { objective, value },
  };
}
