// Choosing a set: candidates who together reach the most, no more than a cap from each group.
import { gainQueue, type Choice, type GainQueue } from './gain-queue.ts';

/** Candidate c reaches `members[offsets[c] … offsets[c + 1])`, each at most once. */
export interface CoverageProblem {
  readonly offsets: Int32Array;
  readonly members: Int32Array;
  /** How likely each reach is, beside `members`; certain when left out. Chances are independent. */
  readonly chance?: Float64Array;
  /** Members are 0 … universe − 1. */
  readonly universe: number;
  /** Worth of reaching each member; 1 when left out. */
  readonly worth?: Float64Array;
  /** Group of each candidate; −1 stands outside every cap. */
  readonly groups?: Int32Array;
  readonly cap?: number;
  /** Seats filled first: so many from each of these groups (−1 = none), as far as it has candidates. */
  readonly reserved?: { readonly groups: Int32Array; readonly seats: number };
  /** How many to choose at most. */
  readonly size: number;
}

export interface Coverage {
  /** Candidates in the order they were chosen; fewer than `size` once nobody adds anything. */
  order: Int32Array;
  /** What each added when it was chosen. */
  gains: Float64Array;
  /** Expected worth reached by the whole set; with certain chances, the worth covered. */
  covered: number;
  /** No set under the same size and cap covers more than this. */
  atMost: number;
}

/**
 * Greedy maximum expected coverage Σ_m worth(m)·(1 − Π(1 − chance)), which is one step of the independent cascade
 * (Kempe, Kleinberg & Tardos, 2003): monotone and submodular, so at least 1 − 1/e of the best without caps (Nemhauser,
 * Wolsey & Fisher, 1978) and at least half under a cap per group (Fisher, Nemhauser & Wolsey, 1978). Gains are
 * re-evaluated lazily (Minoux, 1978): they only shrink, so a candidate that still leads after its gain was renewed is
 * the best. Ties go to the lower candidate. Reserved seats are filled greedily before all others. `atMost` is the bound of Leskovec et al., *Cost-effective outbreak
 * detection*, KDD 2007.
 */
export function maximumCoverage(problem: CoverageProblem): Coverage {
  const missed = new Float64Array(problem.universe).fill(1);
  const chosen = chooseGreedily(problem, missed);
  let covered = 0;
  for (let m = 0; m < missed.length; m++) covered += (problem.worth?.[m] ?? 1) * (1 - missed[m]);
  return {
    order: Int32Array.from(chosen, ({ candidate }) => candidate),
    gains: Float64Array.from(chosen, ({ gain }) => gain),
    covered,
    atMost: boundOnBest(problem, missed, covered, chosen),
  };
}

/** Makes each member less likely to be missed, by one candidate's chance of reaching it. */
export function reach(
  { offsets, members, chance }: CoverageProblem,
  candidate: number,
  missed: Float64Array,
): void {
  for (let i = offsets[candidate], end = offsets[candidate + 1]; i < end; i++) {
    missed[members[i]] *= 1 - (chance === undefined ? 1 : chance[i]);
  }
}

/** Gains below this are rounding, not people. */
const negligible = 1e-9;

/** Leaves in `missed` how likely each member is to be reached by none of the chosen. */
function chooseGreedily(problem: CoverageProblem, missed: Float64Array): Choice[] {
  const room = roomPerGroup(problem);
  const chosen = takeReserved(problem, missed, room);
  const queue = rankedByGain(problem, missed, chosen);
  for (let best = queue.first(); best !== undefined && chosen.length < problem.size; best = queue.first()) {
    if (!hasRoom(problem, best, room)) {
      queue.dropFirst();
      continue;
    }
    const gain = gainOf(problem, best.candidate, missed);
    if (gain < best.gain) {
      queue.lowerFirst(gain);
      continue;
    }
    if (gain < negligible) break;
    queue.dropFirst();
    take(problem, best, { chosen, missed, room });
  }
  return chosen;
}

/** Always the best candidate of any group that has a reserved seat left, until none has. */
function takeReserved(problem: CoverageProblem, missed: Float64Array, room: number[]): Choice[] {
  const chosen: Choice[] = [];
  if (problem.reserved === undefined) return chosen;
  const { groups, seats } = problem.reserved;
  const taken = new Map<number, number>();
  const isHeld = ({ candidate, gain }: Choice) =>
    gain >= negligible && groups[candidate] >= 0 && (taken.get(groups[candidate]) ?? 0) < seats;
  while (chosen.length < problem.size) {
    const ranked = rankedByGain(problem, missed, chosen);
    let best = ranked.first();
    while (best !== undefined && !(isHeld(best) && hasRoom(problem, best, room))) {
      ranked.dropFirst();
      best = ranked.first();
    }
    if (best === undefined) break;
    taken.set(groups[best.candidate], (taken.get(groups[best.candidate]) ?? 0) + 1);
    take(problem, best, { chosen, missed, room });
  }
  return chosen;
}

const hasRoom = ({ groups }: CoverageProblem, { candidate }: Choice, room: readonly number[]): boolean =>
  groups === undefined || groups[candidate] < 0 || room[groups[candidate]] > 0;

function take(
  problem: CoverageProblem,
  choice: Choice,
  { chosen, missed, room }: { chosen: Choice[]; missed: Float64Array; room: number[] },
): void {
  const group = problem.groups?.[choice.candidate] ?? -1;
  if (group >= 0) room[group]--;
  chosen.push(choice);
  reach(problem, choice.candidate, missed);
}

/** What a candidate adds to those who left `missed` behind. */
function gainOf(
  { offsets, members, chance, worth }: CoverageProblem,
  candidate: number,
  missed: Float64Array,
): number {
  let sum = 0;
  for (let i = offsets[candidate], end = offsets[candidate + 1]; i < end; i++) {
    const member = members[i];
    sum +=
      missed[member] * (chance === undefined ? 1 : chance[i]) * (worth === undefined ? 1 : worth[member]);
  }
  return sum;
}

/** Whoever is not chosen yet and would add anything, by what they would add. */
function rankedByGain(problem: CoverageProblem, missed: Float64Array, chosen: readonly Choice[]): GainQueue {
  const count = problem.offsets.length - 1;
  const gains = new Float64Array(count);
  const candidates = new Int32Array(count);
  const gone = new Uint8Array(count);
  for (const { candidate } of chosen) gone[candidate] = 1;
  let size = 0;
  for (let candidate = 0; candidate < count; candidate++) {
    if (gone[candidate] === 1) continue;
    gains[candidate] = gainOf(problem, candidate, missed);
    if (gains[candidate] >= negligible) candidates[size++] = candidate;
  }
  return gainQueue(candidates.subarray(0, size), gains);
}

function roomPerGroup({ groups, cap = Infinity }: CoverageProblem): number[] {
  let highest = -1;
  for (const group of groups ?? []) if (group > highest) highest = group;
  return new Array<number>(highest + 1).fill(cap);
}

/** Nothing can add more than the largest remaining gains, as many as may be chosen within the caps. */
function boundOnBest(
  problem: CoverageProblem,
  missed: Float64Array,
  covered: number,
  chosen: readonly Choice[],
): number {
  const room = roomPerGroup(problem);
  let everything = 0;
  for (let m = 0; m < problem.universe; m++) everything += problem.worth?.[m] ?? 1;
  let bound = covered;
  let left = problem.size;
  const queue = rankedByGain(problem, missed, chosen);
  for (let next = queue.first(); next !== undefined && left > 0; next = queue.first()) {
    queue.dropFirst();
    const group = problem.groups?.[next.candidate] ?? -1;
    if (group >= 0 && room[group]-- <= 0) continue;
    bound += next.gain;
    left--;
  }
  return Math.min(bound, everything);
}
