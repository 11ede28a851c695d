// Measures the same on graphology, in a process of its own: `node measure-graphology.js FOLDER SIZE`.
import { DirectedGraph, UndirectedGraph } from 'graphology';
import type { AbstractGraph as Graph } from 'graphology-types';
import louvainPlugin from 'graphology-communities-louvain';
import betweennessPlugin from 'graphology-metrics/centrality/betweenness.js';
import pageRankPlugin from 'graphology-metrics/centrality/pagerank.js';
import { weightedOutDegree } from 'graphology-metrics/node/weighted-degree.js';
import { createRandom } from '../../analytics/algorithms/random.ts';
import type { SizeName } from './generate-graph.ts';
import { readGraph } from './graph-files.ts';
import { measure, say } from './measurement.ts';

/** The plug-ins are CommonJS, whose default exports need naming under nodenext. */
const pageRank = pageRankPlugin as unknown as (graph: Graph, options: object) => object;
const betweenness = betweennessPlugin as unknown as (graph: Graph, options: object) => object;
const outStrength = weightedOutDegree as unknown as (graph: Graph, node: string) => number;
const louvain = louvainPlugin as unknown as {
  detailed: (graph: Graph, options: object) => { modularity: number };
};

const [folder = '', size = 'S'] = process.argv.slice(2);
const { people, columns } = readGraph(folder, size as SizeName);
const { from, to, weight } = columns;

let directed = new DirectedGraph();
const build = () => {
  directed = new DirectedGraph({ allowSelfLoops: false });
  for (let v = 0; v < people; v++) directed.addNode(v);
  from.forEach((source, e) => directed.addDirectedEdge(source, to[e]!, { weight: weight[e]! }));
};
say(await measure('build', build));
say(await measure('strength', () => directed.mapNodes((node) => outStrength(directed, node))));
/** graphology stops at order · tolerance. */
const options = { alpha: 0.85, tolerance: 1e-10 / people, maxIterations: 1000, getEdgeWeight: 'weight' };
say(await measure('pagerank', () => pageRank(directed, options)));
if (size === 'S') {
  const run = () => betweenness(directed, { getEdgeWeight: null, normalized: false });
  say(await measure('betweenness, exact', run));
}

const both = new UndirectedGraph();
for (let v = 0; v < people; v++) both.addNode(v);
from.forEach((source, e) => {
  both.updateEdge(source, to[e]!, ({ weight: sum = 0 }) => ({ weight: Number(sum) + weight[e]! }));
});
let quality = 0;
/** As ours: another one every time, for luck decides how long it takes. */
let seed = 0;
const communities = () => {
  quality = louvain.detailed(both, { rng: createRandom(++seed).next }).modularity;
};
say(await measure('leiden', communities, () => quality));
