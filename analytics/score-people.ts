// Influence of everyone, in the whole organisation and in each community, computed by workers in batches.
import type { CommunityId, PersonId } from '../core/ids.ts';
import type { Conduct } from '../store/queries/conduct-in-window.ts';
import type { PersonRoleRow } from '../store/rows/person-role.ts';
import type { PersonScoreRow } from '../store/rows/person-score.ts';
import type { ShortlistChoiceRow } from '../store/rows/shortlist-choice.ts';
import type { ShortlistEntryRow } from '../store/rows/shortlist-entry.ts';
import type { CrossShare } from '../store/rows/silo-report.ts';
import type { DatedTieGraph, TieCollector } from './graph/tie-graph.ts';
import type { ConductColumns } from './influence/measure-roles.ts';
import { findReplyRings, type ReplyRings } from './influence/reply-rings.ts';
import type { AnalysisParameters } from './parameters.ts';
import type { WindowActivity } from './window-activity.ts';
import type { InnerCircle, ScopeColumns, ScoreColumns, ScoredScope } from './workers/messages.ts';
import type { AnalysisPool } from './workers/pool.ts';

/** Ties handed to a worker at once: enough to be worth the trip, few enough to share the work. */
const batchTies = 100_000;

export interface ScoringContext {
  run: string;
  /** Of the organisation as a whole, in shared memory; and of each community. */
  whole: DatedTieGraph;
  ties: TieCollector;
  activity: WindowActivity;
  parameters: AnalysisParameters;
  /** What each person gave and received; who is not in it did nothing. */
  conduct: ReadonlyMap<PersonId, Conduct>;
  departmentOf(person: PersonId): number;
  siteOf(person: PersonId): number;
  /** First seen lately. */
  isNew(person: PersonId): boolean;
  /** In that scope; the whole organisation when empty. */
  mayBeProposed(person: PersonId, scope: CommunityId): boolean;
  /** Communities that are open. */
  open: ReadonlySet<CommunityId>;
  pool: AnalysisPool;
  progress?: (scopes: number, of: number) => void;
}

/** One scope's results. */
export interface ScopeResult {
  scope: CommunityId;
  /** Tied to anybody here. */
  people: number;
  scores: PersonScoreRow[];
  /** Of the whole organisation only. */
  roles: PersonRoleRow[];
  /** Every list, the usual one first. */
  shortlist: ShortlistEntryRow[];
  choices: ShortlistChoiceRow[];
  cross: CrossShare;
  /** `people` names the nodes the circle speaks of. */
  picture: { people: readonly PersonId[]; circle: InnerCircle } | null;
}

interface Task {
  scope: CommunityId;
  people: readonly PersonId[];
  columns: ScopeColumns;
}

/**
 * The whole organisation is begun first, then the open communities by id; each result comes as soon as it is there, so
 * that no thread waits for a slower one.
 */
export async function* scorePeople(context: ScoringContext): AsyncGenerator<ScopeResult> {
  const { pool, ties, open, progress } = context;
  const communities = ties.communities().filter((community) => open.has(community));
  const underWay = new Map<number, Promise<{ batch: number; results: ScopeResult[] }>>();
  let asked = 0;
  let done = 0;
  const next = async function* () {
    const { batch, results } = await Promise.race(underWay.values());
    underWay.delete(batch);
    for (const result of results) {
      progress?.((done += 1), communities.length + 1);
      yield result;
    }
  };
  for (const tasks of batches(context, communities)) {
    const batch = asked++;
    underWay.set(
      batch,
      ask(context, tasks).then((results) => ({ batch, results })),
    );
    if (underWay.size > pool.threads) yield* next();
  }
  while (underWay.size > 0) yield* next();
}

/** Graphs lie in shared memory, so that the whole one is still here to judge reply rings by. */
function* batches(context: ScoringContext, communities: readonly CommunityId[]): Generator<Task[]> {
  const { whole } = context;
  const rings = findReplyRings(whole);
  yield [taskOf(context, '', whole, rings)];
  let batch: Task[] = [];
  let size = 0;
  for (const community of communities) {
    const ties = context.ties.community(community);
    batch.push(taskOf(context, community, ties, rings));
    size += ties.graph.in.neighbours.length;
    if (size < batchTies) continue;
    yield batch;
    batch = [];
    size = 0;
  }
  if (batch.length > 0) yield batch;
}

function taskOf(context: ScoringContext, scope: CommunityId, ties: DatedTieGraph, rings: ReplyRings): Task {
  const { people, graph, daily } = ties;
  const { activity, parameters } = context;
  const active = people.map((person) => activity.of(scope, person));
  const fewPeople = scope !== '' && people.length < parameters.shortlistPeople;
  return {
    scope,
    people,
    columns: {
      graph,
      daily,
      windowDays: parameters.windowDays,
      standings: rings.standingIn(ties).slice(),
      departments: Int32Array.from(people, (person) => context.departmentOf(person)),
      sites: Int32Array.from(people, (person) => context.siteOf(person)),
      seatsPerSite: parameters.seatsPerSite,
      newcomers: Uint8Array.from(people, (person) => (context.isNew(person) ? 1 : 0)),
      leftOut: Uint8Array.from(people, (person) =>
        fewPeople || !context.mayBeProposed(person, scope) ? 1 : 0,
      ),
      contributions: Uint32Array.from(active, ({ contributions }) => contributions),
      activeWeeks: Uint8Array.from(active, ({ activeWeeks }) => activeWeeks),
      conduct: scope === '' ? conductOf(context, people) : null,
      picture:
        scope === '' ? null : { people: parameters.picturePeople, tieWeight: parameters.pictureTieWeight },
    },
  };
}

function conductOf({ conduct }: ScoringContext, people: readonly PersonId[]): ConductColumns {
  const column = (fact: Exclude<keyof Conduct, 'person'>) =>
    Uint32Array.from(people, (person) => conduct.get(person)?.[fact] ?? 0);
  return {
    contributions: column('contributions'),
    posts: column('posts'),
    replies: column('replies'),
    responses: column('responses'),
    opened: column('opened'),
    answered: column('answered'),
  };
}

async function ask(context: ScoringContext, tasks: readonly Task[]): Promise<ScopeResult[]> {
  const scopes = tasks.map(({ columns }) => columns);
  const reply = await context.pool.ask({ kind: 'score-scopes', scopes });
  return tasks.flatMap((task, i) => {
    const scored = reply.scopes[i];
    return scored === undefined ? [] : [nameResult(context, task, scored)];
  });
}

function nameResult(context: ScoringContext, { scope, people }: Task, scored: ScoredScope): ScopeResult {
  const { run } = context;
  const nameOf = (node: number) => people[node] ?? '';
  return {
    scope,
    people: people.length,
    scores: nameScores(context, scope, scored.scores, nameOf).filter(worthKeeping(context, scope)),
    roles: scored.roles.map(({ node, ...facts }) => ({ ...facts, run, person: nameOf(node) })),
    cross: scored.cross,
    choices: scored.choices.map((choice) => ({ ...choice, run, community: scope })),
    shortlist: scored.proposed.map(({ node, ...facts }) => ({
      ...facts,
      run,
      community: scope,
      person: nameOf(node),
    })),
    picture: scored.picture && { people, circle: scored.picture },
  };
}

function nameScores(
  { run, activity }: ScoringContext,
  scope: CommunityId,
  columns: ScoreColumns,
  nameOf: (node: number) => PersonId,
): PersonScoreRow[] {
  return Array.from(columns.node, (node, i) => ({
    run,
    scope,
    person: nameOf(node),
    rank: columns.rank[i] ?? 0,
    influence: columns.influence[i] ?? 0,
    responders: columns.responders[i] ?? 0,
    departments: columns.departments[i] ?? 0,
    ...activity.of(scope, nameOf(node)),
    pageRank: columns.pageRank[i] ?? 0,
    core: columns.core[i] ?? 0,
    heardResponders: columns.heardResponders[i] ?? 0,
    newcomerShare: columns.newcomerShare[i] ?? 0,
    teamShare: columns.teamShare[i] ?? 0,
    medianRank: columns.medianRank[i] ?? 0,
    rankLow: columns.rankLow[i] ?? 0,
    rankHigh: columns.rankHigh[i] ?? 0,
    topChance: columns.topChance[i] ?? 0,
    flag: columns.flags[i] ?? 'none',
  }));
}

/** Everyone in the organisation as a whole; in a community those whom enough people respond to. */
function worthKeeping({ parameters }: ScoringContext, scope: CommunityId) {
  return ({ responders }: PersonScoreRow) => scope === '' || responders >= parameters.keptResponders;
}
