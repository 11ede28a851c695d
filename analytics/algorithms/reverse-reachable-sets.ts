// Random sets that stand for a cascade: each holds whoever would have drawn one person, picked at random, in.
import { createRandom, type Random } from './random.ts';

/** Row v: those who may draw v in, each with the chance that they do. */
export interface Cascade {
  readonly order: number;
  readonly offsets: Int32Array;
  readonly neighbours: Int32Array;
  readonly chance: Float32Array;
}

/** Set s holds `members[offsets[s] … offsets[s + 1])`; only the first `count` sets are there. */
export interface SetColumns {
  readonly offsets: Int32Array;
  readonly members: Int32Array;
  readonly count: number;
}

export interface SetSampler {
  /** Draws more until there are so many. */
  fill(count: number): void;
  /** The first so many; all when left out. */
  read(first?: number): SetColumns;
}

/**
 * The share of sets that a group of people meets is, on average, the share of everybody it draws in under the
 * independent cascade (Borgs, Brautbar, Chayes & Lucier, *Maximizing social influence in nearly optimal time*, SODA
 * 2014). `steps` ends a cascade after so many; with one, a set is a person and whoever drew that person in directly.
 */
export function createSetSampler(
  { order, offsets, neighbours, chance }: Cascade,
  random: Random,
  steps = Infinity,
): SetSampler {
  let starts = new Int32Array(1024);
  let members = new Int32Array(4096);
  let count = 0;
  let size = 0;
  const metIn = new Int32Array(order).fill(-1);
  const meet = (v: number): void => {
    metIn[v] = count;
    if (size === members.length) members = doubled(members);
    members[size++] = v;
  };
  const drawOne = (): void => {
    const start = size;
    meet(random.below(order));
    let stepEnd = size;
    for (let at = start, step = 0; at < size && step < steps; at++) {
      const v = members[at];
      for (let e = offsets[v], end = offsets[v + 1]; e < end; e++) {
        if (metIn[neighbours[e]] !== count && random.next() < chance[e]) meet(neighbours[e]);
      }
      if (at + 1 < stepEnd) continue;
      step++;
      stepEnd = size;
    }
    if (count + 1 === starts.length) starts = doubled(starts);
    starts[++count] = size;
  };
  return {
    fill(wanted) {
      while (order > 0 && count < wanted) drawOne();
    },
    read: (first = count) => ({ offsets: starts, members, count: Math.min(first, count) }),
  };
}

/** One half of the sets chooses, the other judges. */
export interface Halves {
  /** So many of either; ask for `first`, then for twice as many each time. */
  drawn(count: number): { choosing: SetColumns; judging: SetColumns };
}

/** Draws what was not drawn yet for the same `first`: the same sets for everybody who asks, as if drawn anew. */
export function drawHalves(cascade: Cascade, seed: number, steps?: number): (first: number) => Halves {
  const known = new Map<number, Halves>();
  return (first) => {
    const halves = known.get(first) ?? halvesFrom(cascade, createRandom(seed), steps);
    known.set(first, halves);
    return halves;
  };
}

function halvesFrom(cascade: Cascade, random: Random, steps?: number): Halves {
  const choosing = createSetSampler(cascade, random, steps);
  const judging = createSetSampler(cascade, random, steps);
  return {
    drawn(count) {
      choosing.fill(count);
      judging.fill(count);
      return { choosing: choosing.read(count), judging: judging.read(count) };
    },
  };
}

function doubled(old: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * old.length);
  larger.set(old);
  return larger;
}

/** Every node its sets: what the coverage kernel reads. Who is no candidate (0) has none. */
export function setsOfNodes(order: number, { offsets, members, count }: SetColumns, candidates?: Uint8Array) {
  const counts = (v: number) => candidates === undefined || candidates[v] === 1;
  const starts = new Int32Array(order + 1);
  for (let i = 0, end = offsets[count]; i < end; i++) if (counts(members[i])) starts[members[i] + 1]++;
  for (let v = 0; v < order; v++) starts[v + 1] += starts[v];
  const sets = new Int32Array(starts[order]);
  const next = starts.slice(0, order);
  for (let set = 0; set < count; set++) {
    for (let i = offsets[set], end = offsets[set + 1]; i < end; i++) {
      if (counts(members[i])) sets[next[members[i]]++] = set;
    }
  }
  return { offsets: starts, members: sets };
}

/** How many sets hold at least one of these nodes. */
export function countMet({ offsets, members, count }: SetColumns, order: number, nodes: Int32Array): number {
  const wanted = new Uint8Array(order);
  for (const node of nodes) wanted[node] = 1;
  let met = 0;
  for (let set = 0; set < count; set++) {
    let i = offsets[set];
    while (i < offsets[set + 1] && wanted[members[i]] === 0) i++;
    if (i < offsets[set + 1]) met++;
  }
  return met;
}
