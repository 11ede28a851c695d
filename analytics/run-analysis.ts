// One analysis from roll-ups to results: states, adoption, objectives, effects, influence, shortlists (design §5).
import { bothOf } from '../core/both-of.ts';
import type { Clock } from '../core/clock.ts';
import type { Day } from '../core/ids.ts';
import type { Logger } from '../core/log.ts';
import { addDays, type DayWindow } from '../core/windows.ts';
import { runById } from '../store/queries/run-by-id.ts';
import type { ThreadsOfWeek } from '../store/queries/threads-counted.ts';
import { runs, stagesOf } from '../store/rows/run.ts';
import type { Store } from '../store/store.ts';
import type { Analysis, AnalysisProgress, Ground } from './analysis.ts';
import { findCommunities } from './communities/community-lives.ts';
import type { CommunitiesRead } from './communities/read-communities.ts';
import { awaitedLater } from './awaited-later.ts';
import { beginWhole } from './begin-whole.ts';
import { collectTies } from './collect-ties.ts';
import { keepDecisions } from './decisions/keep-decisions.ts';
import { findEffects } from './effects/find-effects.ts';
import { readMoments } from './effects/read-moments.ts';
import { collectContributors } from './effects/weekly-contributors.ts';
import { findInfluence } from './find-influence.ts';
import { findSilos } from './find-silos.ts';
import { findStates, readRooms } from './find-states.ts';
import { readObjectives } from './objectives/read-objectives.ts';
import { defaultParameters, type AnalysisParameters } from './parameters.ts';
import { readPeople } from './people-known.ts';
import { readConduct } from './read-conduct.ts';
import { measureStages, type StageMeter, type StagesSeen } from './measure-stages.ts';
import { identifyRun, type RunIdentity } from './run-identity.ts';
import { collectActivity } from './window-activity.ts';
import type { AnalysisPool } from './workers/pool.ts';
import { dropOldRuns, insertRows } from './write-results.ts';

export interface AnalysisOptions {
  store: Store;
  /** Exclusive: the first day that does not count. */
  to: Day;
  parameters?: Partial<AnalysisParameters>;
  pool: AnalysisPool;
  clock: Clock;
  log: Logger;
  progress?: (step: AnalysisProgress) => void;
  /** Compute again even if the same run is already there. */
  force?: boolean;
}

export interface RunSummary {
  run: string;
  window: DayWindow;
  /** What was found; null when the same run was there already and was only confirmed. */
  found: RunFindings | null;
  durationMs: number;
  /** Milliseconds by stage and memory, from when it was computed. */
  seen: StagesSeen;
}

export interface RunFindings {
  communities: number;
  /** People tied to anybody in the window. */
  people: number;
  shortlisted: number;
}

/**
 * Roll-ups are taken as they are: refresh them first. The same inputs give the same run, byte for byte; results are
 * inserted before the run that names them, so that a failure leaves the last good run in place.
 */
export async function runAnalysis(options: AnalysisOptions): Promise<RunSummary> {
  const meter = measureStages(options.clock, options.progress ?? (() => undefined));
  try {
    return await runMeasured(options, meter);
  } finally {
    meter.stop();
  }
}

async function runMeasured(options: AnalysisOptions, meter: StageMeter): Promise<RunSummary> {
  const { store, to, pool, clock, log, force = false } = options;
  const progress = meter.step;
  const started = clock.now();
  const parameters = { ...defaultParameters, ...options.parameters };
  const window = { from: addDays(to, -parameters.windowDays), to };
  progress({ stage: 'inputs', done: 0, total: 1 });
  const objectives = await readObjectives(store);
  const moments = await readMoments(store);
  const identity = await identifyRun(store, { window, parameters, objectives, moments });
  progress({ stage: 'inputs', done: 1, total: 1 });
  const [known] = await store.query(runById, { run: identity.run });
  const done = known !== undefined && !force;
  const found = done ? null : await analyse({ ...identity, store, pool, progress, objectives, moments });
  const durationMs = clock.now() - started;
  // A run that is merely confirmed keeps what it took when it was computed.
  const seen = done ? stagesOf(known) : meter.seen();
  await insertRows(store, runs, [{ ...rowOf(identity, started, durationMs), ...seen }]);
  await keepDecisions(store, identity, clock);
  const dropped = await dropOldRuns(store);
  progress({ stage: 'results', done: 1, total: 1 });
  log.info({ run: identity.run, ...window, ...found, ...seen, dropped, durationMs }, 'analysis finished');
  return { run: identity.run, window, found, durationMs, seen };
}

async function analyse(analysis: Analysis): Promise<RunFindings> {
  const { store, window, threadsFrom, parameters } = analysis;
  const ground = {
    people: await readPeople(store),
    there: await findCommunities(store, window.to),
    activity: collectActivity(Math.floor(parameters.windowDays / 7)),
    contributors: collectContributors(),
  };
  // The store answers while ties become a graph.
  const reading = awaitedLater(readConduct(store, window, threadsFrom));
  const ties = await collectTies(analysis);
  const whole = beginWhole(analysis, ground, ties);
  const rooms = await readRooms(analysis, ground);
  const { people: conduct, threads } = await reading;
  // The store is busy with the one, the threads with the other; told of and timed is the longer.
  const quietly = { ...analysis, progress: () => undefined };
  const states = findStatesAndEffects(quietly, ground, rooms, threads);
  const [influence] = await bothOf(findInfluence(analysis, ground, { ties, whole, conduct }), states);
  await findSilos(analysis, ground, influence.silos);
  return { communities: rooms.candidates.length, ...influence.found };
}

async function findStatesAndEffects(
  analysis: Analysis,
  ground: Ground,
  rooms: CommunitiesRead,
  threads: readonly ThreadsOfWeek[],
): Promise<void> {
  await findStates(analysis, ground, rooms, threads);
  await findEffects(analysis, ground);
}

function rowOf(
  { run, window, parameters, inputs, codeVersion }: RunIdentity,
  started: number,
  durationMs: number,
) {
  return {
    run,
    window,
    parameters: JSON.stringify(parameters),
    inputs: JSON.stringify(inputs),
    codeVersion,
    started,
    finished: started + durationMs,
    durationMs,
  };
}
