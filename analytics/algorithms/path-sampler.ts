// Draws shortest paths: two nodes at random, then one of the shortest paths between them, each as likely.
import type { CsrGraph, Rows } from './csr-graph.ts';
import type { Random } from './random.ts';

export interface PathSampler {
  /** Draws one path and adds 1 to every node strictly inside it; nothing when the two are not connected. */
  addPath(through: Int32Array): void;
}

/** A search from one end. Level i of it is `queue[starts[i] … starts[i + 1])`. */
interface Side {
  /** −1 = not reached. */
  distance: Int32Array;
  /** Shortest paths from this end. */
  paths: Float64Array;
  queue: Int32Array;
  /** Where the outermost level begins, and the end of it. */
  head: number;
  tail: number;
  /** Ties that leave the outermost level. */
  volume: number;
}

/** A tie from one search to the other, and how many shortest paths use it. */
interface Crossing {
  near: number;
  far: number;
  paths: number;
}

/** `graph` is undirected. Searches from both ends, always growing the side with fewer ties to look at. */
export function createPathSampler({ order, out }: CsrGraph, random: Random): PathSampler {
  const sides: [Side, Side] = [createSide(order), createSide(order)];
  return {
    addPath(through) {
      const from = random.below(order);
      const to = (from + 1 + random.below(order - 1)) % order;
      const [a, b] = sides;
      begin(a, from, out);
      begin(b, to, out);
      const crossings = meet(a, b, out);
      if (crossings.found.length > 0) {
        const { near, far } = draw(crossings.found, random);
        walkBack(near, crossings.grown, out, random, through);
        walkBack(far, crossings.other, out, random, through);
      }
      forget(a);
      forget(b);
    },
  };
}

function createSide(order: number): Side {
  return {
    distance: new Int32Array(order).fill(-1),
    paths: new Float64Array(order),
    queue: new Int32Array(order),
    head: 0,
    tail: 0,
    volume: 0,
  };
}

function begin(side: Side, start: number, { offsets }: Rows): void {
  side.queue[0] = start;
  side.distance[start] = 0;
  side.paths[start] = 1;
  side.head = 0;
  side.tail = 1;
  side.volume = offsets[start + 1] - offsets[start];
}

/** Grows level by level until ties lead from one side to the other; none when one side has seen all it can. */
function meet(a: Side, b: Side, rows: Rows): { grown: Side; other: Side; found: Crossing[] } {
  for (;;) {
    const [grown, other] = a.volume <= b.volume ? [a, b] : [b, a];
    const found: Crossing[] = [];
    grow(grown, other, rows, found);
    if (found.length > 0 || grown.head === grown.tail) return { grown, other, found };
  }
}

/**
 * One level. A tie into the other search always ends in its outermost level, for everyone nearer has had all contacts
 * looked at: so every crossing lies on shortest paths, and every shortest path has one.
 */
function grow(side: Side, other: Side, { offsets, neighbours }: Rows, found: Crossing[]): void {
  const { distance, paths, queue } = side;
  const levelEnd = side.tail;
  side.volume = 0;
  for (; side.head < levelEnd; side.head++) {
    const v = queue[side.head];
    const beyond = distance[v] + 1;
    for (let e = offsets[v], end = offsets[v + 1]; e < end; e++) {
      const u = neighbours[e];
      if (other.distance[u] >= 0) found.push({ near: v, far: u, paths: paths[v] * other.paths[u] });
      else if (distance[u] === beyond) paths[u] += paths[v];
      else if (distance[u] < 0) {
        distance[u] = beyond;
        paths[u] = paths[v];
        queue[side.tail++] = u;
        side.volume += offsets[u + 1] - offsets[u];
      }
    }
  }
}

function draw(crossings: readonly Crossing[], random: Random): Crossing {
  let left = random.next() * crossings.reduce((sum, { paths }) => sum + paths, 0);
  return crossings.find(({ paths }) => (left -= paths) < 0) ?? crossings[crossings.length - 1];
}

/** From v back to where its search began, each step as likely as the paths through it; counts all but the start. */
function walkBack(
  start: number,
  { distance, paths }: Side,
  { offsets, neighbours }: Rows,
  random: Random,
  through: Int32Array,
): void {
  for (let v = start; distance[v] > 0;) {
    through[v]++;
    let left = random.next() * paths[v];
    let step = -1;
    for (let e = offsets[v], end = offsets[v + 1]; e < end && left >= 0; e++) {
      const u = neighbours[e];
      if (distance[u] !== distance[v] - 1) continue;
      step = u;
      left -= paths[u];
    }
    v = step;
  }
}

function forget({ distance, queue, tail }: Side): void {
  for (let i = 0; i < tail; i++) distance[queue[i]] = -1;
}
