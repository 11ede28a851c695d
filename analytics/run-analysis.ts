// One analysis from roll-ups to results: states, influence, shortlists, adoption, objectives, pictures (design §5).
import type { Clock } from '../core/clock.ts';
import type { Day } from '../core/ids.ts';
import type { Logger } from '../core/log.ts';
import { addDays, type DayWindow } from '../core/windows.ts';
import { activePeopleByWeek, type ActivePeopleOfWeek } from '../store/queries/active-people-by-week.ts';
import { declaredObjectives, type DeclaredObjective } from '../store/queries/declared-objectives.ts';
import { reportedMeasures } from '../store/queries/reported-measures.ts';
import { runById } from '../store/queries/run-by-id.ts';
import { threadsAnswered, type ThreadsOfWeek } from '../store/queries/threads-answered.ts';
import { tiesInWindow } from '../store/queries/ties-in-window.ts';
import { adoptionWeeks } from '../store/rows/adoption-week.ts';
import { communityWeeks } from '../store/rows/community-week.ts';
import { communityNetworks } from '../store/rows/network-person.ts';
import { objectiveWeeks } from '../store/rows/objective-week.ts';
import { personScores } from '../store/rows/person-score.ts';
import { runs } from '../store/rows/run.ts';
import { shortlists } from '../store/rows/shortlist-entry.ts';
import type { Store } from '../store/store.ts';
import { adoptionByWeek } from './adoption/adoption-by-week.ts';
import { findCommunities, type CommunitiesThere } from './communities/community-lives.ts';
import { describeCommunities } from './communities/describe-communities.ts';
import { evaluateCommunities, type EvaluatedWeek } from './communities/evaluate-communities.ts';
import { findNeighbours } from './communities/find-neighbours.ts';
import { evaluatedWeeks, isEvaluated, threadReachDays } from './communities/history.ts';
import { readCommunities, type CommunitiesRead } from './communities/read-communities.ts';
import { drawNetworks, type Picture } from './draw-networks.ts';
import { createTieCollector } from './graph/tie-graph.ts';
import { objectivesByWeek } from './objectives/objectives-by-week.ts';
import { prepareMeasuring } from './objectives/prepare-measuring.ts';
import { defaultParameters, type AnalysisParameters } from './parameters.ts';
import { readPeople, type PeopleKnown } from './people-known.ts';
import { identifyRun, type RunIdentity } from './run-identity.ts';
import { scorePeople } from './score-people.ts';
import { collectActivity, type WindowActivity } from './window-activity.ts';
import type { AnalysisPool } from './workers/pool.ts';
import { dropOldRuns, insertRows } from './write-results.ts';

export const analysisStages = [
  'inputs',
  'communities',
  'adoption',
  'ties',
  'influence',
  'pictures',
  'results',
] as const;
export type AnalysisStage = (typeof analysisStages)[number];

export interface AnalysisProgress {
  stage: AnalysisStage;
  done: number;
  /** 0 when not known beforehand. */
  total: number;
}

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
  /** Nothing had changed since the same run was done; it was only confirmed. */
  unchanged: boolean;
  communities: number;
  /** People tied to anybody in the window. */
  people: number;
  shortlisted: number;
  durationMs: number;
}

/** Everything the stages share. */
interface Analysis extends RunIdentity {
  options: AnalysisOptions;
  tell(stage: AnalysisStage, done: number, total: number): void;
}

/**
 * Roll-ups are taken as they are: refresh them first. The same inputs give the same run, byte for byte; results are
 * inserted before the run that names them, so that a failure leaves the last good run in place.
 */
export async function runAnalysis(options: AnalysisOptions): Promise<RunSummary> {
  const { store, to, clock, log, progress } = options;
  const started = clock.now();
  const parameters = { ...defaultParameters, ...options.parameters };
  const window = { from: addDays(to, -parameters.windowDays), to };
  const tell: Analysis['tell'] = (stage, done, total) => progress?.({ stage, done, total });
  tell('inputs', 0, 0);
  const analysis = { ...(await identifyRun(store, { window, parameters })), options, tell };
  const known = options.force === true ? [] : await store.query(runById, { run: analysis.run });
  const found = known.length > 0 ? null : await analyse(analysis);
  await finish(analysis, started);
  const summary = {
    run: analysis.run,
    window,
    unchanged: found === null,
    communities: found?.communities ?? 0,
    people: found?.people ?? 0,
    shortlisted: found?.shortlisted ?? 0,
    durationMs: clock.now() - started,
  };
  log.info(summary, 'analysis finished');
  return summary;
}

/** Writes the run itself: from here on pages read it. */
async function finish({ run, window, parameters, inputs, codeVersion, options }: Analysis, started: number) {
  const finished = options.clock.now();
  const row = {
    run,
    window,
    parameters: JSON.stringify(parameters),
    inputs: JSON.stringify(inputs),
    codeVersion,
    started,
    finished,
    durationMs: finished - started,
  };
  await insertRows(options.store, runs, [row]);
  const dropped = await dropOldRuns(options.store);
  if (dropped > 0) options.log.info({ dropped }, 'old runs dropped');
}

type Found = Pick<RunSummary, 'communities' | 'people' | 'shortlisted'>;

async function analyse(analysis: Analysis): Promise<Found> {
  const { store, to } = analysis.options;
  const people = await readPeople(store);
  const there = await findCommunities(store, to);
  const objectives = await store.query(declaredObjectives, {});
  const activity = collectActivity(Math.floor(analysis.parameters.windowDays / 7));
  const read = await readRooms(analysis, { there, people, activity, objectives });
  const evaluated = evaluateCommunities(read.candidates, to);
  const { active, threads } = await writeAdoption(analysis, there);
  await writeCommunities(analysis, read, evaluated, threads);
  await writeObjectives(analysis, { objectives, read, evaluated, active, threads });
  const scored = await writeInfluence(analysis, { there, people, activity });
  return { communities: there.lives.length, ...scored };
}

interface Rooms {
  there: CommunitiesThere;
  people: PeopleKnown;
  activity: WindowActivity;
  objectives: readonly DeclaredObjective[];
}

async function readRooms(
  { options, tell }: Analysis,
  { objectives, ...rooms }: Rooms,
): Promise<CommunitiesRead> {
  const keep = new Set(objectives.flatMap(({ communities }) => communities));
  const progress = (done: number) => {
    tell('communities', done, rooms.there.lives.length);
  };
  return readCommunities({ ...rooms, store: options.store, to: options.to, keep, progress });
}

async function writeAdoption({ run, options, tell }: Analysis, { observedFrom }: CommunitiesThere) {
  const { store, to } = options;
  tell('adoption', 0, 0);
  const active = await store.query(activePeopleByWeek, { to, weeks: evaluatedWeeks });
  const threads = await store.query(threadsAnswered, { from: addDays(to, -threadReachDays), to });
  await insertRows(store, adoptionWeeks, adoptionByWeek(active, { run, to, observedFrom }));
  return { active, threads };
}

async function writeCommunities(
  { run, options: { store, to } }: Analysis,
  read: CommunitiesRead,
  evaluated: readonly EvaluatedWeek[],
  threads: readonly ThreadsOfWeek[],
) {
  const latest = evaluated.filter(({ weeksAgo }) => weeksAgo === 0);
  const neighbours = await findNeighbours(store, latest, to);
  const rows = describeCommunities(evaluated, read.candidates, { run, to, threads, neighbours });
  await insertRows(store, communityWeeks, rows);
}

interface Measurable {
  objectives: readonly DeclaredObjective[];
  read: CommunitiesRead;
  evaluated: readonly EvaluatedWeek[];
  active: readonly ActivePeopleOfWeek[];
  threads: readonly ThreadsOfWeek[];
}

async function writeObjectives({ run, options: { store, to } }: Analysis, measurable: Measurable) {
  const { objectives, read } = measurable;
  const reported = await store.query(reportedMeasures, { to });
  const inputs = prepareMeasuring({ ...measurable, to, reported, kept: read.kept });
  const declared = objectives.map(({ starts_on, due_on, ...rest }) => ({
    ...rest,
    startsOn: starts_on,
    dueOn: due_on,
  }));
  await insertRows(store, objectiveWeeks, objectivesByWeek(declared, inputs, run));
}

async function writeInfluence(
  analysis: Analysis,
  { there, people, activity }: Omit<Rooms, 'objectives'>,
): Promise<Omit<Found, 'communities'>> {
  const { run, parameters, options, tell } = analysis;
  const { store, pool, to } = options;
  const ties = await collectTies(analysis);
  const open = new Map(
    there.lives
      .filter((life) => isEvaluated(life, to, 0))
      .map((life) => [life.community, new Set(life.hosts)]),
  );
  const lastDay = addDays(to, -1);
  const scoring = scorePeople({
    run,
    ties,
    activity,
    parameters,
    pool,
    departmentOf: (person) => people.department(person),
    mayBeProposed: (person, scope) =>
      people.mayBeProposed(person, lastDay) && !(open.get(scope)?.has(person) ?? false),
    open: new Set(open.keys()),
    progress: (done, total) => {
      tell('influence', done, total);
    },
  });
  const pictures: Picture[] = [];
  const found = { people: 0, shortlisted: 0 };
  for await (const { scope, scores, shortlist, picture } of scoring) {
    await insertRows(store, personScores, scores);
    await insertRows(store, shortlists, shortlist);
    if (scope === '') found.people = scores.length;
    found.shortlisted += shortlist.length;
    if (picture !== null) pictures.push({ community: scope, ...picture });
  }
  tell('pictures', 0, pictures.length);
  await insertRows(store, communityNetworks, await drawNetworks(pictures, { run, pool }));
  tell('results', 1, 1);
  return found;
}

async function collectTies({ window, parameters, options, tell }: Analysis) {
  const ties = createTieCollector({ ...parameters, to: window.to, shared: true });
  let rows = 0;
  for await (const block of options.store.stream(tiesInWindow, window)) {
    ties.add(block);
    tell('ties', (rows += block.length), 0);
  }
  return ties;
}
