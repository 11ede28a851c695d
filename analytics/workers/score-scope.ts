// Influence and shortlist of one scope, on nodes instead of people.
import type { TieGraph } from '../graph/tie-graph.ts';
import { rankPeople, type PersonScore } from '../influence/rank-people.ts';
import { chooseShortlist } from '../influence/shortlist.ts';
import { innerCircle } from './inner-circle.ts';
import type { ScopeColumns, ScoreColumns, ScoredScope } from './messages.ts';

/** Nodes stand in for people under their number; they are already in the order of the people's ids. */
export function scoreScope(scope: ScopeColumns): ScoredScope {
  const { graph, standings, departments, leftOut } = scope;
  const people = Array.from({ length: graph.order }, (_, node) => String(node));
  const ties: TieGraph = { people, graph };
  const options = {
    rings: { standingIn: () => standings },
    departmentOf: (person: string) => departmentName(departments[Number(person)] ?? -1),
  };
  const scores = rankPeople(ties, options);
  const { chosen, alternates } = chooseShortlist(ties, scores, {
    ...options,
    leftOut: new Set(people.filter((_, node) => leftOut[node] === 1)),
    activityOf: (person) => ({
      contributions: scope.contributions[Number(person)] ?? 0,
      activeWeeks: scope.activeWeeks[Number(person)] ?? 0,
    }),
  });
  const proposed = [...chosen, ...alternates].map(({ person, ...facts }) => ({
    ...facts,
    node: Number(person),
  }));
  const columns = toColumns(scores);
  return { scores: columns, proposed, picture: scope.picture && innerCircle(graph, columns, scope.picture) };
}

const departmentName = (department: number) => (department < 0 ? undefined : String(department));

function toColumns(scores: readonly PersonScore[]): ScoreColumns {
  return {
    node: Int32Array.from(scores, ({ person }) => Number(person)),
    rank: Uint32Array.from(scores, ({ rank }) => rank),
    influence: Float64Array.from(scores, ({ influence }) => influence),
    responders: Uint32Array.from(scores, ({ responders }) => responders),
    departments: Uint16Array.from(scores, ({ departments }) => departments),
    pageRank: Float64Array.from(scores, ({ pageRank }) => pageRank),
    core: Uint32Array.from(scores, ({ core }) => core),
  };
}
