// Influence, how sure it is, roles and shortlists of one scope, on nodes instead of people.
import type { DatedTieGraph } from '../graph/tie-graph.ts';
import { measureRoles } from '../influence/measure-roles.ts';
import { personaOf } from '../influence/personas.ts';
import { spreadLists, type SpreadList } from '../influence/price-of-diversity.ts';
import { rankCertainty, unknownCertainty, type RankCertainty } from '../influence/rank-certainty.ts';
import { rankPeople, type PersonScore } from '../influence/rank-people.ts';
import { rolesMet } from '../influence/roles.ts';
import { wordOfMouthShares } from '../influence/word-of-mouth.ts';
import { crossShare } from '../silos/describe-silos.ts';
import { drawnInKernel } from './drawn-in-kernel.ts';
import { innerCircle } from './inner-circle.ts';
import type { ListChoice, NodeRole, ScopeColumns, ScoreColumns, ScoredScope } from './messages.ts';

interface SureScore extends PersonScore, RankCertainty {}

/** Nodes stand in for people under their number; they are already in the order of the people's ids. */
export function scoreScope(scope: ScopeColumns): ScoredScope {
  const { graph, daily, standings, windowDays } = scope;
  const people = Array.from({ length: graph.order }, (_, node) => String(node));
  const ties: DatedTieGraph = { people, graph, daily };
  const rings = { standingIn: () => standings };
  const options = {
    rings,
    departmentOf: (person: string) => nameOf(scope.departments[Number(person)] ?? -1),
    isNew: (person: string) => scope.newcomers[Number(person)] === 1,
  };
  const ranked = rankPeople(ties, options);
  const certainty = rankCertainty(ties, ranked, { rings, windowDays, kernel: drawnInKernel });
  const scores = ranked.map((score) => Object.assign(score, certainty.get(score.person) ?? unknownCertainty));
  const lists = listsOf(ties, ranked, scope, options);
  const columns = toColumns(scores);
  const wordOfMouth = scope.conduct && wordOfMouthShares(ties, options.departmentOf);
  return {
    scores: columns,
    proposed: lists.flatMap(proposedNodes),
    choices: lists
      .filter(({ chosen }) => chosen.length > 0)
      .map((list) => choiceOf(list, wordOfMouth?.(list) ?? null)),
    roles: rolesOf(scope, scores),
    cross: crossShare(graph, scope.departments),
    picture: scope.picture && innerCircle(graph, columns, scope.picture),
  };
}

const nameOf = (number: number) => (number < 0 ? undefined : String(number));

interface NodeOptions {
  rings: { standingIn: () => Uint8Array };
  departmentOf: (person: string) => string | undefined;
}

function listsOf(
  ties: DatedTieGraph,
  scores: readonly PersonScore[],
  { leftOut, sites, seatsPerSite, contributions, activeWeeks }: ScopeColumns,
  options: NodeOptions,
): SpreadList[] {
  const siteOf = (person: string) => nameOf(sites[Number(person)] ?? -1);
  return spreadLists(ties, scores, {
    ...options,
    leftOut: new Set(ties.people.filter((_, node) => leftOut[node] === 1)),
    ...(seatsPerSite > 0 ? { reserved: { siteOf, seats: seatsPerSite } } : {}),
    activityOf: (person) => ({
      contributions: contributions[Number(person)] ?? 0,
      activeWeeks: activeWeeks[Number(person)] ?? 0,
    }),
  });
}

const proposedNodes = ({ cap, chosen, alternates }: SpreadList) =>
  [...chosen, ...alternates].map(({ person, ...facts }) => ({ ...facts, cap, node: Number(person) }));

/** How far word travels is worked out for the organisation as a whole only: in one room everybody hears it anyway. */
function choiceOf(list: SpreadList, wordOfMouth: number | null): ListChoice {
  const {
    cap,
    mostPerDepartment,
    places,
    chosen,
    departments,
    expected,
    shareOfBest,
    people,
    minResponders,
  } = list;
  return {
    cap,
    mostPerDepartment,
    places,
    proposed: chosen.length,
    departments,
    reached: list.covered,
    expected,
    shareOfBest,
    people,
    minResponders,
    wordOfMouth: wordOfMouth ?? 0,
  };
}

function rolesOf(scope: ScopeColumns, scores: readonly SureScore[]): NodeRole[] {
  const { graph, departments, conduct, activeWeeks, windowDays } = scope;
  if (conduct === null) return [];
  const scoreOf = new Map(scores.map((score) => [Number(score.person), score]));
  const connector = (node: number) => ({
    topChance: scoreOf.get(node)?.topChance ?? 0,
    responders: scoreOf.get(node)?.responders ?? 0,
    activeWeeks: activeWeeks[node] ?? 0,
  });
  const evidence = measureRoles(graph, departments, conduct, connector, scope.brokerage ?? undefined);
  return evidence.map((facts, node) => ({
    node,
    roles: rolesMet(facts),
    persona: personaOf(facts.persona, windowDays),
    evidence: JSON.stringify(facts),
  }));
}

function toColumns(scores: readonly SureScore[]): ScoreColumns {
  const { length } = scores;
  const column = <C extends NumberColumn>(values: C, of: (score: SureScore) => number): C => {
    // Not `from`, which walks an iterator: there are millions of scores.
    scores.forEach((score, i) => {
      values[i] = of(score);
    });
    return values;
  };
  return {
    node: column(new Int32Array(length), ({ person }) => Number(person)),
    rank: column(new Uint32Array(length), ({ rank }) => rank),
    influence: column(new Float64Array(length), ({ influence }) => influence),
    responders: column(new Uint32Array(length), ({ responders }) => responders),
    departments: column(new Uint16Array(length), ({ departments }) => departments),
    pageRank: column(new Float64Array(length), ({ pageRank }) => pageRank),
    core: column(new Uint32Array(length), ({ core }) => core),
    heardResponders: column(new Uint32Array(length), ({ heardResponders }) => heardResponders),
    newcomerShare: column(new Float64Array(length), ({ newcomerShare }) => newcomerShare),
    teamShare: column(new Float64Array(length), ({ teamShare }) => teamShare),
    medianRank: column(new Uint32Array(length), ({ medianRank }) => medianRank),
    rankLow: column(new Uint32Array(length), ({ rankLow }) => rankLow),
    rankHigh: column(new Uint32Array(length), ({ rankHigh }) => rankHigh),
    topChance: column(new Float64Array(length), ({ topChance }) => topChance),
    flags: scores.map(({ flag }) => flag),
  };
}

type NumberColumn = Int32Array | Uint32Array | Uint16Array | Float64Array;
