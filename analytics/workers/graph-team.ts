// Several threads on one large graph: PageRank, betweenness and closeness in memory they share.
//
// Results do not depend on the number of threads, to the last bit: work is cut into blocks that do not, and sums are
// added in the order of blocks. The kernels of the same name stay on the calling thread.
import { availableParallelism } from 'node:os';
import type { CsrGraph } from '../algorithms/csr-graph.ts';
import { distanceUnit } from '../algorithms/harmonic.ts';
import type { PageRankOptions, PageRankResult } from '../algorithms/page-rank.ts';
import { hireCrew } from './graph-crew.ts';
import { pageRankTogether } from './page-rank-together.ts';
import { searchTogether } from './search-together.ts';

export interface GraphTeam {
  readonly threads: number;
  /** As `pageRank`. */
  pageRank(graph: CsrGraph, options?: PageRankOptions): Promise<PageRankResult>;
  /** As `dependenciesOn`. */
  dependenciesOn(graph: CsrGraph, sources: Int32Array): Promise<Float64Array>;
  /** As `inverseDistances`. */
  inverseDistances(graph: CsrGraph, sources: Int32Array): Promise<Float64Array>;
  close(): Promise<void>;
}

/** Ask for one thing at a time. A thread that fails ends the team, and what was asked is refused. */
export function createGraphTeam({ threads = availableParallelism() } = {}): GraphTeam {
  const crew = hireCrew(threads);
  return {
    threads,
    pageRank: (graph, options = {}) => pageRankTogether(crew, graph, options),
    dependenciesOn: (graph, sources) => searchTogether(crew, 'dependencies', graph, sources),
    async inverseDistances(graph, sources) {
      const units = await searchTogether(crew, 'distances', graph, sources);
      return units.map((sum) => sum / distanceUnit);
    },
    close: () => crew.close(),
  };
}
