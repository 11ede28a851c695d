// tablee analyze: roll-ups brought up to date, then one run of the whole analysis.
import type { AnalysisProgress } from '../analytics/analysis.ts';
import { runAnalysis, type RunSummary } from '../analytics/run-analysis.ts';
import { createAnalysisPool } from '../analytics/workers/pool.ts';
import type { Day } from '../core/ids.ts';
import type { House } from '../main.ts';
import { freshRollUps } from './fresh-roll-ups.ts';
import { sayStages } from './say-stages.ts';
import { bar, createProgress, number, say, strong, type Progress } from './output.ts';

export interface AnalyzeOptions {
  /** Exclusive; today unless told otherwise, so that only whole days count. */
  to?: Day;
  progress?: (step: AnalysisProgress) => void;
  force?: boolean;
}

export async function analyze(house: House, { to, ...options }: AnalyzeOptions = {}): Promise<RunSummary> {
  const { store, clock, calendar, log, config } = house;
  const pool = createAnalysisPool();
  try {
    return await runAnalysis({
      store,
      clock,
      log,
      pool,
      parameters: { seatsPerSite: config.seatsPerSite, timezone: config.timezone },
      to: to ?? calendar.dayOf(clock.now()),
      ...options,
    });
  } finally {
    await pool.close();
  }
}

/** Roll-ups, then the analysis, drawn on a terminal as they go. */
export async function analyzeWithProgress(
  house: House,
  options: AnalyzeOptions,
  progress: Progress,
): Promise<RunSummary> {
  await freshRollUps(house, progress);
  return analyze(house, {
    ...options,
    progress: ({ stage, done, total }) => {
      progress.show(`${stage.padEnd(11)}${bar(total === 0 ? 0 : done / total)}`);
    },
  });
}

export async function analyzeCommand(house: House, options: AnalyzeOptions): Promise<void> {
  const progress = createProgress();
  const summary = await analyzeWithProgress(house, options, progress);
  progress.done();
  const { window, found, durationMs, seen } = summary;
  say(
    `${strong('Analysed')} ${window.from} to ${window.to} (exclusive) in ${(durationMs / 1000).toFixed(1)} s`,
  );
  if (found === null) {
    say('  nothing has changed since the same run');
    return;
  }
  say(`  communities   ${number(found.communities)}`);
  say(`  people tied   ${number(found.people)}`);
  say(`  shortlisted   ${number(found.shortlisted)}`);
  sayStages(seen);
}
