// Everyone's influence within one scope, with the figures that explain it.
import type { PersonId } from '../../core/ids.ts';
import { coreNumbers } from '../algorithms/core-numbers.ts';
import { influence } from '../algorithms/influence.ts';
import { pageRank } from '../algorithms/page-rank.ts';
import { standing } from '../algorithms/reply-rings.ts';
import type { TieGraph } from '../graph/tie-graph.ts';
import { numberNames } from './number-names.ts';
import { findReplyRings, smallestWorldWithRings, type ReplyRings } from './reply-rings.ts';
import { responderMix } from './responder-mix.ts';

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
  /** Share of the influence that comes from the one department that gives most. */
  teamShare: number;
  /** Share of the influence that comes from people first seen lately. */
  newcomerShare: number;
  /** On ties capped at 1; sums to 1 over the scope. */
  pageRank: number;
  core: number;
}

export interface RankOptions {
  /** Of the whole organisation, when `ties` are one community's; of `ties` when left out. */
  rings?: ReplyRings;
  departmentOf?: (person: PersonId) => string | undefined;
  /** First seen lately: an account that is still to be known. */
  isNew?: (person: PersonId) => boolean;
}

/** Ties whose giver stands lower are left out: those of rings, where a ring can be told from a lively room. */
export function leastStanding({ graph }: TieGraph): number {
  return graph.order < smallestWorldWithRings ? standing.ring : standing.unheard;
}

/**
 * Scores of everyone in the graph, by rank and then by id. In a small room rings are left in: five colleagues who all
 * answer each other are its life. They still cannot carry each other onto the shortlist (`heardResponders`).
 */
export function rankPeople(ties: TieGraph, options: RankOptions = {}): PersonScore[] {
  const { rings = findReplyRings(ties), departmentOf = () => undefined, isNew = () => false } = options;
  const { people, graph } = ties;
  const standings = rings.standingIn(ties);
  const least = leastStanding(ties);
  const counted = influence(graph, standings, least);
  const heard = influence(graph, standings, standing.heard);
  const mix = responderMix(graph, standings, least, {
    departments: numberNames(people.map(departmentOf)),
    newcomers: Uint8Array.from(people, (person) => (isNew(person) ? 1 : 0)),
  });
  const { rank: prestige } = pageRank(graph, { weighting: 'capped' });
  const core = coreNumbers(graph);
  const scores = people.map((person, v) => ({
    person,
    rank: 0,
    influence: counted.influence[v] ?? 0,
    responders: counted.responders[v] ?? 0,
    heardResponders: heard.responders[v] ?? 0,
    departments: mix.departments[v] ?? 0,
    teamShare: mix.teamShare[v] ?? 0,
    newcomerShare: mix.newcomerShare[v] ?? 0,
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
