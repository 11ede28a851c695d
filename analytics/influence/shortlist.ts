// Whom to invite as ambassadors of a community: a set whose members together reach the most people.
import type { PersonId } from '../../core/ids.ts';
import { maximumCoverage, type Coverage } from '../algorithms/coverage.ts';
import type { TieGraph } from '../graph/tie-graph.ts';
import { numberNames } from './number-names.ts';
import type { PersonScore } from './rank-people.ts';
import {
  countAlone,
  countIn,
  missedWhenOneDeclines,
  reachOf,
  timesReached,
  withoutChosen,
  type Reach,
} from './reach.ts';
import { findReplyRings, type ReplyRings } from './reply-rings.ts';

export interface ShortlistOptions {
  /** Leaders, bots, opted-out people, current ambassadors: never candidates, though they may be reached. */
  leftOut: ReadonlySet<PersonId>;
  /** Of the whole organisation; of `ties` when left out. The same as given to `rankPeople`. */
  rings?: ReplyRings;
  departmentOf?: (person: PersonId) => string | undefined;
  /** What a candidate did in the window, as shown beside the name. */
  activityOf?: (person: PersonId) => CandidateActivity | undefined;
  /** One in fifty of those who take part when left out, between 8 and 24. */
  size?: number;
  alternates?: number;
  /** Nobody is proposed on the word of fewer people. */
  minResponders?: number;
  /** Most from one department; a third of the places when left out. */
  perDepartment?: number;
  /** Seats filled first, so many for each site that has a candidate. */
  reserved?: { siteOf: (person: PersonId) => string | undefined; seats: number };
}

export interface CandidateActivity {
  contributions: number;
  activeWeeks: number;
}

/** One proposed person, with the facts from which their sentence is written. */
export interface Candidate extends CandidateActivity {
  person: PersonId;
  /** 1, 2, … in the order chosen; alternates count on. */
  position: number;
  alternate: boolean;
  /** Rank by influence in the community. */
  rank: number;
  influence: number;
  responders: number;
  departments: number;
  /** People this person reaches whom nobody listed before does. */
  newlyCovered: number;
  /** People reached by those listed before. */
  coveredBefore: number;
  /** People the chosen set still reaches if this person declines. */
  coveredWithout: number;
}

export interface Shortlist {
  chosen: Candidate[];
  /** Stand-ins: they reach who is still missing, then who would be lost if one of the chosen declined. */
  alternates: Candidate[];
  /** People reached by the chosen together, of the `people` tied to anyone here. */
  covered: number;
  people: number;
  places: number;
  /** Most from one department; as many as there are places where there is no limit. */
  mostPerDepartment: number;
  /** Of the chosen, as far as known. */
  departments: number;
  /** People expected to be drawn in; no other set of the same size and caps is expected to draw in more than `expected` / `shareOfBest`. */
  expected: number;
  /** Who could have been chosen. */
  eligible: PersonId[];
  /** At least this share of what any set of the same size and caps could reach. */
  shareOfBest: number;
  /** Distinct responders asked of a candidate here. */
  minResponders: number;
  /** Fewer responders than usual were asked for, because few people take part. */
  fewPeople: boolean;
}

const usualSize = (people: number) => Math.min(24, Math.max(8, Math.ceil(people / 50)));

/** On the word of fewer responders than this, a single one could be recognised. */
const fewestResponders = 5;

/**
 * The set expected to draw in the most people: each responder is reached with chance min(1, w) by each of the set.
 * Reaching the same people twice counts for less the surer they were already, so the set spreads out without giving
 * up influence. `scores` come from `rankPeople` on the same ties; better ranks win ties.
 *
 * A candidate needs `minResponders` (10) distinct responders, half of them heard by others too: applause from accounts
 * nobody answers makes no ambassador. Where fewer than four times as many people take part, a quarter of them is
 * enough, never under 5, and the list says so. The list ends early when nobody adds anyone.
 */
export function chooseShortlist(
  ties: TieGraph,
  scores: readonly PersonScore[],
  options: ShortlistOptions,
): Shortlist {
  return shortlister(ties, scores, options)(options.perDepartment);
}

/** `chooseShortlist` for several limits per department: who may be chosen, and whom they reach, is found once. */
export function shortlister(
  ties: TieGraph,
  scores: readonly PersonScore[],
  options: ShortlistOptions,
): (perDepartment?: number) => Shortlist {
  const { leftOut, alternates = 4, minResponders = 10, rings = findReplyRings(ties) } = options;
  const people = ties.people.length;
  const size = options.size ?? usualSize(people);
  const required = Math.min(minResponders, Math.max(fewestResponders, Math.ceil(people / 4)));
  const eligible = scores.filter(
    ({ person, responders, heardResponders }) =>
      responders >= required && 2 * heardResponders >= required && !leftOut.has(person),
  );
  const names = eligible.map(({ person }) => person);
  const reach = reachOf(ties, rings.standingIn(ties), names);
  const seatsWithin = seatsByDepartment(names, options);
  const reserved = reservedSeats(names, options);
  return (perDepartment) => {
    const seats = seatsWithin(perDepartment);
    const { groups, cap } = seats(size);
    const first = maximumCoverage({ ...reach, universe: people, groups, cap, ...reserved, size });
    const standIns = chooseStandIns(reach, first, people, { ...seats(alternates), size: alternates });
    return {
      ...present(eligible, reach, first, standIns, people, options),
      covered: countReached(timesReached(reach, first.order, people)),
      people,
      places: size,
      mostPerDepartment: Math.min(size, cap),
      departments: new Set([...first.order].map((i) => groups[i] ?? -1).filter((g) => g >= 0)).size,
      expected: first.covered,
      eligible: names,
      shareOfBest: first.atMost > 0 ? first.covered / first.atMost : 1,
      minResponders: required,
      fewPeople: required < minResponders,
    };
  };
}

interface Seats {
  groups: Int32Array;
  cap: number;
}

/** Covers most of what would be lost if one of the chosen, any with the same chance, declined. */
function chooseStandIns(
  reach: Reach,
  first: Coverage,
  people: number,
  seats: Seats & { size: number },
): Int32Array {
  const worth = missedWhenOneDeclines(reach, first.order, people);
  return maximumCoverage({ ...withoutChosen(reach, first.order), universe: people, worth, ...seats }).order;
}

/**
 * At most a third of the places for one department, or an even share where the candidates come from fewer than three.
 * Who has no known department stands outside every cap.
 */
function seatsByDepartment(names: readonly PersonId[], { departmentOf }: ShortlistOptions) {
  const groups = numberNames(names.map((person) => departmentOf?.(person)));
  const known = groups.reduce((most, group) => Math.max(most, group + 1), 0);
  const parts = Math.min(3, Math.max(1, known));
  return (perDepartment?: number) =>
    (places: number): Seats => ({ groups, cap: perDepartment ?? Math.ceil(places / parts) });
}

function reservedSeats(names: readonly PersonId[], { reserved }: ShortlistOptions) {
  if (reserved === undefined) return {};
  const { siteOf, seats } = reserved;
  return { reserved: { groups: numberNames(names.map(siteOf)), seats } };
}

function countReached(times: Int32Array): number {
  let reached = 0;
  for (const n of times) if (n > 0) reached++;
  return reached;
}

function present(
  eligible: readonly PersonScore[],
  reach: Reach,
  first: Coverage,
  standIns: Int32Array,
  people: number,
  { activityOf }: ShortlistOptions,
): Pick<Shortlist, 'chosen' | 'alternates'> {
  const times = new Int32Array(people);
  const bySet = timesReached(reach, first.order, people);
  const covered = countReached(bySet);
  let reached = 0;
  const listed = [...first.order, ...standIns].map((index, i): Candidate[] => {
    const score = eligible[index];
    if (score === undefined) return [];
    const { person, rank, influence, responders, departments } = score;
    const { contributions, activeWeeks } = activityOf?.(person) ?? { contributions: 0, activeWeeks: 0 };
    const newlyCovered = countIn(reach, index, times);
    const coveredBefore = reached;
    reached += newlyCovered;
    const alternate = i >= first.order.length;
    const coveredWithout = covered - (alternate ? 0 : countAlone(reach, index, bySet));
    const facts = { rank, influence, responders, departments, contributions, activeWeeks };
    return [{ person, position: i + 1, alternate, ...facts, newlyCovered, coveredBefore, coveredWithout }];
  });
  const candidates = listed.flat();
  return {
    chosen: candidates.filter(({ alternate }) => !alternate),
    alternates: candidates.filter(({ alternate }) => alternate),
  };
}
