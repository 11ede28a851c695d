// Whom to invite as ambassadors of a community: a set whose members together reach the most people.
import type { PersonId } from '../../core/ids.ts';
import { maximumCoverage, type Coverage } from '../algorithms/coverage.ts';
import type { TieGraph } from '../graph/tie-graph.ts';
import { countedResponders } from './counted-responders.ts';
import type { PersonScore } from './rank-people.ts';

export interface ShortlistOptions {
  /** Leaders, bots, opted-out people, current ambassadors: never candidates, though they may be reached. */
  leftOut: ReadonlySet<PersonId>;
  departmentOf?: (person: PersonId) => string | undefined;
  /** What a candidate did in the window, as shown beside the name. */
  activityOf?: (person: PersonId) => CandidateActivity | undefined;
  size?: number;
  alternates?: number;
  /** No one is proposed on the word of fewer people. */
  minResponders?: number;
  /** Most from one department; a third of the places when left out. */
  perDepartment?: number;
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
  /** Best stand-ins: they reach who is still missing, then who would be lost if one of the chosen declined. */
  alternates: Candidate[];
  /** People reached by the chosen together, of `people` who took part in a tie. */
  covered: number;
  people: number;
  /** No set of the same size and caps reaches more than `covered / atLeast`. */
  atLeast: number;
  /** Responders asked of a candidate here. */
  minResponders: number;
  /** Fewer responders than usual were asked for, because few people take part. */
  fewPeople: boolean;
}

/** Below this many responders a single one could be recognised. */
const fewestResponders = 5;

/**
 * `scores` come from `rankPeople` on the same ties. A candidate covers those who responded to them in the window.
 * At least `minResponders` (10) distinct responders are asked for; in a community where fewer than four times as many
 * take part, a quarter of those who do, never under 5.
 */
export function chooseShortlist(
  ties: TieGraph,
  scores: readonly PersonScore[],
  options: ShortlistOptions,
): Shortlist {
  const { leftOut, size = 8, alternates = 4, minResponders = 10 } = options;
  const people = ties.people.length;
  const required = Math.min(minResponders, Math.max(fewestResponders, Math.ceil(people / 4)));
  const eligible = scores.filter(({ person, responders }) => responders >= required && !leftOut.has(person));
  const reach = reachOf(ties, eligible);
  const departments = eligible.map(({ person }) => options.departmentOf?.(person));
  const groups = numberGroups(departments);
  const cap = (places: number) => options.perDepartment ?? fairShare(places, departments);

  const first = maximumCoverage({ ...reach, universe: people, groups, cap: cap(size), size });
  const standIns = chooseStandIns();
  const toCandidate = describe(eligible, options);
  let reached = 0;
  const chosen = [...first.order].map((index, i) => {
    const gain = first.gains[i] ?? 0;
    const candidate = toCandidate(index, i + 1, false, gain, reached, first.without[i] ?? 0);
    reached += gain;
    return candidate;
  });
  return {
    chosen,
    alternates: standIns.map(({ index, newlyCovered, before }, i) =>
      toCandidate(index, chosen.length + i + 1, true, newlyCovered, before, first.covered),
    ),
    covered: first.covered,
    people,
    atLeast: first.atMost > 0 ? first.covered / first.atMost : 1,
    minResponders: required,
    fewPeople: required < minResponders,
  };

  function chooseStandIns() {
    const times = timesCovered(reach, first, people);
    const worth = Float64Array.from(times, (n) =>
      n === 0 ? 1 : n === 1 ? 1 / Math.max(1, first.order.length) : 0,
    );
    const rest = without(reach, first.order);
    const second = maximumCoverage({
      ...rest,
      universe: people,
      worth,
      groups,
      cap: cap(alternates),
      size: alternates,
    });
    let before = first.covered;
    return [...second.order].map((index) => {
      const newlyCovered = cover(reach, index, times);
      const standIn = { index, newlyCovered, before };
      before += newlyCovered;
      return standIn;
    });
  }
}

interface Reach {
  offsets: Int32Array;
  members: Int32Array;
}

/** Who responded to each candidate, rings left out. */
function reachOf({ people, graph }: TieGraph, candidates: readonly PersonScore[]): Reach {
  const nodeOf = new Map(people.map((person, v) => [person, v]));
  const counts = countedResponders(graph);
  const { offsets, neighbours } = graph.in;
  return toReach(
    candidates.map(({ person }) => {
      const v = nodeOf.get(person);
      if (v === undefined) return [];
      const from = offsets[v] ?? 0;
      return [...neighbours.subarray(from, offsets[v + 1])].filter((_, i) => counts[from + i] === 1);
    }),
  );
}

function toReach(sets: readonly (readonly number[])[]): Reach {
  const offsets = new Int32Array(sets.length + 1);
  sets.forEach((set, i) => (offsets[i + 1] = (offsets[i] ?? 0) + set.length));
  return { offsets, members: Int32Array.from(sets.flat()) };
}

const setOf = ({ offsets, members }: Reach, index: number) =>
  members.subarray(offsets[index], offsets[index + 1]);

/** The same candidates, those already chosen reaching nobody. */
function without(reach: Reach, chosen: Int32Array): Reach {
  const gone = new Set(chosen);
  const count = reach.offsets.length - 1;
  return toReach(Array.from({ length: count }, (_, i) => (gone.has(i) ? [] : [...setOf(reach, i)])));
}

function timesCovered(reach: Reach, { order }: Coverage, people: number): Int32Array {
  const times = new Int32Array(people);
  for (const index of order) cover(reach, index, times);
  return times;
}

/** Counts the candidate's responders in `times`; returns how many nobody reached before. */
function cover(reach: Reach, index: number, times: Int32Array): number {
  let fresh = 0;
  for (const member of setOf(reach, index)) {
    const before = times[member] ?? 0;
    if (before === 0) fresh++;
    times[member] = before + 1;
  }
  return fresh;
}

/** Departments as numbers; −1, outside every cap, where unknown. */
function numberGroups(departments: readonly (string | undefined)[]): Int32Array {
  const known = [...new Set(departments)].filter((name) => name !== undefined);
  return Int32Array.from(departments, (name) => (name === undefined ? -1 : known.indexOf(name)));
}

/** A third of the places, or an even share where the candidates come from fewer than three departments. */
function fairShare(places: number, departments: readonly (string | undefined)[]): number {
  const known = new Set(departments.filter((name) => name !== undefined)).size;
  return Math.ceil(places / Math.min(3, Math.max(1, known)));
}

function describe(eligible: readonly PersonScore[], { activityOf }: ShortlistOptions) {
  return (
    index: number,
    position: number,
    alternate: boolean,
    newlyCovered: number,
    coveredBefore: number,
    coveredWithout: number,
  ): Candidate => {
    const score = eligible[index];
    if (score === undefined) throw new RangeError(`no candidate ${index}`);
    const { person, rank, influence, responders, departments } = score;
    const { contributions, activeWeeks } = activityOf?.(person) ?? { contributions: 0, activeWeeks: 0 };
    const facts = { person, rank, influence, responders, departments, contributions, activeWeeks };
    return { ...facts, position, alternate, newlyCovered, coveredBefore, coveredWithout };
  };
}
