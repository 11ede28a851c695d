// How good a division into groups is: modularity of the whole, conductance of each group.
import { undirected, type CsrGraph } from './csr-graph.ts';
import { countGroups } from './external-reach.ts';

/** Weight of ties inside each group and of all tie ends in it; ties inside count from both ends. */
interface Volumes {
  inside: Float64Array;
  ends: Float64Array;
  total: number;
}

/**
 * Q = Σ over groups of inside/2m − γ·(ends/2m)², weighted, directions added; 0 without ties. Newman & Girvan, *Finding
 * and evaluating community structure in networks*, 2004; γ after Reichardt & Bornholdt, 2006.
 */
export function modularity(graph: CsrGraph, groups: Int32Array, resolution = 1): number {
  const { inside, ends, total } = volumes(graph, groups);
  let quality = 0;
  if (total === 0) return quality;
  for (let g = 0; g < ends.length; g++) quality += inside[g] / total - resolution * (ends[g] / total) ** 2;
  return quality;
}

/**
 * Of each group, the share of its tie weight that leaves it, measured on the smaller side: 0 = closed off, NaN when
 * that side has no ties. Kannan, Vempala & Vetta, *On clusterings: good, bad and spectral*, 2004.
 */
export function conductance(graph: CsrGraph, groups: Int32Array): Float64Array {
  const { inside, ends, total } = volumes(graph, groups);
  return ends.map((volume, g) => (volume - inside[g]) / Math.min(volume, total - volume));
}

function volumes(graph: CsrGraph, groups: Int32Array): Volumes {
  const { order, out } = undirected(graph);
  const count = countGroups(groups);
  const inside = new Float64Array(count);
  const ends = new Float64Array(count);
  let total = 0;
  for (let v = 0; v < order; v++) {
    const group = groups[v];
    for (let e = out.offsets[v], end = out.offsets[v + 1]; e < end; e++) {
      const weight = out.weights[e];
      total += weight;
      ends[group] += weight;
      inside[group] += weight * Number(groups[out.neighbours[e]] === group);
    }
  }
  return { inside, ends, total };
}
