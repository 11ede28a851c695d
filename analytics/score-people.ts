// Influence of everyone, in the whole organisation and in each community, computed by workers in batches.
import type { CommunityId, PersonId } from '../core/ids.ts';
import type { PersonRoleRow } from '../store/rows/person-role.ts';
import type { PersonScoreRow } from '../store/rows/person-score.ts';
import type { ShortlistChoiceRow } from '../store/rows/shortlist-choice.ts';
import type { ShortlistEntryRow } from '../store/rows/shortlist-entry.ts';
import type { CrossShare } from '../store/rows/silo-report.ts';
import type { PlacedTieGraph, TieCollector } from './graph/tie-graph.ts';
import type { Brokerage } from './influence/measure-brokerage.ts';
import type { ConductColumns } from './influence/measure-roles.ts';
import { findReplyRings, type ReplyRings } from './influence/reply-rings.ts';
import type { AnalysisParameters } from './parameters.ts';
import { factsOfPeople, type PeopleFacts } from './people-facts.ts';
import type { Conduct } from './read-conduct.ts';
import type { Activity, WindowActivity } from './window-activity.ts';
import type { InnerCircle, ScopeColumns, ScoreColumns, ScoredScope } from './workers/messages.ts';
import type { AnalysisPool } from './workers/pool.ts';

/** Ties handed to a worker at once: enough to be worth the trip, few enough to share the work. */
const batchTies = 100_000;

export interface ScoringContext {
  run: string;
  /** Of the organisation as a whole, in shared memory; and of each community. */
  whole: PlacedTieGraph;
  ties: TieCollector;
  activity: WindowActivity;
  parameters: AnalysisParameters;
  /** What each person gave and received; who is not in it did nothing. */
  conduct: ReadonlyMap<PersonId, Conduct>;
  /** Of the whole organisation. */
  brokerage: Brokerage;
  departmentOf(person: PersonId): number;
  siteOf(person: PersonId): number;
  /** First seen lately. */
  isNew(person: PersonId): boolean;
  /** Anywhere. */
  mayBeProposed(person: PersonId): boolean;
  /** Communities that are open, with their hosts: not proposed there. */
  open: ReadonlyMap<CommunityId, ReadonlySet<PersonId>>;
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
  /** By node. */
  active: readonly Activity[];
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
  const facts = factsOfPeople(whole, context);
  yield [taskOf(context, '', whole, rings, facts)];
  let batch: Task[] = [];
  let size = 0;
  for (const community of communities) {
    const ties = context.ties.community(community);
    batch.push(taskOf(context, community, ties, rings, facts));
    size += ties.graph.in.neighbours.length;
    if (size < batchTies) continue;
    yield batch;
    batch = [];
    size = 0;
  }
  if (batch.length > 0) yield batch;
}

function taskOf(
  context: ScoringContext,
  scope: CommunityId,
  ties: PlacedTieGraph,
  rings: ReplyRings,
  facts: PeopleFacts,
): Task {
  const { people, graph, daily } = ties;
  const { activity, parameters } = context;
  const nodes = facts.nodesOf(ties);
  const activityOf = activity.within(scope);
  const active = people.map(activityOf);
  return {
    scope,
    people,
    active,
    columns: {
      graph,
      daily,
      windowDays: parameters.windowDays,
      standings: rings.standingIn(ties, nodes).slice(),
      departments: facts.departments(nodes),
      sites: facts.sites(nodes),
      seatsPerSite: parameters.seatsPerSite,
      newcomers: facts.newcomers(nodes),
      leftOut: leftOutOf(context, scope, people, facts.leftOut(nodes)),
      contributions: Uint32Array.from(active, ({ contributions }) => contributions),
      activeWeeks: Uint8Array.from(active, ({ activeWeeks }) => activeWeeks),
      conduct: scope === '' ? conductOf(context, people) : null,
      brokerage: scope === '' ? context.brokerage : null,
      picture:
        scope === '' ? null : { people: parameters.picturePeople, tieWeight: parameters.pictureTieWeight },
    },
  };
}

/** Whoever is left out everywhere, and the hosts; everybody where a community is too small for a list. */
function leftOutOf(
  { open, parameters }: ScoringContext,
  scope: CommunityId,
  people: readonly PersonId[],
  leftOut: Uint8Array,
): Uint8Array {
  if (scope === '') return leftOut;
  if (people.length < parameters.shortlistPeople) return leftOut.fill(1);
  const hosts = open.get(scope) ?? new Set();
  if (hosts.size > 0) people.forEach((person, node) => hosts.has(person) && (leftOut[node] = 1));
  return leftOut;
}

function conductOf({ conduct }: ScoringContext, people: readonly PersonId[]): ConductColumns {
  const column = (fact: keyof Conduct) =>
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

function nameResult(context: ScoringContext, task: Task, scored: ScoredScope): ScopeResult {
  const { run } = context;
  const { scope, people } = task;
  const nameOf = (node: number) => people[node] ?? '';
  return {
    scope,
    people: people.length,
    scores: nameScores(context, task, scored.scores),
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

/** Everyone in the organisation as a whole; in a community those whom enough people respond to. */
function nameScores(
  { run, parameters }: ScoringContext,
  { scope, people, active }: Task,
  columns: ScoreColumns,
): PersonScoreRow[] {
  const rows: PersonScoreRow[] = [];
  columns.node.forEach((node, i) => {
    const responders = columns.responders[i] ?? 0;
    if (scope !== '' && responders < parameters.keptResponders) return;
    const { contributions = 0, activeWeeks = 0 } = active[node] ?? {};
    rows.push({
      run,
      scope,
      person: people[node] ?? '',
      rank: columns.rank[i] ?? 0,
      influence: columns.influence[i] ?? 0,
      responders,
      departments: columns.departments[i] ?? 0,
      contributions,
      activeWeeks,
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
    });
  });
  return rows;
}
