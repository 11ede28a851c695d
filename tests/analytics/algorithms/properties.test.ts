// What holds on every graph there is: names, loops and the direction of ties change nothing they should not.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betweenness } from '../../../analytics/algorithms/betweenness.ts';
import { components } from '../../../analytics/algorithms/components.ts';
import { constraint } from '../../../analytics/algorithms/constraint.ts';
import { coreNumbers } from '../../../analytics/algorithms/core-numbers.ts';
import { contacts, undirected, type CsrGraph } from '../../../analytics/algorithms/csr-graph.ts';
import { hIndex } from '../../../analytics/algorithms/h-index.ts';
import { harmonic } from '../../../analytics/algorithms/harmonic.ts';
import { influence } from '../../../analytics/algorithms/influence.ts';
import { localRank, neighbourhoodCoreness } from '../../../analytics/algorithms/spreading-scores.ts';
import { pageRank } from '../../../analytics/algorithms/page-rank.ts';
import { degree, strength } from '../../../analytics/algorithms/strength.ts';
import { strongComponents } from '../../../analytics/algorithms/strong-components.ts';
import { graphOf, randomNames, relabel, type Tie } from './graphs.ts';

type Measure = (graph: CsrGraph) => ArrayLike<number>;

const sizeOfOwn =
  (find: typeof components): Measure =>
  (graph) => {
    const { component, sizes } = find(graph);
    return component.map((c) => sizes[c]!);
  };

/** The same when every tie is turned round. */
const symmetric: [name: string, measure: Measure][] = [
  ['core numbers', coreNumbers],
  ['H-index', hIndex],
  ['neighbourhood coreness', neighbourhoodCoreness],
  ['LocalRank', localRank],
  ['constraint', constraint],
  ['betweenness', betweenness],
  ['weak components', sizeOfOwn(components)],
  ['strong components', sizeOfOwn(strongComponents)],
];
const directed: [name: string, measure: Measure][] = [
  ['in-degree', (graph) => degree(graph.in)],
  ['in-strength', (graph) => strength(graph.in)],
  ['influence', (graph) => influence(graph).influence],
  ['harmonic closeness', harmonic],
  ['PageRank', (graph) => pageRank(graph, { tolerance: 1e-13 }).rank],
];

/** Up to 24 people, with loops, repeats and islands; weights are eighths. */
const graphs = fc.integer({ min: 0, max: 24 }).chain((order) => {
  const node = fc.integer({ min: 0, max: Math.max(0, order - 1) });
  const tie = fc.tuple(node, node, fc.integer({ min: 1, max: 24 }).map((eighths) => eighths / 8)); // prettier-ignore
  return fc.record({
    order: fc.constant(order),
    ties: fc.array(tie, { maxLength: order === 0 ? 0 : 80 }),
    seed: fc.integer(),
  });
});

const settings = { seed: 11, numRuns: 150 };

function expectSame(a: ArrayLike<number>, b: ArrayLike<number>): void {
  expect(a.length).toBe(b.length);
  for (let v = 0; v < a.length; v++) {
    if (Number.isNaN(a[v])) expect(b[v]).toBeNaN();
    else expect(Math.abs(a[v]! - b[v]!)).toBeLessThan(1e-9 * Math.max(1, Math.abs(a[v]!)));
  }
}

describe.each([...symmetric, ...directed])('%s', (_, measure) => {
  it('goes with the person, not with the name', () => {
    fc.assert(
      fc.property(graphs, ({ order, ties, seed }) => {
        const names = randomNames(seed, order);
        const renamed = measure(graphOf(order, relabel(ties, names, seed + 1)));
        expectSame(measure(graphOf(order, ties)), [...names].map((name) => renamed[name]!)); // prettier-ignore
      }),
      settings,
    );
  });

  it('does not hear people answer themselves', () => {
    fc.assert(
      fc.property(graphs, ({ order, ties }) => {
        const loops = Array.from({ length: order }, (_v, v): Tie => [v, v, 5]);
        expectSame(measure(graphOf(order, ties)), measure(graphOf(order, [...ties, ...loops])));
      }),
      settings,
    );
  });
});

it.each(symmetric)('%s stays when every tie is turned round', (_, measure) => {
  fc.assert(
    fc.property(graphs, ({ order, ties }) => {
      const turned = ties.map(([from, to, weight]): Tie => [to, from, weight]);
      expectSame(measure(graphOf(order, ties)), measure(graphOf(order, turned)));
    }),
    settings,
  );
});

it('contacts are the undirected rows without weights', () => {
  fc.assert(
    fc.property(graphs, ({ order, ties }) => {
      const graph = graphOf(order, ties);
      const { out } = undirected(graph);
      const { offsets, neighbours } = contacts(graph);
      expectSame(offsets, out.offsets);
      expectSame(neighbours, out.neighbours);
    }),
    settings,
  );
});

it('core numbers never exceed the H-index, nor that the number of contacts', () => {
  fc.assert(
    fc.property(graphs, ({ order, ties }) => {
      const graph = graphOf(order, ties);
      const degrees = degree(contacts(graph));
      const core = coreNumbers(graph);
      hIndex(graph).forEach((h, v) => {
        expect(h).toBeGreaterThanOrEqual(core[v]!);
        expect(h).toBeLessThanOrEqual(degrees[v]!);
      });
    }),
    settings,
  );
});
