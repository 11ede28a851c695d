// When a source is held, and that it is held once.
import { describe, expect, it } from 'vitest';
import { createSourceHealth, enoughEvents, windowMs } from '../../../ingest/sources/source-health.ts';
import { createSources } from '../../../ingest/sources/sources.ts';
import { log, noon, sealer, testClock, testInbox } from '../../support/ingest.ts';

async function setUp(abovePercent = 1) {
  const clock = testClock();
  const sources = createSources(testInbox({ clock }).sources, sealer, clock);
  await sources.add('shop');
  await sources.add('forum');
  const alarms: unknown[] = [];
  const spy = Object.create(log, { error: { value: (about: unknown) => alarms.push(about) } }) as typeof log;
  const health = createSourceHealth({ sources, clock, log: spy, abovePercent });
  const heldSince = (name: string) =>
    sources.list().find((source) => source.name === name)?.heldSince ?? null;
  return { clock, sources, health, alarms, heldSince };
}

const minute = 60_000;

it.each([
  { what: 'one per cent', told: [[0, 100, 1]], held: false },
  { what: 'a little more than one per cent', told: [[0, 100, 2]], held: true },
  { what: 'everything, but too few to say', told: [[0, enoughEvents - 1, enoughEvents - 1]], held: false },
  {
    what: 'bad ones one at a time among good ones',
    told: [
      [0, 99, 0],
      [1, 1, 1],
      [2, 1, 1],
    ],
    held: true,
  },
  {
    what: 'bad ones so long ago that they no longer count',
    told: [
      [0, 50, 50],
      [6, 100, 1],
    ],
    held: false,
  },
  {
    what: 'bad ones at both ends of a window',
    told: [
      [0, 60, 1],
      [4, 60, 1],
    ],
    held: true,
  },
  {
    what: 'a burst, forgotten after five minutes',
    told: [
      [0, 99, 99],
      [5.2, 200, 1],
    ],
    held: false,
  },
  { what: 'more than a setting of half allows', told: [[0, 100, 51]], held: true, abovePercent: 50 },
  { what: 'less than a setting of half allows', told: [[0, 100, 50]], held: false, abovePercent: 50 },
] as { what: string; told: [number, number, number][]; held: boolean; abovePercent?: number }[])(
  '$what: held $held',
  async ({ told, held, abovePercent }) => {
    const { clock, health, heldSince } = await setUp(abovePercent);
    for (const [minutes, events, unreadable] of told) {
      clock.set(noon + minutes * minute);
      await health.count('shop', { events, unreadable });
    }
    expect(heldSince('shop') !== null).toBe(held);
    expect(heldSince('forum')).toBeNull();
  },
);

describe('a hold', () => {
  it('is alarmed once, with the figures', async () => {
    const { clock, health, alarms } = await setUp();
    await health.count('shop', { events: 200, unreadable: 10 });
    clock.set(noon + 1_000);
    await health.count('shop', { events: 200, unreadable: 10 });
    expect(alarms).toEqual([{ source: 'shop', events: 200, unreadable: 10 }]);
  });

  it('is not put back at once by what led to it', async () => {
    const { clock, sources, health, heldSince } = await setUp();
    await health.count('shop', { events: 200, unreadable: 100 });
    await sources.release('shop');
    clock.set(noon + minute);
    await health.count('shop', { events: 100, unreadable: 1 });
    expect(heldSince('shop')).toBeNull();
  });

  it('survives a restart, which only forgets the window', async () => {
    const { clock, sources, health, heldSince } = await setUp();
    await health.count('shop', { events: 200, unreadable: 100 });
    expect(sources.active().map(({ name, held }) => [name, held])).toEqual([
      ['forum', false],
      ['shop', true],
    ]);
    clock.set(noon + 2 * windowMs);
    expect(heldSince('shop')).toBe(noon);
  });
});
