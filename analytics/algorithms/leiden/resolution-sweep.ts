// Communities at several resolutions, and which of them is the network's own: the one every seed finds again.
import { undirected, type CsrGraph } from '../csr-graph.ts';
import { modularity } from '../modularity.ts';
import { randAgreement } from '../partition-agreement.ts';
import { leiden, type Communities } from './leiden.ts';
import { moveNodes, type MoveNodes } from './local-moves.ts';

export interface SweepOptions {
  resolutions?: readonly number[];
  /** Seeds 1 … runs at each resolution. */
  runs?: number;
  /** As for `leiden`. */
  move?: MoveNodes;
}

export interface ResolutionResult extends Communities {
  resolution: number;
  /** Mean adjusted Rand index over all pairs of seeds: 1 = every seed finds the same groups. */
  stability: number;
}

export interface Sweep {
  /** One per resolution, each with the groups of the seed of highest quality at that resolution. */
  results: ResolutionResult[];
  /** Index of the most stable result with more than one group of two or more; −1 when there is none. */
  plateau: number;
}

/**
 * One resolution hides teams and another tears them apart (Fortunato & Barthélemy, *Resolution limit in community
 * detection*, 2007): the choice falls on stability over seeds, never on likeness to the organisation chart
 * (research/science.md §3). Equal stability goes to the lower resolution.
 */
export function sweepResolutions(
  graph: CsrGraph,
  { resolutions = [0.5, 1, 2, 3, 4], runs = 10, move = moveNodes }: SweepOptions = {},
): Sweep {
  const both = undirected(graph);
  const results = resolutions.map((resolution) => runAt(both, resolution, runs, move));
  let plateau = -1;
  results.forEach(({ stability, sizes }, i) => {
    const says = sizes.length > 1 && (sizes[1] ?? 0) > 1;
    if (says && stability > (results[plateau]?.stability ?? -1)) plateau = i;
  });
  return { results, plateau };
}

function runAt(graph: CsrGraph, resolution: number, runs: number, move: MoveNodes): ResolutionResult {
  const found = Array.from({ length: runs }, (_, i) => leiden(graph, { resolution, seed: i + 1, move }));
  const quality = found.map(({ groups }) => modularity(graph, groups, resolution));
  const best = found[quality.indexOf(Math.max(...quality))];
  return { ...best, resolution, stability: meanAgreement(found) };
}

function meanAgreement(found: readonly Communities[]): number {
  let sum = 0;
  let pairs = 0;
  found.forEach(({ groups }, i) => {
    for (const other of found.slice(i + 1)) {
      sum += randAgreement(groups, other.groups);
      pairs++;
    }
  });
  return pairs > 0 ? sum / pairs : 1;
}
