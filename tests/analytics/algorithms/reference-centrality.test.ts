// Every measure must equal igraph's on real graphs, to the ninth decimal.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../../core/package-root.ts';
import { betweenness } from '../../../analytics/algorithms/betweenness.ts';
import { constraint } from '../../../analytics/algorithms/constraint.ts';
import { components } from '../../../analytics/algorithms/components.ts';
import { coreNumbers } from '../../../analytics/algorithms/core-numbers.ts';
import { undirected, type CsrGraph } from '../../../analytics/algorithms/csr-graph.ts';
import { harmonic } from '../../../analytics/algorithms/harmonic.ts';
import { pageRank } from '../../../analytics/algorithms/page-rank.ts';
import { degree, strength } from '../../../analytics/algorithms/strength.ts';
import { graphOf, type Tie } from './graphs.ts';

const data = join(packageRoot, '../shared/data');
const present = existsSync(join(data, 'reference-centrality'));
type NamedTie = [from: string, to: string, weight: number];

/** Lines of a file, split; headings left out. */
function rows(path: string, separator: string | RegExp, headings: number): string[][] {
  const bytes = readFileSync(join(data, path));
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const lines = text.trimEnd().split(/\r?\n/).slice(headings);
  return lines.map((line) => line.split(separator));
}

const weighted = (path: string): NamedTie[] =>
  rows(path, ',', 1).map(([from, to, weight]) => [from!, to!, Number(weight)]);
const once = (found: string[][]): NamedTie[] => found.map(([from, to]) => [from!, to!, 1]);
const ofType = (type: string): NamedTie[] =>
  once(rows('classic-graphs/hightech-managers_edges.csv', ',', 1).filter((row) => row[2] === type));

const graphs: [name: string, ties: () => NamedTie[]][] = [
  ['davis-southern-women', () => weighted('classic-graphs/davis-southern-women_edges.csv')],
  ['email-eu-core', () => once(rows('email-eu-core/email-Eu-core.txt', /\s+/, 0))],
  ['florentine-families', () => weighted('classic-graphs/florentine-families_edges.csv')],
  ['hightech-managers-advice', () => ofType('advice')],
  ['hightech-managers-friends', () => ofType('friends')],
  [
    'invs13-workplace',
    () => once(rows('invs13-workplace/tij_InVS13.dat.gz', /\s+/, 0).map((row) => row.slice(1))),
  ],
  ['karate', () => weighted('classic-graphs/karate_edges.csv')],
  ['krackhardt-kite', () => weighted('classic-graphs/krackhardt-kite_edges.csv')],
  ['les-miserables', () => weighted('classic-graphs/les-miserables_edges.csv')],
  ['manufacturing-email', () => once(rows('manufacturing-email/communication.csv.gz', ';', 1))],
];

if (!present) {
  const skipped = graphs.map(([name]) => name).join(', ');
  process.stderr.write(`SKIPPED: ${data} is not there, so no equality with igraph on ${skipped}\n`);
}

function equallyWeighted({ order, out }: CsrGraph): CsrGraph {
  const rows = { ...out, weights: new Float32Array(out.weights.length).fill(1) };
  return { order, directed: false, out: rows, in: rows };
}

/** Column of the reference → the same measure by our kernels, on the graph as it is and without directions. */
const measures: Record<string, (graph: CsrGraph, both: CsrGraph) => ArrayLike<number>> = {
  in_degree: (graph) => degree(graph.in),
  out_degree: (graph) => degree(graph.out),
  in_strength: (graph) => strength(graph.in),
  out_strength: (graph) => strength(graph.out),
  degree: (_, both) => degree(both.out),
  strength: (_, both) => strength(both.out),
  pagerank: (graph) => pageRank(graph, { weighting: 'equal', tolerance: 1e-13 }).rank,
  pagerank_weighted: (graph) => pageRank(graph, { tolerance: 1e-13 }).rank,
  coreness: (_, both) => coreNumbers(both),
  betweenness: (_, both) => betweenness(both),
  betweenness_directed: (graph) => betweenness(graph),
  harmonic: (_, both) => harmonic(both),
  constraint: (_, both) => constraint(equallyWeighted(both)),
  component_size: (_, both) => {
    const { component, sizes } = components(both);
    return component.map((c) => sizes[c]!);
  },
};

describe.skipIf(!present).each(graphs)('%s', (name, ties) => {
  const [heading = [], ...reference] = present ? rows(`reference-centrality/${name}.csv`, ',', 0) : [];
  const nodes = new Map(reference.map(([node], v) => [node!, v]));
  const read = () => {
    const numbered = ties().map(([from, to, weight]): Tie => [nodes.get(from)!, nodes.get(to)!, weight]);
    const graph = graphOf(nodes.size, numbered);
    const both = undirected(graph);
    return { graph: heading.includes('in_degree') ? graph : both, both };
  };
  let built: ReturnType<typeof read> | undefined;

  it.each(heading.filter((column) => column in measures))('%s', (column) => {
    built ??= read();
    const ours = measures[column]!(built.graph, built.both);
    const at = heading.indexOf(column);
    let worst = 0;
    reference.forEach((row, v) => {
      const theirs = row[at] === '' ? NaN : Number(row[at]);
      if (Number.isNaN(theirs) && Number.isNaN(ours[v])) return;
      worst = Math.max(worst, Math.abs(ours[v]! - theirs) / Math.max(1, Math.abs(theirs)));
    });
    expect(worst).toBeLessThan(1e-9);
  });
});
