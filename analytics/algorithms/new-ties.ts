// Do people who met answer each other more than people like them who did not? Ties hang together, so people are dealt
// anew, not pairs (after Krackhardt's quadratic assignment, *Social Networks* 10, 1988).
import type { Random } from './random.ts';

export const tieBefore = 1;
export const tieSoon = 2;
export const tieLater = 4;

export interface Acquaintance {
  /** `people` × `people`, both directions: what ties a pair had (`tieBefore` | `tieSoon` | `tieLater`). */
  ties: Uint8Array;
  /** 1 for those who met. */
  met: Uint8Array;
  /** −1 when unknown. */
  departments: Int32Array;
  /** How active each was before, as a class counted from 0. */
  activity: Int32Array;
}

export interface NewTies {
  /** Pairs who met without a tie before and have others to be compared with. */
  pairs: number;
  newTies: number;
  /** New ties as many pairs of the same kind made who did not both meet. */
  expected: number;
  /** Of the new ties, those seen again later. */
  lasting: number;
  /** Share of deals, this one included, in which as many people of the same activity show as many ties beyond expected. */
  p: number;
}

const usualDeals = 999;

export function findNewTies(acquaintance: Acquaintance, random: Random, deals = usualDeals): NewTies {
  const kinds = kindsOfPairs(acquaintance);
  const rates = ratesOf(acquaintance, kinds);
  const people = [...acquaintance.met.keys()].filter((person) => acquaintance.met[person] === 1);
  const seen = judge(acquaintance, kinds, rates, Int32Array.from(people));
  const draw = dealer(acquaintance, random);
  let asMany = 1;
  for (let deal = 0; deal < deals; deal++) {
    const { newTies, expected } = judge(acquaintance, kinds, rates, draw());
    if (newTies - expected >= seen.newTies - seen.expected) asMany++;
  }
  return { ...seen, p: asMany / (deals + 1) };
}

/** Prior distance two or more, same department or not, activity of both; −1 for pairs with a tie before. */
function kindsOfPairs({ ties, met, departments, activity }: Acquaintance): Int16Array {
  const n = met.length;
  const near = shareNeighbours(ties, n);
  const classes = 1 + activity.reduce((most, each) => Math.max(most, each), 0);
  const kinds = new Int16Array(n * n).fill(-1);
  for (let a = 0; a < n; a++) {
    for (let b = 0; b < n; b++) {
      if (a === b || (ties[a * n + b] & tieBefore) !== 0) continue;
      const same = departments[a] >= 0 && departments[a] === departments[b] ? 1 : 0;
      const low = Math.min(activity[a], activity[b]);
      const high = Math.max(activity[a], activity[b]);
      kinds[a * n + b] = ((low * classes + high) * 2 + same) * 2 + near[a * n + b];
    }
  }
  return kinds;
}

/** 1 where a pair had a tie to the same third person before. */
function shareNeighbours(ties: Uint8Array, n: number): Uint8Array {
  const near = new Uint8Array(n * n);
  for (let middle = 0; middle < n; middle++) {
    const friends: number[] = [];
    for (let v = 0; v < n; v++) if ((ties[middle * n + v] & tieBefore) !== 0) friends.push(v);
    for (const a of friends) for (const b of friends) near[a * n + b] = 1;
  }
  return near;
}

/** Share of new ties by kind among pairs who did not both meet; NaN where there are none. */
function ratesOf({ ties, met }: Acquaintance, kinds: Int16Array): Float64Array {
  const n = met.length;
  const most = kinds.reduce((highest, kind) => Math.max(highest, kind), -1);
  const made = new Float64Array(most + 1);
  const all = new Float64Array(most + 1);
  for (let a = 0; a < n; a++) {
    for (let b = a + 1; b < n; b++) {
      const kind = kinds[a * n + b];
      if (kind < 0 || (met[a] === 1 && met[b] === 1)) continue;
      all[kind]++;
      if ((ties[a * n + b] & tieSoon) !== 0) made[kind]++;
    }
  }
  return made.map((count, kind) => count / all[kind]);
}

function judge({ ties, met }: Acquaintance, kinds: Int16Array, rates: Float64Array, people: Int32Array) {
  const n = met.length;
  const found = { pairs: 0, newTies: 0, expected: 0, lasting: 0 };
  for (let i = 0; i < people.length; i++) {
    for (let j = i + 1; j < people.length; j++) {
      const cell = people[i] * n + people[j];
      const rate = kinds[cell] < 0 ? NaN : rates[kinds[cell]];
      if (Number.isNaN(rate)) continue;
      found.pairs++;
      found.expected += rate;
      if ((ties[cell] & tieSoon) === 0) continue;
      found.newTies++;
      if ((ties[cell] & tieLater) !== 0) found.lasting++;
    }
  }
  return found;
}

/** As many people of each activity as met, drawn from everybody. */
function dealer({ met, activity }: Acquaintance, random: Random): () => Int32Array {
  const classes = [...new Set(activity)].sort((a, b) => a - b);
  const groups = classes.map((level) => {
    const members = Int32Array.from([...activity.keys()].filter((person) => activity[person] === level));
    return { members, wanted: members.filter((person) => met[person] === 1).length };
  });
  return () => {
    const drawn: number[] = [];
    for (const { members, wanted } of groups) {
      random.shuffle(members);
      drawn.push(...members.subarray(0, wanted));
    }
    return Int32Array.from(drawn);
  };
}
