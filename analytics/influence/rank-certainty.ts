// How sure it is that somebody is among the most influential, and the flag that follows.
import type { PersonId } from '../../core/ids.ts';
import type { InfluenceFlag } from '../../store/rows/person-score.ts';
import { bootstrapRanks } from '../algorithms/bootstrap-ranks.ts';
import type { DrawnKernel } from '../algorithms/drawn-influence.ts';
import type { DatedTieGraph } from '../graph/tie-graph.ts';
import { leastStanding, type PersonScore } from './rank-people.ts';
import { findReplyRings, type ReplyRings } from './reply-rings.ts';

/** Whoever ranks among this share of the people tied to anybody is at the top. */
export const topShare = 0.05;
/** Without so many distinct responders nobody is flagged, nor drawn again. */
export const flagResponders = 10;
/** research/science.md §1.5: of those so sure, four in five were still at the top a quarter later. */
export const confirmedFrom = 0.9;
export const possibleFrom = 0.5;

export interface RankCertainty {
  medianRank: number;
  /** Nine in ten resamples lie between these ranks. */
  rankLow: number;
  rankHigh: number;
  /** Share of the resamples in which the person is at the top. */
  topChance: number;
  flag: InfluenceFlag;
}

/** Of somebody too few people respond to. */
export const unknownCertainty: RankCertainty = {
  medianRank: 0,
  rankLow: 0,
  rankHigh: 0,
  topChance: 0,
  flag: 'none',
};

export interface CertaintyOptions {
  /** As given to `rankPeople`. */
  rings?: ReplyRings;
  windowDays: number;
  seed?: number;
  draws?: number;
  /** As for `bootstrapRanks`. */
  kernel?: DrawnKernel | undefined;
}

/** The first so many, at least one. */
export const placesAtTop = (people: number): number => Math.max(1, Math.round(topShare * people));

/** Of everybody with enough responders; `scores` come from `rankPeople` on the same ties. */
export function rankCertainty(
  ties: DatedTieGraph,
  scores: readonly PersonScore[],
  { rings = findReplyRings(ties), windowDays, seed = 1, draws = 200, kernel }: CertaintyOptions,
): Map<PersonId, RankCertainty> {
  const enough = new Set(
    scores.filter(({ responders }) => responders >= flagResponders).map(({ person }) => person),
  );
  const watched = Int32Array.from(ties.people.keys()).filter((v) => enough.has(ties.people[v] ?? ''));
  const {
    median,
    low,
    high,
    topShare: chances,
  } = bootstrapRanks(ties.graph, ties.daily, {
    days: windowDays,
    standings: rings.standingIn(ties),
    least: leastStanding(ties),
    watched,
    places: placesAtTop(ties.people.length),
    seed,
    draws,
    kernel,
  });
  return new Map(
    [...watched].map((v, i): [PersonId, RankCertainty] => {
      const topChance = chances[i] ?? 0;
      const ranks = { medianRank: median[i] ?? 0, rankLow: low[i] ?? 0, rankHigh: high[i] ?? 0 };
      return [ties.people[v] ?? '', { ...ranks, topChance, flag: flagOf(topChance) }];
    }),
  );
}

function flagOf(topChance: number): InfluenceFlag {
  if (topChance >= confirmedFrom) return 'confirmed';
  return topChance >= possibleFrom ? 'possible' : 'none';
}
