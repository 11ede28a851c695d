import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnalysisProgress } from '../../analytics/analysis.ts';
import { runAnalysis, type AnalysisOptions, type RunSummary } from '../../analytics/run-analysis.ts';
import { createAnalysisPool, createInlinePool } from '../../analytics/workers/pool.ts';
import { dropOldRuns } from '../../analytics/write-results.ts';
import { openStore } from '../../store/open-store.ts';
import { latestRun } from '../../store/queries/latest-run.ts';
import { resultTables } from '../../store/queries/outdated-runs.ts';
import { CommunityEvidence } from '../../store/rows/community-evidence.ts';
import type { Store } from '../../store/store.ts';
import { silentLog } from '../support/silent-log.ts';
import { person, tellCompany, tellOneMore, to } from './small-company.ts';

const openHere = () =>
  openStore({
    dataDir: mkdtempSync(join(tmpdir(), 'tablee-analysis-')),
    log: silentLog,
    engine: { memoryMb: 600 },
  });

let minute = Date.parse('2026-11-23T06:00:00Z');
const clock = { now: () => (minute += 60_000) };

function run(store: Store, more: Partial<AnalysisOptions> = {}): Promise<RunSummary> {
  return runAnalysis({ store, to, pool: createInlinePool(), clock, log: silentLog, ...more });
}

/** Every row of a result table as text, the run aside. */
function rowsOf(store: Store, table: string, runId: string) {
  return store.query(
    {
      name: 'rows-of',
      params: Type.Object({ run: Type.String() }),
      row: Type.Object({ line: Type.String() }),
      sql: `
        SELECT toString(tuple(* EXCEPT run)) AS line
        FROM tablee.${table} FINAL
        WHERE run = {run:UUID}
        ORDER BY line`,
    },
    { run: runId },
  );
}

async function everyRow(store: Store, runId: string) {
  const tables = await Promise.all(resultTables.map((table) => rowsOf(store, table, runId)));
  return tables.flat().map(({ line }) => line);
}

const latestStates = {
  name: 'latest-states',
  params: Type.Object({ run: Type.String() }),
  row: Type.Object({
    community: Type.String(),
    state: Type.String(),
    since: Type.String(),
    members: Type.Integer(),
    took_part: Type.Integer(),
    only_read: Type.Integer(),
    remedy: Type.String(),
    evidence: Type.String(),
  }),
  sql: `
    SELECT community, state, since, members, took_part, only_read, remedy, evidence
    FROM tablee.community_weeks FINAL
    WHERE run = {run:UUID} AND week = '2026-11-16'
    ORDER BY community`,
};

const proposed = {
  name: 'proposed',
  params: Type.Object({ run: Type.String(), community: Type.String() }),
  row: Type.Object({ person: Type.String(), alternate: Type.Boolean() }),
  sql: `SELECT person, alternate FROM tablee.shortlists FINAL
        WHERE run = {run:UUID} AND community = {community:String} ORDER BY position`,
};

const newestAdoption = {
  name: 'newest-adoption',
  params: Type.Object({ run: Type.String() }),
  row: Type.Object({
    entitled: Type.Integer(),
    basis: Type.String(),
    weekly: Type.Integer(),
    monthly: Type.Integer(),
    contributors: Type.Integer(),
    readers: Type.Integer(),
  }),
  sql: `SELECT entitled, entitled_basis AS basis, weekly_active AS weekly, monthly_active AS monthly,
          monthly_contributors AS contributors, monthly_readers AS readers
        FROM tablee.adoption_weeks FINAL WHERE run = {run:UUID} ORDER BY week DESC LIMIT 1`,
};

const newestObjectives = {
  name: 'newest-objectives',
  params: Type.Object({ run: Type.String() }),
  row: Type.Object({
    objective: Type.String(),
    value: Type.Number(),
    status: Type.String(),
    weeks: Type.Integer(),
  }),
  sql: `SELECT objective, argMax(value, week) AS value, argMax(status, week) AS status, toUInt32(count()) AS weeks
        FROM tablee.objective_weeks FINAL WHERE run = {run:UUID} GROUP BY objective ORDER BY objective`,
};

const runsWithResults = {
  name: 'runs-with-results',
  params: Type.Object({}),
  row: Type.Object({ run: Type.String() }),
  sql: 'SELECT DISTINCT run FROM tablee.community_weeks',
};

describe('a company of thirty', () => {
  let store: Store;
  let summary: RunSummary;
  const told: AnalysisProgress[] = [];

  beforeAll(async () => {
    store = await openHere();
    await tellCompany(store);
    summary = await run(store, { progress: (step) => told.push(step) });
  });
  afterAll(() => store.close());

  it('has every open room in its state, with evidence', async () => {
    const rooms = await store.query(latestStates, { run: summary.run });
    expect(rooms.map(({ community, state, remedy }) => [community, state, remedy])).toEqual([
      ['annex', 'too-early', 'none'],
      ['cellar', 'empty', 'recruit-host'],
      ['kitchen', 'lively', 'none'],
      ['street', 'never-opened', 'close'],
      ['terrace', 'never-opened', 'recruit-host'],
    ]);
    for (const { evidence } of rooms)
      expect(Value.Errors(CommunityEvidence, JSON.parse(evidence))).toEqual([]);
  });

  it('counts the kitchen’s members once, over both its channels', async () => {
    const kitchen = (await store.query(latestStates, { run: summary.run })).find(
      ({ community }) => community === 'kitchen',
    );
    expect(kitchen).toMatchObject({ members: 17, took_part: 11, only_read: 6 });
  });

  it('leaves the closed room out', async () => {
    const attic = (await rowsOf(store, 'community_weeks', summary.run)).filter(({ line }) =>
      line.includes('attic'),
    );
    expect(attic).toHaveLength(35);
  });

  it('proposes neither leaders, nor hosts in their own room, nor people who have left', async () => {
    const kitchen = await store.query(proposed, { run: summary.run, community: 'kitchen' });
    expect(kitchen.length).toBeGreaterThan(0);
    for (const n of [1, 2, 3]) expect(kitchen.map((entry) => entry.person)).not.toContain(person(n));
    const everywhere = await store.query(proposed, { run: summary.run, community: '' });
    for (const n of [1, 2]) expect(everywhere.map((entry) => entry.person)).not.toContain(person(n));
  });

  it('measures adoption over the people entitled', async () => {
    expect(await store.query(newestAdoption, { run: summary.run })).toEqual([
      { entitled: 29, basis: 'directory', weekly: 17, monthly: 17, contributors: 11, readers: 6 },
    ]);
  });

  it('measures objectives since they began', async () => {
    expect(await store.query(newestObjectives, { run: summary.run })).toEqual([
      { objective: 'everyone', value: 11 / 29, status: 'off-track', weeks: 20 },
      { objective: 'kitchen answers', value: 1, status: 'reached', weeks: 20 },
    ]);
  });

  it('tells what it does, and which run pages read', async () => {
    expect(new Set(told.map(({ stage }) => stage))).toEqual(
      new Set(['inputs', 'ties', 'communities', 'influence', 'silos', 'results']),
    );
    expect(summary.found).toMatchObject({ communities: 6, people: 12 });
    expect(await store.query(latestRun, {})).toMatchObject([{ run: summary.run, to }]);
  });

  it('is not computed again while nothing changes, and gives the same rows when it is', async () => {
    const before = await everyRow(store, summary.run);
    expect(await run(store)).toMatchObject({ run: summary.run, found: null });
    await run(store, { force: true });
    expect(await everyRow(store, summary.run)).toEqual(before);
    expect(before.length).toBeGreaterThan(200);
  });

  it('gives the same rows in another store, computed by threads', async () => {
    const other = await openHere();
    const pool = createAnalysisPool({ threads: 2 });
    try {
      await tellCompany(other);
      const again = await run(other, { pool });
      expect(again.run).toBe(summary.run);
      expect(await everyRow(other, again.run)).toEqual(await everyRow(store, summary.run));
    } finally {
      await pool.close();
      await other.close();
    }
  });

  it('leaves the last good run in place when it fails', async () => {
    await tellOneMore(store);
    const failing: Store = {
      ...store,
      insert: (table, rows) =>
        table.name === 'tablee.community_networks'
          ? Promise.reject(new Error('no room'))
          : store.insert(table, rows),
    };
    await expect(run(failing, { parameters: { windowDays: 70 } })).rejects.toThrow('no room');
    expect(await store.query(latestRun, {})).toMatchObject([{ run: summary.run }]);
  });

  it('keeps the newest runs and drops what a failed one left behind', async () => {
    const newer = await run(store);
    const newest = await run(store, { parameters: { windowDays: 77 } });
    expect(await dropOldRuns(store, 2)).toBe(1);
    const kept = await store.query(runsWithResults, {});
    expect(kept.map((row) => row.run).sort()).toEqual([newer.run, newest.run].sort());
  });
});

describe('companies with little to go by', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openHere();
  });
  afterAll(() => store.close());

  it('one without anything has an analysis all the same', async () => {
    const { run: empty, found } = await run(store);
    expect(found).toEqual({ communities: 0, people: 0, shortlisted: 0 });
    expect(await store.query(newestAdoption, { run: empty })).toMatchObject([
      { entitled: 0, basis: 'everyone-seen' },
    ]);
  });

  it('one without directory and registry counts everyone ever seen, and says so', async () => {
    await tellCompany(store, { withDirectory: false, withRegistry: false });
    const { run: plain } = await run(store);
    expect(await store.query(newestAdoption, { run: plain })).toEqual([
      { entitled: 22, basis: 'everyone-seen', weekly: 18, monthly: 18, contributors: 12, readers: 6 },
    ]);
    const rooms = await store.query(latestStates, { run: plain });
    expect(rooms.map(({ community }) => community)).toEqual(['cellar', 'kitchen', 'kitchen-2', 'street']);
  });
});
