// How far two divisions of the same nodes into groups agree.
import { countGroups } from './external-reach.ts';

export interface Agreement {
  /** Normalised mutual information, 0 … 1, by the mean of both entropies. Rewards many groups: print it beside `ami`. */
  nmi: number;
  /** Adjusted mutual information: 0 = no more than by chance. Vinh, Epps & Bailey, JMLR 11, 2010. */
  ami: number;
  /** Adjusted Rand index: 0 = no more than by chance. Hubert & Arabie, *Comparing partitions*, 1985. */
  ari: number;
}

/** How many nodes each pair of groups shares, sparse, and how large the groups are. */
interface Contingency {
  order: number;
  left: Int32Array;
  right: Int32Array;
  cells: { a: number; b: number; shared: number }[];
}

/** Both divisions number their groups from 0. Two divisions that say nothing (all one, or all apart) agree wholly. */
export function agreement(left: Int32Array, right: Int32Array): Agreement {
  const table = tabulate(left, right);
  const entropies = (entropy(table.left, table.order) + entropy(table.right, table.order)) / 2;
  const mutual = mutualInformation(table);
  const chance = expectedInformation(table);
  return {
    nmi: entropies === 0 ? 1 : mutual / entropies,
    ami: entropies - chance === 0 ? 1 : (mutual - chance) / (entropies - chance),
    ari: adjustedRand(table),
  };
}

/** The adjusted Rand index alone: cheap, for comparing many pairs. */
export const randAgreement = (left: Int32Array, right: Int32Array): number =>
  adjustedRand(tabulate(left, right));

function tabulate(left: Int32Array, right: Int32Array): Contingency {
  const table: Contingency = { order: left.length, left: sizes(left), right: sizes(right), cells: [] };
  const width = table.right.length;
  const shared = new Map<number, number>();
  left.forEach((a, v) => {
    const cell = a * width + right[v];
    shared.set(cell, (shared.get(cell) ?? 0) + 1);
  });
  for (const [cell, n] of [...shared].sort(([a], [b]) => a - b))
    table.cells.push({ a: Math.floor(cell / width), b: cell % width, shared: n });
  return table;
}

function sizes(groups: Int32Array): Int32Array {
  const counts = new Int32Array(countGroups(groups));
  for (const group of groups) counts[group]++;
  return counts;
}

function adjustedRand({ order, left, right, cells }: Contingency): number {
  const pairs = (n: number) => (n * (n - 1)) / 2;
  const sum = (counts: Iterable<number>) => {
    let total = 0;
    for (const n of counts) total += pairs(n);
    return total;
  };
  const together = sum(cells.map(({ shared }) => shared));
  const inLeft = sum(left);
  const inRight = sum(right);
  const chance = order > 1 ? (inLeft * inRight) / pairs(order) : 0;
  const most = (inLeft + inRight) / 2;
  return most === chance ? 1 : (together - chance) / (most - chance);
}

function entropy(counts: Int32Array, order: number): number {
  let sum = 0;
  for (const n of counts) if (n > 0) sum -= (n / order) * Math.log(n / order);
  return sum;
}

function mutualInformation({ order, left, right, cells }: Contingency): number {
  let sum = 0;
  for (const { a, b, shared } of cells)
    sum += (shared / order) * Math.log((order * shared) / (left[a] * right[b]));
  return Math.max(0, sum);
}

/** Mean mutual information of two divisions with these sizes, under the hypergeometric model. */
function expectedInformation({ order, left, right }: Contingency): number {
  const logFactorial = new Float64Array(order + 1);
  for (let n = 2; n <= order; n++) logFactorial[n] = logFactorial[n - 1] + Math.log(n);
  const logChoose = (n: number, k: number) => logFactorial[n] - logFactorial[k] - logFactorial[n - k];
  let sum = 0;
  for (const a of left) {
    for (const b of right) {
      for (let n = Math.max(1, a + b - order); n <= Math.min(a, b); n++) {
        const chance = Math.exp(logChoose(a, n) + logChoose(order - a, b - n) - logChoose(order, b));
        sum += (n / order) * Math.log((order * n) / (a * b)) * chance;
      }
    }
  }
  return sum;
}
