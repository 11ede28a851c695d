// The layout against graphology's own, bit for bit, and where it has nothing to do.
import fc from 'fast-check';
import { UndirectedGraph } from 'graphology';
import forceAtlas2Module from 'graphology-layout-forceatlas2';
import { expect, it } from 'vitest';
import { forceAtlas } from '../../../analytics/algorithms/force-atlas.ts';

/** Its types describe an ES module, but it is CommonJS: what is imported is already the function. */
const forceAtlas2 = forceAtlas2Module as unknown as typeof forceAtlas2Module.default;

interface Network {
  places: [x: number, y: number][];
  ties: [from: number, to: number, weight: number][];
}

const network = fc.integer({ min: 2, max: 30 }).chain((order) => {
  const node = fc.nat({ max: order - 1 });
  const coordinate = fc.double({ min: -1, max: 1, noNaN: true });
  return fc.record<Network>({
    places: fc.array(fc.tuple(coordinate, coordinate), { minLength: order, maxLength: order }),
    ties: fc.uniqueArray(fc.tuple(node, node, fc.double({ min: 0.1, max: 20, noNaN: true })), {
      selector: ([from, to]) => `${Math.min(from, to)} ${Math.max(from, to)}`,
    }),
  });
});

const options = { rounds: 40, scaling: 10, gravity: 1, slowDown: 4 };

function ours({ places, ties }: Network): { x: Float32Array; y: Float32Array } {
  const springs = ties.filter(([from, to]) => from !== to);
  const x = Float32Array.from(places, ([at]) => at);
  const y = Float32Array.from(places, ([, at]) => at);
  const columns = {
    from: Int32Array.from(springs, ([from]) => from),
    to: Int32Array.from(springs, ([, to]) => to),
    weight: Float64Array.from(springs, ([, , weight]) => weight),
  };
  forceAtlas(x, y, columns, options);
  return { x, y };
}

function graphologys({ places, ties }: Network): { x: Float32Array; y: Float32Array } {
  const graph = new UndirectedGraph();
  places.forEach(([x, y], node) => graph.addNode(node, { x, y }));
  for (const [from, to, weight] of ties) if (from !== to) graph.addEdge(from, to, { weight });
  const { rounds: iterations, scaling: scalingRatio, gravity, slowDown } = options;
  const found = forceAtlas2(graph, { iterations, settings: { scalingRatio, gravity, slowDown } });
  const column = (axis: 'x' | 'y') => Float32Array.from(places, (_, node) => found[node]?.[axis] ?? NaN);
  return { x: column('x'), y: column('y') };
}

it('puts everybody where graphology puts them', () => {
  fc.assert(
    fc.property(network, (drawn) => {
      expect(ours(drawn)).toEqual(graphologys(drawn));
    }),
  );
});

it('leaves people apart who start on the same spot in the middle, with nothing between them', () => {
  expect(ours({ places: [[0, 0], [0, 0]], ties: [] })).toEqual({ x: new Float32Array(2), y: new Float32Array(2) }); // prettier-ignore
});
