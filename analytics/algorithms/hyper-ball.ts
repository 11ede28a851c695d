// Harmonic closeness of very large graphs, estimated: each node sketches whom it has heard of, one step at a time.
import type { CsrGraph } from './csr-graph.ts';

export interface HyperBallOptions {
  /** Registers per node, a power of two from 16; bytes of memory per node, twice. */
  registers?: number;
  seed?: number;
  /** Steps at most; a network of people has settled long before. */
  maxSteps?: number;
}

export interface HyperBall {
  /** As `harmonic`: the mean over all other nodes u of 1 / d(u, v). */
  harmonic: Float64Array;
  /** Relative standard deviation of each count behind the estimate: 1.04 / √registers. Good for deciles, not ranks. */
  relativeError: number;
  steps: number;
}

/**
 * Boldi & Vigna, *In-core computation of geometric centralities with HyperBall*, 2013, on HyperLogLog counters (Flajolet,
 * Fusy, Gandouet & Meunier, 2007). O(ties · registers) a step, and as many steps as the longest distance.
 */
export function hyperBall(
  graph: CsrGraph,
  { registers = 128, seed = 1, maxSteps = 1000 }: HyperBallOptions = {},
): HyperBall {
  const { order } = graph;
  let ball: Uint8Array = oneEach(order, registers, seed);
  let next: Uint8Array = new Uint8Array(ball.length);
  let size: Float64Array = estimateAll(ball, order, registers);
  let changed: Uint8Array = new Uint8Array(order).fill(1);
  const sum = new Float64Array(order);
  let steps = 0;
  for (let growing = order > 0; growing && steps < maxSteps;) {
    steps++;
    const grown = growBalls(graph, registers, ball, next, changed);
    [ball, next] = [next, ball];
    const larger = size.slice();
    for (let v = 0; v < order; v++) {
      if (grown[v] === 0) continue;
      larger[v] = estimate(ball, v * registers, registers);
      sum[v] += (larger[v] - size[v]) / steps;
    }
    size = larger;
    changed = grown;
    growing = grown.includes(1);
  }
  return {
    harmonic: sum.map((value) => value / Math.max(1, order - 1)),
    relativeError: 1.04 / Math.sqrt(registers),
    steps,
  };
}

/** Every node has heard of itself. */
function oneEach(order: number, registers: number, seed: number): Uint8Array {
  const bits = Math.log2(registers);
  const ball = new Uint8Array(order * registers);
  for (let v = 0; v < order; v++) {
    const hash = mix(Math.imul(v + 1, 0x9e3779b1) ^ mix(seed));
    ball[v * registers + (hash >>> (32 - bits))] = Math.clz32((hash << bits) | (1 << (bits - 1))) + 1;
  }
  return ball;
}

/** Finaliser of MurmurHash3 (Appleby): every input bit reaches every output bit. */
function mix(word: number): number {
  let x = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}

/** A ball of radius t is the union of the balls of radius t − 1 of those tied to it; returns which ones grew. */
function growBalls(
  { order, in: rows }: CsrGraph,
  registers: number,
  ball: Uint8Array,
  next: Uint8Array,
  changed: Uint8Array,
): Uint8Array {
  next.set(ball);
  const grown = new Uint8Array(order);
  for (let v = 0; v < order; v++) {
    const own = v * registers;
    for (let e = rows.offsets[v], end = rows.offsets[v + 1]; e < end; e++) {
      const u = rows.neighbours[e];
      if (changed[u] === 0) continue;
      const other = u * registers;
      for (let r = 0; r < registers; r++) {
        if (ball[other + r] <= next[own + r]) continue;
        next[own + r] = ball[other + r];
        grown[v] = 1;
      }
    }
  }
  return grown;
}

function estimateAll(ball: Uint8Array, order: number, registers: number): Float64Array {
  return Float64Array.from({ length: order }, (_, v) => estimate(ball, v * registers, registers));
}

/** 2^−k for every value a register can take. */
const halvings = Float64Array.from({ length: 34 }, (_, k) => 2 ** -k);

/** HyperLogLog's estimate, by linear counting while registers are empty and the set is small. */
function estimate(ball: Uint8Array, first: number, registers: number): number {
  let sum = 0;
  let empty = 0;
  for (let r = first, end = first + registers; r < end; r++) {
    sum += halvings[ball[r]];
    if (ball[r] === 0) empty++;
  }
  const raw = (bias(registers) * registers * registers) / sum;
  return raw <= 2.5 * registers && empty > 0 ? registers * Math.log(registers / empty) : raw;
}

function bias(registers: number): number {
  if (registers === 16) return 0.673;
  if (registers === 32) return 0.697;
  return registers === 64 ? 0.709 : 0.7213 / (1 + 1.079 / registers);
}
