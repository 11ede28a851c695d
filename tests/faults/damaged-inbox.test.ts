// A disk that gives back other bits than it was given (F6): whatever bit of the inbox is flipped, nothing wrong is ever
// stored. The row it lies in goes to quarantine and is told, or opening fails with a word. FAULTS_FLIPS says how many.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { mulberry32 } from '../../fixtures/random.ts';
import type { Item } from '../../ingest/accepted.ts';
import { openInbox } from '../../ingest/inbox/inbox.ts';
import {
  memoryStore,
  noon,
  pipeline,
  post,
  temporaryFolder,
  testClock,
  testInbox,
  testLoader,
} from '../support/ingest.ts';

const flips = Number(process.env['FAULTS_FLIPS'] ?? 60);
const seed = Number(process.env['FAULTS_SEED'] ?? 1);
const entries = 60;
const perEntry = 5;

const intake = { origin: 'webhook', source: '/slack/T1', received: noon, mayClaim: () => true };

function itemOf(n: number): Item {
  const examined = pipeline.examine(post({ id: `e${n}`, data: { object: { id: `o${n}` } } }), intake);
  if (examined.kind === 'too-deep') throw new Error('not in this test');
  return examined.item;
}

const entryOf = (n: number) => ({
  ...intake,
  items: Array.from({ length: perEntry }, (_, i) => itemOf(n * perEntry + i)),
});

async function filled(path: string, count: number): Promise<void> {
  const inbox = openInbox({ path, clock: testClock(), budget: { minFreeBytes: 0 } });
  for (let n = 0; n < count; n++) await inbox.append([entryOf(n)]);
  await inbox.close();
}

interface Loaded {
  rows: string[];
  damaged: number;
}

async function load(path: string): Promise<Loaded> {
  const inbox = testInbox({ path });
  const store = memoryStore();
  const loader = testLoader(inbox, store);
  while (await loader.loadOnce());
  await inbox.close();
  const damaged = store.rows('tablee.quarantine').filter(({ code }) => code === 'damaged');
  return {
    rows: store.rows('tablee.interactions').map((row) => JSON.stringify({ ...row, seq: 0 })),
    damaged: damaged.length,
  };
}

it(
  `stores nothing wrong after any of ${flips} flipped bits (seed ${seed})`,
  { timeout: 1_800_000 },
  async () => {
    const folder = temporaryFolder();
    const whole = join(folder, 'whole');
    await filled(whole, entries);
    const bytes = readFileSync(join(whole, 'data.mdb'));
    const right = new Set((await load(copyOf(bytes, join(folder, 'right')))).rows);
    expect(right.size).toBe(entries * perEntry);

    const chance = mulberry32(seed);
    const outcomes = { untouched: 0, quarantined: 0, refused: 0 };
    for (let flip = 0; flip < flips; flip++) {
      const bit = Math.floor(chance() * bytes.length * 8);
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      const path = copyOf(flipped, join(folder, `flip-${flip}`));
      const loaded = await load(path).catch(() => undefined);
      rmSync(path, { recursive: true, force: true });
      if (loaded === undefined) outcomes.refused += 1;
      else {
        expect(
          loaded.rows.filter((row) => !right.has(row)),
          `bit ${bit}`,
        ).toEqual([]);
        expect(loaded.rows.length + loaded.damaged, `bit ${bit}`).toBe(right.size);
        expect(loaded.damaged).toBeLessThanOrEqual(perEntry);
        outcomes[loaded.damaged > 0 ? 'quarantined' : 'untouched'] += 1;
      }
    }
    expect(outcomes.quarantined).toBeGreaterThan(0);
    process.stdout.write(`flipped bits: ${JSON.stringify({ flips, seed, ...outcomes })}\n`);
  },
);

it('reads as before a commit of which only the pages reached the disk, not the root', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'inbox');
  await filled(path, 3);
  copyFileSync(join(path, 'data.mdb'), join(folder, 'before'));
  const inbox = openInbox({ path, clock: testClock(), budget: { minFreeBytes: 0 } });
  await inbox.append([entryOf(3)]);
  await inbox.close();
  // The two roots are the first two pages of the file.
  const roots = readFileSync(join(folder, 'before')).subarray(0, 2 * 4096);
  const after = readFileSync(join(path, 'data.mdb'));
  const torn = copyOf(Buffer.concat([roots, after.subarray(roots.length)]), join(folder, 'torn'));
  expect((await load(torn)).rows).toHaveLength(3 * perEntry);
});

function copyOf(bytes: Buffer, path: string): string {
  mkdirSync(path);
  writeFileSync(join(path, 'data.mdb'), bytes);
  return path;
}
