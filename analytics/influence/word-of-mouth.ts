// How good a list is when word travels on, from colleague to colleague, and not only to those who respond directly.
import type { PersonId } from '../../core/ids.ts';
import type { CsrGraph } from '../algorithms/csr-graph.ts';
import { opim } from '../algorithms/opim.ts';
import { drawHalves, type Cascade } from '../algorithms/reverse-reachable-sets.ts';
import type { TieGraph } from '../graph/tie-graph.ts';
import { numberNames } from './number-names.ts';
import type { Shortlist } from './shortlist.ts';

/** In either half; more would say the same a little more surely. */
const mostSets = 65_536;
const seed = 1;

/**
 * At least this share of what the best list of the same size and cap would reach, with 99 chances in 100 (OPIM-C's
 * bounds, for a list that was chosen otherwise: docs/decisions, "A shortlist is chosen exactly"). Lists of the same
 * people are judged on the same draws.
 */
export function wordOfMouthShares(
  { people, graph }: TieGraph,
  departmentOf: (person: PersonId) => string | undefined,
): (list: Shortlist) => number {
  const nodeOf = new Map(people.map((person, v) => [person, v]));
  const cascade = byAttention(graph);
  const halves = drawHalves(cascade, seed);
  const groups = numberNames(people.map(departmentOf));
  return ({ chosen, eligible, places, mostPerDepartment }) => {
    const candidates = new Uint8Array(people.length);
    for (const person of eligible) candidates[nodeOf.get(person) ?? 0] = 1;
    const given = Int32Array.from(chosen, ({ person }) => nodeOf.get(person) ?? 0);
    const list = { size: places, given, candidates, groups, cap: mostPerDepartment };
    return opim(cascade, { ...list, mostSets, halves, seed }).guarantee;
  };
}

/**
 * Weighted cascade (Kempe, Kleinberg & Tardos, 2003): u is drawn in by v with the share of u's responses that went to v.
 */
function byAttention({ order, out }: CsrGraph): Cascade {
  const { offsets, neighbours, weights } = out;
  const chance = new Float32Array(weights.length);
  for (let u = 0; u < order; u++) {
    const [from = 0, to = 0] = offsets.subarray(u, u + 2);
    let all = 0;
    for (let e = from; e < to; e++) all += weights[e] ?? 0;
    for (let e = from; e < to; e++) chance[e] = (weights[e] ?? 0) / all;
  }
  return { order, offsets, neighbours, chance };
}
