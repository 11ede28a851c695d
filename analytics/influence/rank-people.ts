// Everyone's influence within one scope, with the figures that explain it.
import type { PersonId } from '../../core/ids.ts';
import { coreNumbers } from '../algorithms/core-numbers.ts';
import type { CsrGraph } from '../algorithms/csr-graph.ts';
import { influence } from '../algorithms/influence.ts';
import { pageRank } from '../algorithms/page-rank.ts';
import { standing } from '../algorithms/reply-rings.ts';
import type { TieGraph } from '../graph/tie-graph.ts';
import { findReplyRings, smallestWorldWithRings, type ReplyRings } from './reply-rings.ts';

export interface PersonScore {
  person: PersonId;
  /** 1 = most influence; equals share a rank and the next ranks are skipped. */
  rank: number;
  /** I(v): about how many different colleagues respond to this person these weeks, reply rings of a large room left out. */
  influence: number;
  /** Distinct people behind that figure. */
  responders: number;
  /** Those of them whom others respond to as well; the rest may be newcomers, or accounts made up to applaud. */
  heardResponders: number;
  /** Distinct departments among them, as far as known. */
  departments: number;
  /** On ties capped at 1; sums to 1 over the scope. */
  pageRank: number;
  core: number;
}

export interface RankOptions {
  /** Of the whole organisation, when `ties` are one community's; of `ties` when left out. */
  rings?: ReplyRings;
  departmentOf?: (person: PersonId) => string | undefined;
}

/**
 * Scores of everyone in the graph, by rank and then by id. In a small room rings are left in: five colleagues who all
 * answer each other are its life. They still cannot carry each other onto the shortlist (`heardResponders`).
 */
export function rankPeople(ties: TieGraph, options: RankOptions = {}): PersonScore[] {
  const { rings = findReplyRings(ties), departmentOf = () => undefined } = options;
  const { people, graph } = ties;
  const standings = rings.standingIn(ties);
  const least = graph.order < smallestWorldWithRings ? standing.ring : standing.unheard;
  const counted = influence(graph, standings, least);
  const heard = influence(graph, standings, standing.heard);
  const departments = departmentsAmongResponders(graph, standings, least, people.map(departmentOf));
  const { rank: prestige } = pageRank(graph, { weighting: 'capped' });
  const core = coreNumbers(graph);
  const scores = people.map((person, v) => ({
    person,
    rank: 0,
    influence: counted.influence[v] ?? 0,
    responders: counted.responders[v] ?? 0,
    heardResponders: heard.responders[v] ?? 0,
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
  standings: Uint8Array,
  least: number,
  departments: readonly (string | undefined)[],
): Int32Array {
  const result = new Int32Array(order);
  const seen = new Set<string>();
  for (let v = 0; v < order; v++) {
    seen.clear();
    for (let e = rows.offsets[v] ?? 0; e < (rows.offsets[v + 1] ?? 0); e++) {
      const department = departments[rows.neighbours[e] ?? 0];
      if (department !== undefined && (standings[e] ?? 0) >= least) seen.add(department);
    }
    result[v] = seen.size;
  }
  return result;
}
