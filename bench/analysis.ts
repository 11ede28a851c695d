// The whole analysis of a large company, stage by stage, against the design's targets:
// `npm run bench:analysis -- [--people 100000] [--communities 1000] [--interactions 10000000] [--seed 1] [--data FOLDER]`.
// A FOLDER keeps the company for the next time. Last line: JSON with `pass`.
import { collectRows } from '../store/collect-rows.ts';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { Type } from 'typebox';
import { runAnalysis, type RunSummary } from '../analytics/run-analysis.ts';
import { dropOldRuns } from '../analytics/write-results.ts';
import { createAnalysisPool } from '../analytics/workers/pool.ts';
import { systemClock } from '../core/clock.ts';
import { createLog } from '../core/log.ts';
import { addDays } from '../core/windows.ts';
import { defineQuery } from '../store/define-query.ts';
import { openStore, type OpenedStore } from '../store/open-store.ts';
import { resultTables } from '../store/queries/outdated-runs.ts';
import { refreshRollUps } from '../store/roll-ups/refresh-roll-ups.ts';
import { foundCompany, type CompanySize } from './analysis/company.ts';
import { createStageMeter, type StageCost } from './analysis/stage-costs.ts';

/** Design §9, for the usual size. */
const targets = { seconds: 60, peakMb: 4096 };
const to = '2026-09-28';
const window = { from: addDays(to, -84), to };

const storedRows = defineQuery({
  name: 'stored-rows',
  params: Type.Object({}),
  row: Type.Object({
    interactions: Type.Integer(),
    daily_ties: Type.Integer(),
    daily_activity: Type.Integer(),
  }),
  sql: `
    SELECT (SELECT count() FROM tablee.interactions) AS interactions,
      (SELECT count() FROM tablee.daily_ties FINAL WHERE n > 0) AS daily_ties,
      (SELECT count() FROM tablee.daily_activity FINAL WHERE n > 0) AS daily_activity`,
});

/** One number for every result of a run, by table: the same company gives the same numbers, whatever computes them. */
async function hashResults(store: OpenedStore, run: string): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (const table of resultTables) {
    const [found] = await collectRows(store.stream(hashOf(table), { run }));
    hashes[table] = found?.hash ?? '';
  }
  return hashes;
}

const hashOf = (table: string) =>
  defineQuery({
    name: 'hash-of-results',
    params: Type.Object({ run: Type.String() }),
    row: Type.Object({ hash: Type.String() }),
    sql: `SELECT toString(sum(cityHash64(toString(tuple(* EXCEPT run))))) AS hash
      FROM tablee.${table} FINAL WHERE run = {run:UUID}`,
  });

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '100000' },
    communities: { type: 'string', default: '1000' },
    interactions: { type: 'string', default: '10000000' },
    seed: { type: 'string', default: '1' },
    data: { type: 'string' },
  },
});
const size: CompanySize = {
  people: Number(values.people),
  communities: Number(values.communities),
  interactions: Number(values.interactions),
  seed: Number(values.seed),
};
if (Object.values(size).some((n) => !Number.isSafeInteger(n) || n < 1)) {
  process.stderr.write('people, communities, interactions and seed are whole numbers from 1\n');
  process.exitCode = 2;
} else if (values.data !== undefined) {
  await main(values.data);
} else {
  const folder = mkdtempSync(join(tmpdir(), 'tablee-analysis-'));
  try {
    await main(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function main(folder: string): Promise<void> {
  const dataDir = join(folder, 'store');
  const founded = existsSync(dataDir);
  const store = await openStore({ dataDir, log: createLog('warn') });
  try {
    await measure(store, founded);
  } finally {
    await store.close();
  }
}

async function measure(store: OpenedStore, founded: boolean): Promise<void> {
  const engine = store.engine?.pid ?? 0;
  const preparing = createStageMeter(engine);
  preparing.enter('founding');
  if (!founded) await foundCompany(store, size, window);
  preparing.enter('roll-ups');
  await refreshRollUps(store, ({ done, total }) => {
    tell(`roll-ups: ${done} of ${total} days`);
  });
  const prepared = preparing.end();
  // So that nothing of an earlier run can stand in for what this one does not write.
  await dropOldRuns(store, 0);
  const [counts] = await collectRows(store.stream(storedRows, {}));
  const meter = createStageMeter(engine);
  const summary = await analyse(store, (stage) => {
    meter.enter(stage);
    tell(stage);
  });
  const stages = meter.end();
  const hashes = await hashResults(store, summary.run);
  report(prepared, stages, { ...counts, ...summary.found, hashes });
}

async function analyse(store: OpenedStore, enter: (stage: string) => void): Promise<RunSummary> {
  const pool = createAnalysisPool();
  let last = '';
  try {
    return await runAnalysis({
      store,
      to,
      pool,
      clock: systemClock,
      log: createLog('warn'),
      force: true,
      progress: ({ stage }) => {
        if (stage !== last) enter((last = stage));
      },
    });
  } finally {
    await pool.close();
  }
}

function report(prepared: readonly StageCost[], stages: readonly StageCost[], found: object): void {
  const seconds = stages.reduce((sum, stage) => sum + stage.seconds, 0);
  const most = (of: (cost: StageCost) => number) => Math.max(...stages.map(of));
  const total: StageCost = {
    stage: 'whole analysis',
    seconds,
    peakMb: most((cost) => cost.peakMb),
    enginePeakMb: most((cost) => cost.enginePeakMb),
    cpuSeconds: stages.reduce((sum, stage) => sum + stage.cpuSeconds, 0),
    engineCpuSeconds: stages.reduce((sum, stage) => sum + stage.engineCpuSeconds, 0),
  };
  const table = new Table({ head: ['stage', 's', 'CPU s', 'peak MB', 'engine CPU s', 'engine peak MB'] });
  for (const cost of [...prepared, ...stages, total]) table.push(rowOf(cost));
  const pass = seconds <= targets.seconds && total.peakMb <= targets.peakMb;
  const [load] = loadavg();
  const figures = { bench: 'analysis', size, found, load, prepared, stages, total, targets, pass };
  process.stdout.write(`${table.toString()}\n${JSON.stringify(figures)}\n`);
  process.exitCode = pass ? 0 : 1;
}

function rowOf({ stage, seconds, cpuSeconds, peakMb, engineCpuSeconds, enginePeakMb }: StageCost): string[] {
  const tenths = [seconds, cpuSeconds, peakMb, engineCpuSeconds, enginePeakMb].map((n) => n.toFixed(1));
  return [stage, ...tenths];
}

function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}
