// What holds for every kernel: the same answer twice, and the same answer whatever the nodes are called.
import { describe, expect, it } from 'vitest';
import { betweenness } from '../../../analytics/algorithms/betweenness.ts';
import { coreNumbers } from '../../../analytics/algorithms/core-numbers.ts';
import type { CsrGraph } from '../../../analytics/algorithms/csr-graph.ts';
import { harmonic } from '../../../analytics/algorithms/harmonic.ts';
import { influence } from '../../../analytics/algorithms/influence.ts';
import { pageRank } from '../../../analytics/algorithms/page-rank.ts';
import { strength } from '../../../analytics/algorithms/strength.ts';
import { graphOf, randomNames, randomTies, relabel, undirectedOf } from './graphs.ts';

type Measure = (graph: CsrGraph) => Float64Array | Int32Array;

/** Sums of 32-bit weights are exact in 64 bits: not even the last bit may depend on names. */
const exact: [string, Measure][] = [
  ['influence', (graph) => influence(graph).influence],
  ['responders', (graph) => influence(graph).responders],
  ['in-strength', (graph) => strength(graph.in)],
  ['core numbers', coreNumbers],
  ['harmonic closeness', harmonic],
];
const rounded: [string, Measure][] = [
  ['betweenness', betweenness],
  ['PageRank', (graph) => pageRank(graph, { tolerance: 1e-13 }).rank],
  ['capped PageRank', (graph) => pageRank(graph, { tolerance: 1e-13, weighting: 'capped' }).rank],
];

const order = 60;
const ties = randomTies(21, order, 240);
const names = randomNames(22, order);
const renamed = relabel(ties, names, 23);

describe.each([
  ['directed', graphOf],
  ['undirected', undirectedOf],
] as const)('on a %s graph', (_, build) => {
  it.each([...exact, ...rounded])('%s gives the same bytes twice', (_name, measure) => {
    expect(measure(build(order, ties))).toEqual(measure(build(order, ties)));
  });

  it.each(exact)('%s does not depend on names', (_name, measure) => {
    const before = measure(build(order, ties));
    const after = measure(build(order, renamed));
    expect([...names].map((name) => after[name])).toEqual([...before]);
  });

  it.each(rounded)('%s does not depend on names, to the last digits', (_name, measure) => {
    const before = measure(build(order, ties));
    const after = measure(build(order, renamed));
    before.forEach((value, v) => {
      expect(Math.abs(after[names[v]!]! - value)).toBeLessThan(1e-10 * Math.max(1, value));
    });
  });
});
