// Networks like those of organisations, of any size: teams, busy people, replies; the same for the same seed.
import { createRandom, type Random } from '../../analytics/algorithms/random.ts';
import type { TieColumns } from '../../analytics/algorithms/csr-graph.ts';

export interface GraphSize {
  people: number;
  ties: number;
  seed: number;
}

/** Sizes of research/graph-performance.md §1. */
export const graphSizes = {
  S: { people: 1000, ties: 25_000, seed: 1 },
  M: { people: 25_000, ties: 500_000, seed: 2 },
  L: { people: 100_000, ties: 2_000_000, seed: 3 },
  XL: { people: 300_000, ties: 10_000_000, seed: 4 },
} as const satisfies Record<string, GraphSize>;

export type SizeName = keyof typeof graphSizes;

/** Share of contacts within the own team, and of contacts who answer. */
const withinTeam = 0.7;
const answered = 0.3;

/** Teams side by side, with running sums of how active and how popular people are, so that both can be drawn from. */
interface Staff {
  teamStart: Int32Array;
  teamEnd: Int32Array;
  activity: Float64Array;
  popularity: Float64Array;
}

/** Directed ties without loops or repeats, weights 1 − 3·ln u; numbers of people carry no order. */
export function generateGraph({ people, ties, seed }: GraphSize): TieColumns {
  const random = createRandom(seed);
  const staff = hire(people, random);
  const names = Int32Array.from({ length: people }, (_, v) => v);
  random.shuffle(names);
  const met = pairSet(ties);
  const columns = {
    from: new Int32Array(ties),
    to: new Int32Array(ties),
    weight: new Float32Array(ties),
    length: 0,
  };
  const add = (a: number, b: number): void => {
    if (a === b || columns.length === ties || !met.add(a * people + b)) return;
    columns.from[columns.length] = names[a]!;
    columns.to[columns.length] = names[b]!;
    columns.weight[columns.length++] = 1 - 3 * Math.log(1 - random.next());
  };
  while (columns.length < ties) {
    const a = draw(staff.activity, 0, people, random);
    const own = random.next() < withinTeam;
    const b = own
      ? draw(staff.popularity, staff.teamStart[a]!, staff.teamEnd[a]!, random)
      : draw(staff.popularity, 0, people, random);
    add(a, b);
    if (random.next() < answered) add(b, a);
  }
  return columns;
}

/** Team sizes and activity follow power laws; popularity goes with activity, not wholly. */
function hire(people: number, random: Random): Staff {
  const most = people ** 0.45;
  const staff: Staff = {
    teamStart: new Int32Array(people),
    teamEnd: new Int32Array(people),
    activity: new Float64Array(people + 1),
    popularity: new Float64Array(people + 1),
  };
  for (let start = 0; start < people;) {
    const wanted = Math.floor(20 * (1 - random.next()) ** (-1 / 1.2));
    const end = start + Math.min(people - start, wanted, Math.ceil(people / 12));
    staff.teamStart.fill(start, start, end);
    staff.teamEnd.fill(end, start, end);
    start = end;
  }
  for (let v = 0; v < people; v++) {
    const activity = Math.min(most, (1 - random.next()) ** (-1 / 1.5));
    const popularity = Math.min(most, activity * Math.exp(1.2 * (random.next() + random.next() - 1)));
    staff.activity[v + 1] = staff.activity[v]! + activity;
    staff.popularity[v + 1] = staff.popularity[v]! + popularity;
  }
  return staff;
}

/** One of [from, to), with the chance its part of the running sums gives it. */
function draw(sums: Float64Array, from: number, to: number, random: Random): number {
  const target = sums[from]! + random.next() * (sums[to]! - sums[from]!);
  let low = from;
  let high = to - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sums[middle + 1]! > target) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** A set of whole numbers up to 2^53 by open addressing: ten million do not fit a Set. */
function pairSet(size: number) {
  const slots = 2 ** Math.ceil(Math.log2(2.5 * size));
  const keys = new Float64Array(slots).fill(-1);
  return {
    /** False when it was there already. */
    add(key: number): boolean {
      const high = Math.imul(Math.floor(key / 2 ** 32), 0x85ebca6b);
      const mixed = Math.imul((key % 2 ** 32) | 0, 0x9e3779b1) ^ high;
      let slot = (mixed ^ (mixed >>> 15)) & (slots - 1);
      for (; keys[slot] !== -1; slot = (slot + 1) & (slots - 1)) if (keys[slot] === key) return false;
      keys[slot] = key;
      return true;
    },
  };
}
