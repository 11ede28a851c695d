// Betweenness from sampled shortest paths, as many as it takes to be within ε of the truth for everyone at once.
import { undirected, type CsrGraph } from './csr-graph.ts';
import { createPathSampler } from './path-sampler.ts';
import { createRandom } from './random.ts';

export interface SamplingOptions {
  /** ε: largest error allowed for anybody, as a share of all pairs. */
  epsilon?: number;
  /** δ: how likely it may be that somebody's error is larger. */
  delta?: number;
  seed?: number;
}

export interface SampledBetweenness {
  /** Share of all pairs of nodes whose shortest paths lead through each; times order·(order − 1)/2: `betweenness`. */
  score: Float64Array;
  epsilon: number;
  delta: number;
  samples: number;
  /** Nodes whose score exceeds 2ε, the highest first: only their ranks deserve to be printed. */
  ranked: Int32Array;
}

/** Share of δ spread evenly over everyone, so that nobody's own part is nothing. */
const evenShare = 0.001;
/** First samples, 1 in so many of the cap; they allot δ and are then thrown away. */
const pilotShare = 100;

/**
 * Direction is ignored. Every score is within ε of the truth with probability 1 − δ, all nodes together. Borassi &
 * Natale, *KADABRA is an ADaptive Algorithm for Betweenness via Random Approximation*, ACM JEA 24, 2019: paths are drawn
 * by search from both ends and counted until the martingale bounds of every node are below ε, at latest at the number
 * of samples that suffices for any graph of this diameter (Riondato & Kornaropoulos, *Fast approximation of betweenness
 * centrality through sampling*, 2016).
 */
export function sampledBetweenness(
  graph: CsrGraph,
  { epsilon = 0.01, delta = 0.1, seed = 1 }: SamplingOptions = {},
): SampledBetweenness {
  const both = undirected(graph);
  const { order } = both;
  const sampler = createPathSampler(both, createRandom(seed));
  const most = mostSamples(longestPath(both), epsilon, delta);
  const through = new Int32Array(order);
  let samples = 0;
  if (most > 0) {
    const pilot = Math.ceil(most / pilotShare);
    for (let i = 0; i < pilot; i++) sampler.addPath(through);
    const logs = allotDelta(through, pilot, epsilon, delta);
    through.fill(0);
    while (samples < most && !isBelow(epsilon, through, samples, most, logs)) {
      for (let i = 0; i < pilot && samples < most; i++, samples++) sampler.addPath(through);
    }
  }
  const score = Float64Array.from(through, (count) => count / Math.max(1, samples));
  return { score, epsilon, delta, samples, ranked: rankAbove(score, 2 * epsilon) };
}

/** ω = (c/ε²)(⌊log₂(VD − 2)⌋ + 1 + ln(2/δ)), VD the nodes of the longest shortest path; 0 when no path passes anybody. */
function mostSamples(nodesOnPath: number, epsilon: number, delta: number): number {
  if (nodesOnPath < 3) return 0;
  return Math.ceil((0.5 / epsilon ** 2) * (Math.floor(Math.log2(nodesOnPath - 2)) + 1 + Math.log(2 / delta)));
}

/** At most so many nodes lie on a shortest path: twice the distance from one node of each component, and itself. */
function longestPath({ order, out }: CsrGraph): number {
  const { offsets, neighbours } = out;
  const distance = new Int32Array(order).fill(-1);
  const queue = new Int32Array(order);
  const byDegree = Int32Array.from({ length: order }, (_, v) => v);
  byDegree.sort((a, b) => offsets[b + 1] - offsets[b] - (offsets[a + 1] - offsets[a]) || a - b);
  let longest = 0;
  for (const start of byDegree) {
    if (distance[start] >= 0) continue;
    distance[start] = 0;
    queue[0] = start;
    let tail = 1;
    for (let head = 0; head < tail; head++) {
      const v = queue[head];
      for (let e = offsets[v], end = offsets[v + 1]; e < end; e++) {
        if (distance[neighbours[e]] >= 0) continue;
        distance[neighbours[e]] = distance[v] + 1;
        queue[tail++] = neighbours[e];
      }
    }
    longest = Math.max(longest, Math.min(tail, 2 * distance[queue[tail - 1]] + 1));
  }
  return longest;
}

/**
 * ln(1/δ_v) of every node, the δ_v summing up to δ/4 on each side: those through whom many paths seem to lead need
 * more room, so δ_v = exp(−x·ε²/b_v), x found by halving.
 */
function allotDelta(through: Int32Array, samples: number, epsilon: number, delta: number): Float64Array {
  const need = Float64Array.from(through, (count) => epsilon ** 2 / Math.max(count / samples, epsilon));
  const budget = (delta / 4) * (1 - evenShare);
  let low = 0;
  let high = Math.log(through.length / budget) / need.reduce((least, n) => Math.min(least, n));
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (need.reduce((sum, n) => sum + Math.exp(-middle * n), 0) > budget) low = middle;
    else high = middle;
  }
  const even = ((delta / 4) * evenShare) / through.length;
  return need.map((n) => -Math.log(Math.exp(-high * n) + even));
}

/** KADABRA's two bounds: the truth is at most so far below, and above, what was counted. */
function isBelow(
  epsilon: number,
  through: Int32Array,
  samples: number,
  most: number,
  logs: Float64Array,
): boolean {
  if (samples === 0) return false;
  const ratio = most / samples;
  for (let v = 0; v < through.length; v++) {
    const scale = logs[v] / samples;
    const spread = (2 * (through[v] / samples) * most) / logs[v];
    const below = scale * (1 / 3 - ratio + Math.sqrt((1 / 3 - ratio) ** 2 + spread));
    const above = scale * (1 / 3 + ratio + Math.sqrt((1 / 3 + ratio) ** 2 + spread));
    if (below > epsilon || above > epsilon) return false;
  }
  return true;
}

function rankAbove(score: Float64Array, least: number): Int32Array {
  const above = Int32Array.from(score.keys()).filter((v) => score[v] > least);
  return above.sort((a, b) => score[b] - score[a] || a - b);
}
