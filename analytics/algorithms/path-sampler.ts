// Draws shortest paths: two nodes at random, then one of the shortest paths between them, each as likely.
import type { CsrGraph, Rows } from './csr-graph.ts';
import type { Random } from './random.ts';

export interface PathSampler {
  /** Draws one path and adds 1 to every node strictly inside it; nothing when the two are not connected. */
  addPath(through: Int32Array): void;
}

/** What both searches know of everybody: nobody is reached by both. */
interface Known {
  /** 1 + the distance from the end that reached a node, with the sign of its side; 0 = not reached. */
  mark: Int32Array;
  /** Shortest paths from that end. */
  paths: Float64Array;
}

/** A search from one end. Its outermost level is `queue[head … tail)`. */
interface Side {
  sign: 1 | -1;
  queue: Int32Array;
  head: number;
  tail: number;
  /** Ties that leave the outermost level. */
  volume: number;
}

/** Ties from the side that grew last to the other one, and how many shortest paths use each. */
interface Crossings {
  near: Int32Array;
  far: Int32Array;
  paths: Float64Array;
  count: number;
}

/** `graph` is undirected. Searches from both ends, always growing the side with fewer ties to look at. */
export function createPathSampler({ order, out }: CsrGraph, random: Random): PathSampler {
  const known: Known = { mark: new Int32Array(order), paths: new Float64Array(order) };
  const a = createSide(order, 1);
  const b = createSide(order, -1);
  const crossings = noCrossings(1024);
  return {
    addPath(through) {
      const from = random.below(order);
      const to = (from + 1 + random.below(order - 1)) % order;
      begin(a, from, known, out);
      begin(b, to, known, out);
      meet(a, b, known, out, crossings);
      if (crossings.count > 0) {
        const chosen = draw(crossings, random);
        walkBack(crossings.near[chosen], known, out, random, through);
        walkBack(crossings.far[chosen], known, out, random, through);
      }
      forget(a, known);
      forget(b, known);
    },
  };
}

function createSide(order: number, sign: 1 | -1): Side {
  return { sign, queue: new Int32Array(order), head: 0, tail: 0, volume: 0 };
}

function noCrossings(room: number): Crossings {
  return { near: new Int32Array(room), far: new Int32Array(room), paths: new Float64Array(room), count: 0 };
}

function begin(side: Side, start: number, { mark, paths }: Known, { offsets }: Rows): void {
  side.queue[0] = start;
  mark[start] = side.sign;
  paths[start] = 1;
  side.head = 0;
  side.tail = 1;
  side.volume = offsets[start + 1] - offsets[start];
}

/** Grows level by level until ties lead from one side to the other; none when one side has seen all it can. */
function meet(a: Side, b: Side, known: Known, rows: Rows, crossings: Crossings): void {
  crossings.count = 0;
  for (;;) {
    const side = a.volume <= b.volume ? a : b;
    if (side.volume > crossings.near.length) Object.assign(crossings, noCrossings(2 * side.volume));
    findCrossings(side, known, rows, crossings);
    if (crossings.count > 0) return;
    grow(side, known, rows);
    if (side.head === side.tail) return;
  }
}

/**
 * Ties of the outermost level into the other search. They end in its outermost level, for everyone nearer has had all
 * contacts looked at: so every crossing lies on shortest paths, and every shortest path has one. There is room for as
 * many as ties leave the level. Looked for before the level grows, because the last one is by far the largest and need
 * not grow.
 */
function findCrossings(
  { sign, queue, head, tail }: Side,
  { mark, paths }: Known,
  { offsets, neighbours }: Rows,
  crossings: Crossings,
): void {
  const { near, far, paths: across } = crossings;
  let count = 0;
  for (let i = head; i < tail; i++) {
    const v = queue[i];
    for (let e = offsets[v], end = offsets[v + 1]; e < end; e++) {
      const u = neighbours[e];
      if (mark[u] * sign >= 0) continue;
      near[count] = v;
      far[count] = u;
      across[count++] = paths[v] * paths[u];
    }
  }
  crossings.count = count;
}

/** One level, none of whose ties lead to the other search. */
function grow(side: Side, { mark, paths }: Known, { offsets, neighbours }: Rows): void {
  const { sign, queue } = side;
  const levelEnd = side.tail;
  let { head, tail } = side;
  let volume = 0;
  for (; head < levelEnd; head++) {
    const v = queue[head];
    const beyond = mark[v] + sign;
    const ways = paths[v];
    for (let e = offsets[v], end = offsets[v + 1]; e < end; e++) {
      const u = neighbours[e];
      if (mark[u] === 0) {
        mark[u] = beyond;
        paths[u] = ways;
        queue[tail++] = u;
        volume += offsets[u + 1] - offsets[u];
      } else if (mark[u] === beyond) paths[u] += ways;
    }
  }
  side.head = head;
  side.tail = tail;
  side.volume = volume;
}

/** Each as likely as the shortest paths that use it. */
function draw({ paths, count }: Crossings, random: Random): number {
  let all = 0;
  for (let i = 0; i < count; i++) all += paths[i];
  let left = random.next() * all;
  for (let i = 0; i < count; i++) if ((left -= paths[i]) < 0) return i;
  return count - 1;
}

/** From v back to where its search began, each step as likely as the paths through it; counts all but the start. */
function walkBack(
  start: number,
  { mark, paths }: Known,
  { offsets, neighbours }: Rows,
  random: Random,
  through: Int32Array,
): void {
  const sign = mark[start] > 0 ? 1 : -1;
  for (let v = start; mark[v] !== sign;) {
    through[v]++;
    let left = random.next() * paths[v];
    let step = -1;
    for (let e = offsets[v], end = offsets[v + 1]; e < end && left >= 0; e++) {
      const u = neighbours[e];
      if (mark[u] !== mark[v] - sign) continue;
      step = u;
      left -= paths[u];
    }
    v = step;
  }
}

function forget({ queue, tail }: Side, { mark }: Known): void {
  for (let i = 0; i < tail; i++) mark[queue[i]] = 0;
}
