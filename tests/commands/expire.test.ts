// What is older than is kept goes when the clock has moved on, with everything made of it; nothing else goes.
import { Type } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { analyze } from '../../commands/analyze.ts';
import { expire } from '../../commands/expire.ts';
import { importEvents } from '../../ingest/imports/import-events.ts';
import type { House } from '../../main.ts';
import { refreshRollUps } from '../../store/roll-ups/refresh-roll-ups.ts';
import { post, testClock } from '../support/ingest.ts';
import { openTestHouse } from '../support/open-test-house.ts';

const clock = testClock(Date.parse('2026-03-20T12:00:00Z'));
let house: House;

beforeAll(async () => {
  house = await openTestHouse({ TABLEE_RETENTION_MONTHS: '2' }, { clock });
});
afterAll(() => house.close());

/** One post a day, stored and rolled up. */
async function tell(...days: string[]) {
  const { inbox, pipeline, loader, store } = house;
  const events = days.map((day) =>
    post({ id: day, time: `${day}T10:00:00Z`, data: { object: { id: `post ${day}` } } }),
  );
  const report = await importEvents(events, { inbox, pipeline, clock }, { source: '/slack/T1' });
  while (await house.loader.loadOnce());
  await loader.drained(report.to);
  await refreshRollUps(store);
  return report;
}

/** Rows of each table that has days or runs, and their first day. */
async function kept() {
  const of = (table: string, day = 'day') =>
    `SELECT '${table}' AS table, count() AS n, toString(min(${day})) AS first FROM tablee.${table}`;
  const tables = ['interactions', 'daily_activity', 'daily_feed', 'objects', 'touched_days', 'rolled_days'];
  const rows = await house.store.query(
    {
      name: 'kept',
      params: Type.Object({}),
      row: Type.Object({ table: Type.String(), n: Type.Integer(), first: Type.String() }),
      sql: `SELECT * FROM (${[...tables.map((table) => of(table)), of('runs', 'window_to'), of('adoption_weeks', 'week')].join(' UNION ALL ')}) ORDER BY table`,
    },
    {},
  );
  return Object.fromEntries(rows.map(({ table, n, first }) => [table, `${n} from ${first}`]));
}

describe('two months of retention', () => {
  it('turn away at the door what is older', async () => {
    const report = await tell('2025-12-31', '2026-01-01', '2026-02-10', '2026-03-10');
    expect(report).toMatchObject({ accepted: 3, refused: { expired: 1 } });
  });

  it('keep everything while nothing is older', async () => {
    await analyze(house, { to: '2026-03-15' });
    const before = await kept();
    await expire(house);
    expect(await kept()).toEqual(before);
    expect(before).toMatchObject({ interactions: '3 from 2026-01-01', runs: '1 from 2026-03-15' });
  });

  it('let the oldest month go when a new one has begun', async () => {
    clock.set(Date.parse('2026-04-02T12:00:00Z'));
    await expire(house);
    expect(await kept()).toMatchObject({
      interactions: '2 from 2026-02-10',
      daily_activity: '2 from 2026-02-10',
      daily_feed: '2 from 2026-02-10',
      objects: '2 from 2026-02-10',
      touched_days: '2 from 2026-02-10',
      rolled_days: '2 from 2026-02-10',
      runs: '1 from 2026-03-15',
    });
    expect(await refreshRollUps(house.store)).toEqual([]);
  });

  it('let an analysis go with the last day it knew of', async () => {
    clock.set(Date.parse('2026-06-02T12:00:00Z'));
    await expire(house);
    expect(await kept()).toMatchObject({
      interactions: '0 from 1970-01-01',
      runs: '0 from 1970-01-01',
      adoption_weeks: '0 from 1970-01-01',
    });
    await expire(house);
  });
});
