// Everyone's influence within one scope, with the figures that explain it.
import type { PersonId } from '../../core/ids.ts';
import { coreNumbers } from '../algorithms/core-numbers.ts';
import type { CsrGraph } from '../algorithms/csr-graph.ts';
import { influence } from '../algorithms/influence.ts';
import { pageRank } from '../algorithms/page-rank.ts';
import type { TieGraph } from '../graph/tie-graph.ts';
import { countedResponders } from './counted-responders.ts';

export interface PersonScore {
  person: PersonId;
  /** 1 = most influence; equals share a rank and the next ranks are skipped. */
  rank: number;
  /** I(v): about how many different colleagues respond to this person these weeks. */
  influence: number;
  /** Distinct people who responded and count. */
  responders: number;
  /** Distinct departments among them, as far as known. */
  departments: number;
  /** On ties capped at 1; sums to 1 over the scope. */
  pageRank: number;
  core: number;
}

export interface RankOptions {
  departmentOf?: (person: PersonId) => string | undefined;
}

/** Scores of everyone in the graph, by rank and then by id. */
export function rankPeople(
  ties: TieGraph,
  { departmentOf = () => undefined }: RankOptions = {},
): PersonScore[] {
  const { people, graph } = ties;
  const counts = countedResponders(graph);
  const { influence: score, responders } = influence(graph, counts);
  const departments = departmentsAmongResponders(graph, counts, people.map(departmentOf));
  const { rank: prestige } = pageRank(graph, { weighting: 'capped' });
  const core = coreNumbers(graph);
  const scores = people.map((person, v) => ({
    person,
    rank: 0,
    influence: score[v] ?? 0,
    responders: responders[v] ?? 0,
    departments: departments[v] ?? 0,
    pageRank: prestige[v] ?? 0,
    core: core[v] ?? 0,
  }));
  return giveRanks(scores);
}

/** Sorting is stable and people come sorted by id, so equals stay in that order. */
function giveRanks(scores: PersonScore[]): PersonScore[] {
  scores.sort((a, b) => b.influence - a.influence);
  scores.forEach((score, i) => {
    const above = scores[i - 1];
    score.rank = above?.influence === score.influence ? above.rank : i + 1;
  });
  return scores;
}

function departmentsAmongResponders(
  { order, in: rows }: CsrGraph,
  counts: Uint8Array,
  departments: readonly (string | undefined)[],
): Int32Array {
  const result = new Int32Array(order);
  const seen = new Set<string>();
  for (let v = 0; v < order; v++) {
    seen.clear();
    for (let e = rows.offsets[v] ?? 0; e < (rows.offsets[v + 1] ?? 0); e++) {
      const department = departments[rows.neighbours[e] ?? 0];
      if (counts[e] === 1 && department !== undefined) seen.add(department);
    }
    result[v] = seen.size;
  }
  return result;
}
