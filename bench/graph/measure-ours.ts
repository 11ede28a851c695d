// Measures one of our operations in a process of its own: `node measure-ours.js FOLDER SIZE OPERATION`.
import { setImmediate } from 'node:timers/promises';
import { dependenciesOn } from '../../analytics/algorithms/betweenness.ts';
import { components } from '../../analytics/algorithms/components.ts';
import { constraint } from '../../analytics/algorithms/constraint.ts';
import { coreNumbers } from '../../analytics/algorithms/core-numbers.ts';
import { buildCsrGraph, countTies, undirected, type CsrGraph } from '../../analytics/algorithms/csr-graph.ts';
import { inverseDistances } from '../../analytics/algorithms/harmonic.ts';
import { leiden } from '../../analytics/algorithms/leiden/leiden.ts';
import { moveNodes, type MoveNodes } from '../../analytics/algorithms/leiden/local-moves.ts';
import { pageRank } from '../../analytics/algorithms/page-rank.ts';
import { strength } from '../../analytics/algorithms/strength.ts';
import { strongComponents } from '../../analytics/algorithms/strong-components.ts';
import { createMover } from '../../analytics/workers/moves-in-kernel.ts';
import { createGraphTeam, type GraphTeam } from '../../analytics/workers/graph-team.ts';
import type { SizeName } from './generate-graph.ts';
import { readGraph, writeResult } from './graph-files.ts';
import { measure, say, type Measurement } from './measurement.ts';

const [folder = '', size = 'S', operation = ''] = process.argv.slice(2);
const before = process.memoryUsage().rss;
const { people, columns, pivots } = readGraph(folder, size as SizeName);

const tolerance = 1e-10;
const build = () => buildCsrGraph(people, columns, { shared: true });

/** Keeps the last result, so that it can be compared with igraph's. */
async function keep(graph: CsrGraph, run: (graph: CsrGraph) => Float64Array | Promise<Float64Array>) {
  let result = new Float64Array() as Float64Array;
  const measured = await measure(operation, async () => {
    result = await run(graph);
  });
  writeResult(folder, `${size}.${operation}.ours`, result);
  return measured;
}

async function withTeam(threads: number, run: (team: GraphTeam) => Promise<Measurement>) {
  const team = createGraphTeam({ threads });
  try {
    return await run(team);
  } finally {
    await team.close();
  }
}

const pageRankBy = (threads: number) => (graph: CsrGraph) =>
  withTeam(threads, (team) => keep(graph, async (all) => (await team.pageRank(all, { tolerance })).rank));
const betweennessBy = (threads: number) => (graph: CsrGraph) =>
  withTeam(threads, (team) => keep(graph, (all) => team.dependenciesOn(all, pivots)));
const harmonicBy = (threads: number) => (graph: CsrGraph) =>
  withTeam(threads, (team) => keep(graph, (all) => team.inverseDistances(all, pivots)));

/** Directions are added before, as they are for the others. */
const groupsBy = (move: MoveNodes) => (graph: CsrGraph) => {
  const both = undirected(graph);
  let seed = 0;
  const found: number[] = [];
  const run = () => found.push(leiden(both, { seed: ++seed, move }).modularity);
  return measure(operation, run, () => Math.min(...found));
};

const operations: Record<string, (graph: CsrGraph) => Promise<Measurement>> = {
  strength: (graph) => measure(operation, () => strength(graph.out)),
  pagerank: (graph) => keep(graph, (all) => pageRank(all, { tolerance }).rank),
  'pagerank, team of 1': pageRankBy(1),
  'pagerank, team of 2': pageRankBy(2),
  // A graph that nobody asked for its contacts yet: they are found once for a graph, and belong to the measure.
  'k-core': (graph) => measure(operation, () => coreNumbers({ ...graph })),
  'weak components': (graph) => measure(operation, () => components(graph)),
  'strong components': (graph) => measure(operation, () => strongComponents(graph)),
  'harmonic, 256': (graph) => keep(graph, (all) => inverseDistances(all, pivots)),
  'harmonic, 256, team of 2': harmonicBy(2),
  'betweenness, 256': (graph) => keep(graph, (all) => dependenciesOn(all, pivots)),
  'betweenness, 256, team of 1': betweennessBy(1),
  'betweenness, 256, team of 2': betweennessBy(2),
  constraint: (graph) => keep(graph, constraint),
  leiden: groupsBy(moveNodes),
  'leiden, WebAssembly': groupsBy(createMover()),
};

if (operation === 'build') say(await measure(operation, build));
else if (operation === 'memory') {
  const graph = build();
  const measured = await measure(operation, () => countTies(graph));
  // Arrays let go are swept in the background.
  for (let i = 0; i < 3; i++) await setImmediate(globalThis.gc?.());
  say({ ...measured, value: (process.memoryUsage().rss - before) / countTies(graph) });
} else {
  const run = operations[operation];
  if (run === undefined) throw new Error(`no such operation: ${operation}`);
  say(await run(build()));
}
