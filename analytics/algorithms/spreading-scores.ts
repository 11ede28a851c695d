// Who would carry news farthest, from what lies within two or three steps: extended neighbourhood coreness, LocalRank.
import { coreNumbers } from './core-numbers.ts';
import { undirected, type CsrGraph, type Rows } from './csr-graph.ts';

/**
 * C_nc+(v) = Σ over contacts u of Σ over contacts w of u of core(w). Bae & Kim, *Identifying and ranking influential
 * spreaders in complex networks by neighborhood coreness*, Physica A 395, 2014. O(ties).
 */
export function neighbourhoodCoreness(graph: CsrGraph): Float64Array {
  const both = undirected(graph);
  return sumOverContacts(both.out, sumOverContacts(both.out, Float64Array.from(coreNumbers(both))));
}

/**
 * CL(v) = Σ over contacts u of Σ over contacts w of u of the number of nodes within two steps of w. Chen et al.,
 * *Identifying influential nodes in complex networks*, Physica A 391, 2012. O(Σ degree²).
 */
export function localRank(graph: CsrGraph): Float64Array {
  const { out } = undirected(graph);
  return sumOverContacts(out, sumOverContacts(out, countWithinTwoSteps(out)));
}

function sumOverContacts({ offsets, neighbours }: Rows, values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length);
  for (let v = 0; v < sums.length; v++) {
    for (let e = offsets[v], end = offsets[v + 1]; e < end; e++) sums[v] += values[neighbours[e]];
  }
  return sums;
}

/** Without the node itself. */
function countWithinTwoSteps({ offsets, neighbours }: Rows): Float64Array {
  const counts = new Float64Array(offsets.length - 1);
  const seenFrom = new Int32Array(counts.length).fill(-1);
  for (let v = 0; v < counts.length; v++) {
    seenFrom[v] = v;
    for (let e = offsets[v], end = offsets[v + 1]; e < end; e++) {
      const u = neighbours[e];
      if (seenFrom[u] !== v) counts[v]++;
      seenFrom[u] = v;
      for (let f = offsets[u], last = offsets[u + 1]; f < last; f++) {
        if (seenFrom[neighbours[f]] === v) continue;
        seenFrom[neighbours[f]] = v;
        counts[v]++;
      }
    }
  }
  return counts;
}
