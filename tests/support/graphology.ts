// graphology as a second opinion: its plug-ins are CommonJS, whose default exports need naming under nodenext.
import { DirectedGraph, UndirectedGraph } from 'graphology';
import type { AbstractGraph as Graph } from 'graphology-types';
import louvainPlugin from 'graphology-communities-louvain';
import betweennessPlugin from 'graphology-metrics/centrality/betweenness.js';
import pageRankPlugin from 'graphology-metrics/centrality/pagerank.js';
import { weightedInDegree } from 'graphology-metrics/node/weighted-degree.js';

type ByNode = Record<string, number>;

export { DirectedGraph, UndirectedGraph };

export const graphologyBetweenness = betweennessPlugin as unknown as (
  graph: Graph,
  options: { getEdgeWeight: null; normalized: boolean },
) => ByNode;

/** Stops at `order · tolerance`. */
export const graphologyPageRank = pageRankPlugin as unknown as (
  graph: Graph,
  options: { getEdgeWeight: 'weight' | null; alpha: number; tolerance: number; maxIterations: number },
) => ByNode;

export const graphologyInStrength = weightedInDegree as unknown as (graph: Graph, node: string) => number;

/** Groups by Louvain, and their modularity. */
export const graphologyLouvain = (
  louvainPlugin as unknown as {
    detailed: (graph: Graph, options: { rng: () => number }) => { communities: ByNode; modularity: number };
  }
).detailed;
