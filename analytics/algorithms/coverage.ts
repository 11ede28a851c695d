// Choosing a set: candidates who together reach the most, no more than a cap from each group.

/** Candidate c covers `members[offsets[c] … offsets[c + 1])`, each at most once. */
export interface CoverageProblem {
  readonly offsets: Int32Array;
  readonly members: Int32Array;
  /** Members are 0 … universe − 1. */
  readonly universe: number;
  /** Worth of covering each member; 1 when left out. */
  readonly worth?: Float64Array;
  /** Group of each candidate; −1 stands outside every cap. */
  readonly groups?: Int32Array;
  readonly cap?: number;
  /** How many to choose at most. */
  readonly size: number;
}

export interface Coverage {
  /** Candidates in the order they were chosen; fewer than `size` once nobody adds anything. */
  order: Int32Array;
  /** What each added when it was chosen. */
  gains: Float64Array;
  /** What the whole set covers without each one. */
  without: Float64Array;
  covered: number;
  /** No set under the same size and cap covers more than this. */
  atMost: number;
}

/**
 * Greedy maximum coverage: at least 1 − 1/e of the best without caps (Nemhauser, Wolsey & Fisher, 1978), at least half
 * under a cap per group (Fisher, Nemhauser & Wolsey, 1978). Gains are re-evaluated lazily (Minoux, 1978): they only
 * shrink, so a candidate that still leads after its gain was renewed is the best. Ties go to the lower candidate.
 * `atMost` is the bound of Leskovec et al., *Cost-effective outbreak detection*, KDD 2007.
 */
export function maximumCoverage(problem: CoverageProblem): Coverage {
  const times = new Int32Array(problem.universe);
  const chosen = chooseGreedily(problem, times);
  let covered = 0;
  for (let m = 0; m < times.length; m++) if (times[m] > 0) covered += problem.worth?.[m] ?? 1;
  return {
    order: Int32Array.from(chosen, ({ candidate }) => candidate),
    gains: Float64Array.from(chosen, ({ gain }) => gain),
    without: Float64Array.from(chosen, ({ candidate }) => covered - worthOf(problem, candidate, times, 1)),
    covered,
    atMost: boundOnBest(problem, times, covered),
  };
}

interface Choice {
  candidate: number;
  gain: number;
}

/** Fills `times` with how many of the chosen cover each member. */
function chooseGreedily(problem: CoverageProblem, times: Int32Array): Choice[] {
  const queue = rankedByGain(problem, times);
  const room = roomPerGroup(problem);
  const chosen: Choice[] = [];
  while (chosen.length < problem.size && queue.length > 0) {
    const best = queue[0];
    const group = problem.groups?.[best.candidate] ?? -1;
    if (group >= 0 && room[group] === 0) {
      queue.shift();
      continue;
    }
    const gain = worthOf(problem, best.candidate, times, 0);
    if (gain < best.gain) {
      best.gain = gain;
      sinkFirst(queue);
      continue;
    }
    if (gain === 0) break;
    queue.shift();
    if (group >= 0) room[group]--;
    chosen.push({ candidate: best.candidate, gain });
    for (let i = problem.offsets[best.candidate]; i < problem.offsets[best.candidate + 1]; i++) {
      times[problem.members[i]]++;
    }
  }
  return chosen;
}

/** Worth of a candidate's members that are covered exactly `already` times. */
function worthOf(
  { offsets, members, worth }: CoverageProblem,
  candidate: number,
  times: Int32Array,
  already: number,
): number {
  let sum = 0;
  for (let i = offsets[candidate], end = offsets[candidate + 1]; i < end; i++) {
    const member = members[i];
    if (times[member] === already) sum += worth === undefined ? 1 : worth[member];
  }
  return sum;
}

function rankedByGain(problem: CoverageProblem, times: Int32Array): Choice[] {
  const choices: Choice[] = [];
  for (let candidate = 0; candidate + 1 < problem.offsets.length; candidate++) {
    choices.push({ candidate, gain: worthOf(problem, candidate, times, 0) });
  }
  return choices.sort(comesBefore);
}

const comesBefore = (a: Choice, b: Choice): number => b.gain - a.gain || a.candidate - b.candidate;

/** Moves the first entry, whose gain has shrunk, back to its place. */
function sinkFirst(queue: Choice[]): void {
  for (let i = 0; i + 1 < queue.length && comesBefore(queue[i], queue[i + 1]) > 0; i++) {
    [queue[i], queue[i + 1]] = [queue[i + 1], queue[i]];
  }
}

function roomPerGroup({ groups, cap = Infinity }: CoverageProblem): number[] {
  let highest = -1;
  for (const group of groups ?? []) if (group > highest) highest = group;
  return new Array<number>(highest + 1).fill(cap);
}

/** Nothing can add more than the largest remaining gains, as many as may be chosen within the caps. */
function boundOnBest(problem: CoverageProblem, times: Int32Array, covered: number): number {
  const room = roomPerGroup(problem);
  let everything = 0;
  for (let m = 0; m < problem.universe; m++) everything += problem.worth?.[m] ?? 1;
  let bound = covered;
  let left = problem.size;
  for (const { candidate, gain } of rankedByGain(problem, times)) {
    if (left === 0 || gain === 0) break;
    const group = problem.groups?.[candidate] ?? -1;
    if (group >= 0 && room[group]-- <= 0) continue;
    bound += gain;
    left--;
  }
  return Math.min(bound, everything);
}
