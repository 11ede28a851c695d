// F17: sources a day ahead and a day behind, and a server whose own clock jumps back by an hour.
import { Type } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { interactionType } from '../../core/event.ts';
import { dayMs } from '../../core/windows.ts';
import type { House } from '../../main.ts';
import { sourceClocks } from '../../store/queries/source-clocks.ts';
import { refreshRollUps } from '../../store/roll-ups/refresh-roll-ups.ts';
import { figuresNow } from '../support/figures.ts';
import { testClock } from '../support/ingest.ts';
import { openTestHouse } from '../support/open-test-house.ts';
import { accept, storeAll } from '../support/take-in.ts';

const start = Date.parse('2026-03-10T12:00:00Z');
const hourMs = 3_600_000;
const clock = testClock(start);
let house: House;
let told = 0;

beforeAll(async () => {
  house = await openTestHouse({}, { clock });
});
afterAll(() => house.close());

/** An event from each source: a right clock, one a day ahead, one a day behind. */
async function tellFromAll(): Promise<void> {
  const event = (source: string, offMs: number) => ({
    specversion: '1.0',
    id: `e${++told}`,
    source: `/test/${source}`,
    type: interactionType,
    time: new Date(clock.now() + offMs).toISOString(),
    data: { actor: { id: `chat:t:${source}` }, verb: 'post', community: { id: 'chat:t:hall' } },
  });
  await accept(house, [event('right', -1_000), event('ahead', dayMs), event('behind', -dayMs)]);
  await storeAll(house);
  await refreshRollUps(house.store);
}

const state = {
  name: 'state',
  params: Type.Object({}),
  row: Type.Object({
    rows: Type.Integer(),
    sequences: Type.Integer(),
    last_day: Type.String(),
    touched: Type.Integer(),
    version: Type.Integer(),
  }),
  sql: `
    SELECT
      (SELECT count() FROM tablee.interactions FINAL) AS rows,
      (SELECT uniqExact(seq) FROM tablee.interactions FINAL) AS sequences,
      (SELECT toString(max(day)) FROM tablee.daily_activity FINAL WHERE n > 0) AS last_day,
      (SELECT max(touched) FROM tablee.touched_days) AS touched,
      (SELECT max(version) FROM tablee.rolled_days) AS version`,
};
const stateNow = async () => (await house.store.query(state, {}))[0]!;

describe('clocks that are wrong', () => {
  it('put no figure in the future, and are told of', async () => {
    for (let n = 0; n < 3; n++) {
      clock.set(clock.now() + hourMs);
      await tellFromAll();
    }
    expect(await stateNow()).toMatchObject({ rows: 9, sequences: 9, last_day: '2026-03-10' });
    expect(await house.store.query(sourceClocks, { from: '2026-03-01' })).toEqual([
      { source: '/test/ahead', events: 3, median_behind_ms: 0, ahead_share: 1 },
      { source: '/test/behind', events: 3, median_behind_ms: dayMs, ahead_share: 0 },
      { source: '/test/right', events: 3, median_behind_ms: 1_000, ahead_share: 0 },
    ]);
  });

  it('hide nothing when it is the server’s that jumps back an hour', async () => {
    const before = await stateNow();
    clock.set(clock.now() - hourMs);
    await tellFromAll();
    const after = await stateNow();
    expect(after).toMatchObject({ rows: 12, sequences: 12, last_day: '2026-03-10' });
    expect(after.touched).toBeGreaterThan(before.touched);
    expect(after.version).toBeGreaterThan(before.version);
    expect((await figuresNow(house.store)).filter((line) => line.startsWith('activity'))).toHaveLength(3);
    expect(await refreshRollUps(house.store)).toEqual([]);
  });
});
