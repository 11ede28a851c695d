// graphology as a second opinion: its plug-ins are CommonJS, whose default exports need naming under nodenext.
import { DirectedGraph, UndirectedGraph } from 'graphology';
import type { AbstractGraph as Graph } from 'graphology-types';
import louvainPlugin from 'graphology-communities-louvain';
import forceAtlas2Plugin from 'graphology-layout-forceatlas2';
import betweennessPlugin from 'graphology-metrics/centrality/betweenness.js';
import pageRankPlugin from 'graphology-metrics/centrality/pagerank.js';
import { weightedInDegree } from 'graphology-metrics/node/weighted-degree.js';

import type { ForceAtlasOptions, Springs } from '../../analytics/algorithms/force-atlas.ts';

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

const assignLayout = (
  forceAtlas2Plugin as unknown as {
    assign: (graph: Graph, options: { iterations: number; settings: object }) => void;
  }
).assign;

/** Where ForceAtlas2 places everybody who starts at `x`, `y`. */
export function graphologyLayout(
  { order, from, to, weight }: Springs,
  x: Float32Array,
  y: Float32Array,
  { rounds, ...settings }: Omit<ForceAtlasOptions, 'repel'>,
): { x: Float32Array; y: Float32Array } {
  const graph = new UndirectedGraph();
  for (let v = 0; v < order; v++) graph.addNode(v, { x: x[v], y: y[v] });
  weight.forEach((w, e) => graph.addEdge(from[e], to[e], { weight: w }));
  assignLayout(graph, { iterations: rounds, settings: { ...settings, edgeWeightInfluence: 1 } });
  const column = (name: string) =>
    Float32Array.from({ length: order }, (_, v) => graph.getNodeAttribute(v, name) as number);
  return { x: column('x'), y: column('y') };
}
