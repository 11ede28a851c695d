// ClickHouse out of reach, slow or forgetful while webhooks go on (F10, F11, F12): nothing is refused, nothing is
// counted twice, nothing goes to quarantine. FAULTS_OUTAGE_SECONDS is the length of the outage (default 6).
import { setTimeout as pass } from 'node:timers/promises';
import { Type } from 'typebox';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startBreakableClickHouse, type BreakableClickHouse } from '../support/clickhouse-proxy.ts';
import { openFaultHouse, type FaultHouse } from '../support/fault-house.ts';
import { expectCountedOnce, startTraffic } from '../support/fault-traffic.ts';

const outageMs = Number(process.env['FAULTS_OUTAGE_SECONDS'] ?? 6) * 1_000;

const quarantined = {
  name: 'quarantined-now',
  params: Type.Object({}),
  row: Type.Object({ n: Type.Integer() }),
  sql: 'SELECT count() AS n FROM tablee.quarantine FINAL',
};

let clickhouse: BreakableClickHouse;
let house: FaultHouse;

beforeEach(async () => {
  clickhouse = await startBreakableClickHouse();
  house = await openFaultHouse({ TABLEE_CLICKHOUSE_URL: clickhouse.url });
});
afterEach(async () => {
  await clickhouse.mode('forward');
  await house.close();
  await clickhouse.close();
});

async function expectNothingLost(acknowledged: number): Promise<void> {
  await expectCountedOnce(clickhouse.store, { '/faults': acknowledged });
  expect(await clickhouse.store.query(quarantined, {})).toEqual([{ n: 0 }]);
}

/** Events under way when the line breaks: none stored yet, as at a start, or loading in full swing. */
const moments = {
  starting: () => Promise.resolve(),
  loading: () => expect.poll(storedSoFar, soon).toBeGreaterThan(0),
};
const soon = { timeout: 60_000, interval: 50 };

const storedNow = {
  name: 'stored-now',
  params: Type.Object({}),
  row: Type.Object({ n: Type.Integer() }),
  sql: 'SELECT count() AS n FROM tablee.interactions',
};
const storedSoFar = async () => (await clickhouse.store.query(storedNow, {}))[0]?.n ?? 0;

// An insert under way when the line hangs is given up after 30 seconds, whatever the outage's length.
describe('an outage of ClickHouse', { timeout: 180_000 + 2 * outageMs }, () => {
  it.each([
    { mode: 'refuse', moment: 'starting' },
    { mode: 'hang', moment: 'starting' },
    { mode: 'refuse', moment: 'loading' },
    { mode: 'hang', moment: 'loading' },
    { mode: 'err', moment: 'loading' },
  ] as const)('$mode while $moment: goes on acknowledging, then catches up', async ({ mode, moment }) => {
    const traffic = startTraffic({ address: () => house.address, secret: house.secret, pauseMs: 5 });
    await traffic.more(200);
    await moments[moment]();
    await clickhouse.mode(mode);
    const before = traffic.acknowledged;
    await pass(outageMs);
    const during = traffic.acknowledged - before;
    await traffic.stop();
    await clickhouse.mode('forward');
    const healed = performance.now();
    await expectNothingLost(traffic.acknowledged);
    const drainedMs = Math.round(performance.now() - healed);
    expect(during).toBeGreaterThan(0);
    expect([...traffic.answers.keys()]).toEqual([202]);
    process.stdout.write(
      `outage ${mode} while ${moment}: ${JSON.stringify({ outageMs, during, drainedMs })}\n`,
    );
  });

  it('counts once what was stored although the answer was lost', async () => {
    const traffic = startTraffic({ address: () => house.address, secret: house.secret });
    await clickhouse.mode('forget');
    await expect.poll(() => clickhouse.forgotten, { timeout: 60_000 }).toBeGreaterThanOrEqual(4);
    await traffic.stop();
    await clickhouse.mode('forward');
    await expectNothingLost(traffic.acknowledged);
    process.stdout.write(
      `answers lost: ${JSON.stringify({ forgotten: clickhouse.forgotten, acknowledged: traffic.acknowledged })}\n`,
    );
  });

  it('bears a slow line', async () => {
    clickhouse.delay(150);
    const traffic = startTraffic({ address: () => house.address, secret: house.secret, pauseMs: 5 });
    await traffic.more(1_000);
    await traffic.stop();
    expect([...traffic.answers.keys()]).toEqual([202]);
    await expectNothingLost(traffic.acknowledged);
  });
});
