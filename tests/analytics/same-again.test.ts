// The same data give the same rows with everything declared that can be; and a run that fails leaves pages as they were.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Type } from 'typebox';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runAnalysis } from '../../analytics/run-analysis.ts';
import { createInlinePool } from '../../analytics/workers/pool.ts';
import { addDays } from '../../core/windows.ts';
import { openStore } from '../../store/open-store.ts';
import { decisionsSoFar } from '../../store/queries/decisions-so-far.ts';
import { effectsOfCampaigns } from '../../store/queries/effects-of-campaigns.ts';
import { effectsOfDecisions } from '../../store/queries/effects-of-decisions.ts';
import { effectsOfGatherings } from '../../store/queries/effects-of-gatherings.ts';
import { resultTables } from '../../store/queries/outdated-runs.ts';
import { decisions } from '../../store/rows/decision.ts';
import type { Store } from '../../store/store.ts';
import { silentLog } from '../support/silent-log.ts';
import { sampleDashboard } from '../support/sample-dashboard.ts';
import { tellCompany, tellMoments, tellOneMore, to } from './small-company.ts';

let store: Store;
let minute = Date.parse('2026-11-23T06:00:00Z');
const clock = { now: () => (minute += 60_000) };
const run = (more: object = {}) =>
  runAnalysis({ store, to, pool: createInlinePool(), clock, log: silentLog, ...more });
const everyDecision = () => store.query(decisionsSoFar, { community: '', decision: '' });

beforeAll(async () => {
  store = await openStore({
    dataDir: mkdtempSync(join(tmpdir(), 'tablee-again-')),
    log: silentLog,
    engine: { memoryMb: 600 },
  });
  await tellCompany(store);
  await tellMoments(store);
}, 120_000);
afterAll(() => store.close());

/** Every row of every result table as text, by table. */
async function dump(runId: string): Promise<Record<string, string[]>> {
  const tables: Record<string, string[]> = {};
  for (const table of resultTables) {
    const sql = `SELECT toString(tuple(* EXCEPT run)) AS line FROM tablee.${table} FINAL WHERE run = {run:UUID} ORDER BY line`;
    const row = Type.Object({ line: Type.String() });
    const params = Type.Object({ run: Type.String() });
    const lines = await store.query({ name: 'dump', params, row, sql }, { run: runId });
    tables[table] = lines.map(({ line }) => line);
  }
  return tables;
}

it('opens decisions, once', async () => {
  await run();
  const open = await everyDecision();
  expect(open.map(({ community, remedy, status }) => [community, remedy, status])).toEqual([
    ['cellar', 'recruit-host', 'proposed'],
    ['street', 'close', 'proposed'],
    ['terrace', 'recruit-host', 'proposed'],
  ]);
  await run({ force: true });
  expect(await everyDecision()).toEqual(open);
});

it('gives the same rows again, campaigns, gatherings, objectives and decisions included', async () => {
  const [cellar] = await everyDecision();
  await store.insert(decisions, [
    { ...cellar!, status: 'done', statusOn: addDays(to, -70), actor: 'manager:1', version: Date.now() },
  ]);
  const first = await run();
  const before = await dump(first.run);
  expect((await store.query(effectsOfCampaigns, { run: first.run })).map(({ reason }) => reason)).toContain(
    'too-recent',
  );
  expect(await store.query(effectsOfGatherings, { run: first.run })).toHaveLength(2);
  expect(await store.query(effectsOfDecisions, { run: first.run })).toMatchObject([
    { decision: cellar!.decision, method: 'observed', verdict: 'no-difference' },
  ]);
  const told = Object.entries(before)
    .filter(([, lines]) => lines.length > 0)
    .map(([table]) => table);
  expect(told).toEqual(
    resultTables.filter((table) => table !== 'objective_forecasts' || told.includes(table)),
  );
  const again = await run({ force: true });
  expect(again.run).toBe(first.run);
  expect(await dump(again.run)).toEqual(before);
});

it('leaves every page as it was when the store fails in the middle of a run', async () => {
  const dashboard = await sampleDashboard({
    parts: { store },
    clock: { now: () => Date.parse(`${to}T08:00:00Z`) },
  });
  const cookie = await dashboard.cookieOf('manager');
  const paths = ['overview', 'objectives', 'effects', 'communities', 'worklist', 'adoption', 'silos'];
  const look = () =>
    Promise.all(paths.map(async (path) => (await dashboard.get(`/api/v1/${path}`, cookie)).json<unknown>()));
  await run();
  // What is told straight from what came in would change by itself: nothing comes in between these looks.
  await tellOneMore(store);
  const before = await look();
  expect(JSON.stringify(before)).toContain('new stoves');
  for (const table of [
    'tablee.community_weeks',
    'tablee.campaign_effects',
    'tablee.run_reports',
    'tablee.runs',
  ]) {
    const failing: Store = {
      ...store,
      insert: (into, rows) =>
        into.name === table ? Promise.reject(new Error('no room')) : store.insert(into, rows),
    };
    await expect(run({ store: failing }), table).rejects.toThrow('no room');
    expect(await look(), table).toEqual(before);
  }
  const { run: newer } = await run();
  expect(JSON.stringify(await look())).toContain(newer);
});
