// F15: each event delivered one to five times, out of order, weeks apart, across restarts, by two receivers.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { interactionType, measureType } from '../../core/event.ts';
import { addDays, dayMs } from '../../core/windows.ts';
import { createRandom, type Random } from '../../fixtures/random.ts';
import type { House } from '../../main.ts';
import { refreshRollUps } from '../../store/roll-ups/refresh-roll-ups.ts';
import { figuresNow } from '../support/figures.ts';
import { testClock, type TestClock } from '../support/ingest.ts';
import { openTestHouse } from '../support/open-test-house.ts';
import { accept, storeAll } from '../support/take-in.ts';

const seed = 15;
const firstDay = '2026-01-05';
const start = Date.parse('2026-03-01T08:00:00Z');

/** A few weeks of talk in which things are answered, liked, taken back and moved. */
function talk(random: Random): object[] {
  const event = (n: number, data: object) => ({
    specversion: '1.0',
    id: `e${n}`,
    source: '/test/chat',
    type: interactionType,
    time: `${addDays(firstDay, random.int(0, 40))}T${random.pick(['08', '12', '23'])}:${random.int(10, 59)}:00Z`,
    data: {
      actor: { id: `chat:t:${random.int(1, 9)}` },
      community: { id: `chat:t:${random.pick(['hall', 'attic'])}` },
      ...data,
    },
  });
  const one = (n: number) => ({ id: `post ${random.int(1, n)}` });
  return Array.from({ length: 300 }, (_, index) => {
    const n = index + 1;
    const made = { object: { id: `post ${n}`, chars: n }, thread: { id: `thread ${random.int(1, 20)}` } };
    const kind = random.int(1, 20);
    if (kind <= 9) return event(n, { verb: 'post', ...made });
    if (kind <= 14) return event(n, { verb: 'reply', ...made, thread: { inReplyTo: one(n).id } });
    if (kind <= 16) return event(n, { verb: 'react', object: one(n) });
    if (kind === 17) return event(n, { verb: 'delete', object: one(n) });
    if (kind === 18) return event(n, { verb: 'move', object: one(n) });
    const measure = { objective: 'cases', value: n };
    return { ...event(n, {}), type: measureType, data: measure };
  });
}

/** One key for all places, so that the same account has the same pseudonym in each. */
const folder = mkdtempSync(join(tmpdir(), 'tablee-f15-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

interface Place {
  open: () => Promise<House>;
  clock: TestClock;
}

function newPlace(name: string): Place {
  const clock = testClock(start);
  const settings = { TABLEE_DATA_DIR: join(folder, name), TABLEE_KEY_FILE: join(folder, 'key') };
  return { clock, open: () => openTestHouse(settings, { clock }) };
}

/** Figures after deliveries in rounds, ten days and a restart between two; each delivery by one of two receivers. */
async function figuresAfter(name: string, rounds: readonly (readonly object[])[]) {
  const { clock, open } = newPlace(name);
  let figures: string[] = [];
  let balance = {};
  for (const [round, events] of rounds.entries()) {
    clock.set(start + round * 10 * dayMs);
    const house = await open();
    const half = Math.ceil(events.length / 2);
    await Promise.all([accept(house, events.slice(0, half)), accept(house, events.slice(half))]);
    await storeAll(house);
    await refreshRollUps(house.store);
    figures = await figuresNow(house.store);
    balance = house.inbox.ledger.byOutcome('webhook');
    await house.close();
  }
  return { figures, balance };
}

it('leave every figure as it is without them, byte for byte', async () => {
  const random = createRandom(seed, 'deliveries');
  const events = talk(createRandom(seed, 'talk'));
  const copies = events.flatMap((event) => Array.from({ length: random.int(1, 5) }, () => event));
  const shuffled = random.shuffled(copies);
  const portion = Math.ceil(shuffled.length / 5);
  const rounds = Array.from({ length: 5 }, (_, n) => shuffled.slice(n * portion, (n + 1) * portion));

  const once = await figuresAfter('once', [events]);
  const often = await figuresAfter('often', rounds);
  expect(once.figures.length).toBeGreaterThan(300);
  expect(often.figures).toEqual(once.figures);
  expect(once.balance).toMatchObject({ stored: events.length, duplicate: 0, quarantined: 0 });
  expect(often.balance).toMatchObject({
    stored: events.length,
    duplicate: copies.length - events.length,
    quarantined: 0,
  });
}, 240_000);
