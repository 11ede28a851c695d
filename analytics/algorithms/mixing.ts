// Who ties with whom, group by group: observed, and expected if ties fell by chance among people as busy as they are.
import { contacts, type CsrGraph, type RowStructure } from './csr-graph.ts';
import { countGroups } from './external-reach.ts';
import type { Random } from './random.ts';

/** Labels in one word. */
const lanes = 4;
/** Groups that fit a byte, beside the unknown. */
const mostPacked = 255;

export interface Mixing {
  /** Number of groups g; both matrices are g × g, row by row, symmetric. */
  groups: number;
  /** Tie ends: a tie between two groups counts 1 in either cell, a tie inside a group 2 in its cell. */
  observed: Float64Array;
  /** K_a·K_b / 2m: what the configuration model expects, which keeps everyone's number of contacts. */
  expected: Float64Array;
  /** E–I index (external − internal) / (external + internal), −1 … 1; NaN without ties. */
  externalInternal: number;
  expectedExternalInternal: number;
  /** Newman's assortativity: 1 = only inside groups, 0 = as by chance; NaN when there is but one group. */
  assortativity: number;
}

/**
 * Counts each pair of people once, whatever the direction; ties with an end of unknown group (−1) are left out.
 * Krackhardt & Stern, *Informal networks and organizational crises*, 1988; Newman, *Mixing patterns in networks*,
 * 2003. Print observed beside expected: with many small groups, chance alone makes an organisation look open.
 */
export function mixing(graph: CsrGraph, groups: Int32Array): Mixing {
  const count = countGroups(groups);
  const observed = countTieEnds(graph, groups, count);
  const { perGroup, total } = endsPerGroup(observed, count);
  const expected = observed.map(
    (_, cell) => (perGroup[Math.floor(cell / count)] * perGroup[cell % count]) / total,
  );
  const inside = sumDiagonal(observed, count) / total;
  const insideByChance = sumDiagonal(expected, count) / total;
  return {
    groups: count,
    observed,
    expected: total > 0 ? expected : new Float64Array(count * count),
    externalInternal: 1 - 2 * inside,
    expectedExternalInternal: 1 - 2 * insideByChance,
    assortativity: (inside - insideByChance) / (1 - insideByChance),
  };
}

export interface PermutationTest {
  observed: number;
  /** Mean and standard deviation of the E–I index when labels are dealt out at random. */
  mean: number;
  deviation: number;
  /** (observed − mean) / deviation; NaN when every deal gives the same. */
  z: number;
  /** Two-sided, (1 + deals at least as far from the mean) / (1 + deals). */
  p: number;
}

/**
 * Does the E–I index say anything? Deals the labels out anew `rounds` times over the same ties: group sizes and the
 * network stay as they are (Krackhardt, *QAP partialling as a test of spuriousness*, 1987).
 */
export function permuteExternalInternal(
  graph: CsrGraph,
  groups: Int32Array,
  random: Random,
  rounds = 500,
): PermutationTest {
  const rows = eachPairOnce(contacts(graph));
  const observed = externalInternal(rows, groups);
  const draws = dealOut(rows, groups, random, rounds);
  const mean = draws.reduce((sum, x) => sum + x, 0) / rounds;
  const deviation = Math.sqrt(draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (rounds - 1));
  const farther = draws.filter((x) => Math.abs(x - mean) >= Math.abs(observed - mean)).length;
  const z = (observed - mean) / deviation;
  return { observed, mean, deviation, z: deviation > 0 ? z : NaN, p: (1 + farther) / (1 + rounds) };
}

/** The E–I index of each deal: four deals are counted in one pass where the labels fit a byte. */
function dealOut(rows: RowStructure, groups: Int32Array, random: Random, rounds: number): Float64Array {
  const dealt = groups.slice();
  const draws = new Float64Array(rounds);
  const atOnce = countGroups(groups) <= mostPacked ? lanes : 1;
  const packed = new Int32Array(groups.length);
  for (let first = 0; first < rounds; first += atOnce) {
    packed.fill(0);
    const count = Math.min(atOnce, rounds - first);
    for (let lane = 0; lane < count; lane++) {
      random.shuffle(dealt);
      if (atOnce === 1) draws[first] = externalInternal(rows, dealt);
      else for (let v = 0; v < dealt.length; v++) packed[v] |= (dealt[v] + 1) << (8 * lane);
    }
    if (atOnce > 1) draws.set(externalInternalOfFour(rows, packed).subarray(0, count), first);
  }
  return draws;
}

/** Of a pair only the tie from the lower node: the index counts both or one alike. */
function eachPairOnce({ offsets, neighbours }: RowStructure): RowStructure {
  const half = { offsets: new Int32Array(offsets.length), neighbours: new Int32Array(neighbours.length) };
  let size = 0;
  for (let v = 0; v + 1 < offsets.length; v++) {
    for (let e = offsets[v], end = offsets[v + 1]; e < end; e++) {
      if (neighbours[e] > v) half.neighbours[size++] = neighbours[e];
    }
    half.offsets[v + 1] = size;
  }
  return half;
}

/** The E–I index alone. */
function externalInternal({ offsets, neighbours }: RowStructure, groups: Int32Array): number {
  let internal = 0;
  let external = 0;
  for (let v = 0; v < groups.length; v++) {
    const own = groups[v];
    if (own < 0) continue;
    for (let e = offsets[v], end = offsets[v + 1]; e < end; e++) {
      const group = groups[neighbours[e]];
      if (group < 0) continue;
      if (group === own) internal++;
      else external++;
    }
  }
  return (external - internal) / (external + internal);
}

/**
 * The same of four labels a node, one a byte, 0 = unknown: bytes that are zero are found all at once (Warren, *Hacker's
 * Delight*, §6-1), and counted in bytes of their own until one could overflow.
 */
function externalInternalOfFour({ offsets, neighbours }: RowStructure, labels: Int32Array): Float64Array {
  const internal = new Float64Array(lanes);
  const known = new Float64Array(lanes);
  for (let v = 0; v < labels.length; v++) {
    const own = labels[v];
    const ownKnown = nonZeroBytes(own);
    for (let e = offsets[v], end = offsets[v + 1]; e < end;) {
      let inside = 0;
      let counted = 0;
      for (const stop = Math.min(end, e + 255); e < stop; e++) {
        const label = labels[neighbours[e]];
        const both = nonZeroBytes(label) & ownKnown;
        counted = (counted + both) | 0;
        inside = (inside + (both & ~nonZeroBytes(label ^ own))) | 0;
      }
      for (let lane = 0; lane < lanes; lane++) {
        known[lane] += (counted >>> (8 * lane)) & 255;
        internal[lane] += (inside >>> (8 * lane)) & 255;
      }
    }
  }
  return known.map((all, lane) => (all - 2 * internal[lane]) / all);
}

/** 1 in every byte that is not zero. */
const nonZeroBytes = (word: number): number =>
  ((((word & 0x7f7f7f7f) + 0x7f7f7f7f) | word) >>> 7) & 0x01010101;

function countTieEnds(graph: CsrGraph, groups: Int32Array, count: number): Float64Array {
  const { offsets, neighbours } = contacts(graph);
  const cells = new Float64Array(count * count);
  for (let v = 0; v < graph.order; v++) {
    if (groups[v] < 0) continue;
    for (let e = offsets[v], end = offsets[v + 1]; e < end; e++) {
      const other = groups[neighbours[e]];
      if (other >= 0) cells[groups[v] * count + other]++;
    }
  }
  return cells;
}

function endsPerGroup(observed: Float64Array, count: number) {
  const perGroup = new Float64Array(count);
  observed.forEach((ends, cell) => (perGroup[Math.floor(cell / count)] += ends));
  return { perGroup, total: perGroup.reduce((sum, ends) => sum + ends, 0) };
}

function sumDiagonal(cells: Float64Array, count: number): number {
  let sum = 0;
  for (let a = 0; a < count; a++) sum += cells[a * count + a];
  return sum;
}
