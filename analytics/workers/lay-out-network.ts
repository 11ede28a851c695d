// Places a small network on a plane: people who respond to each other come to lie near each other.
import { UndirectedGraph } from 'graphology';
import forceAtlas2Module from 'graphology-layout-forceatlas2';
import type { Attributes } from 'graphology-types';
import type { NetworkColumns, Positions } from './messages.ts';

/** Its types describe an ES module, but it is CommonJS: what is imported is already the function. */
const forceAtlas2 = forceAtlas2Module as unknown as typeof forceAtlas2Module.default;

/** Rounds of attraction and repulsion; enough for 150 people to settle, few enough for a thousand rooms. */
const rounds = 80;
/** Decimals kept, so that a picture does not change by rounding. */
const decimals = 1000;

interface Place extends Attributes {
  x: number;
  y: number;
}
interface Spring extends Attributes {
  weight: number;
}
type Layout = UndirectedGraph<Place, Spring>;

/** ForceAtlas2 (Jacomy, Venturini, Heymann & Bastian, 2014) from given starts: the same network gives the same picture. */
export function layOutNetwork(network: NetworkColumns): Positions {
  const graph = new UndirectedGraph<Place, Spring>();
  for (let node = 0; node < network.order; node++) {
    graph.addNode(node, { x: network.x[node] ?? 0, y: network.y[node] ?? 0 });
  }
  network.from.forEach((from, i) => {
    addWeight(graph, from, network.to[i] ?? 0, network.weight[i] ?? 0);
  });
  if (network.order > 1)
    forceAtlas2.assign(graph, { iterations: rounds, settings: settingsFor(network.order) });
  return centred(graph, network.order);
}

function settingsFor(order: number) {
  return {
    gravity: 1,
    scalingRatio: 10,
    slowDown: 1 + Math.log(order),
    edgeWeightInfluence: 1,
  };
}

/** Both directions of a pair are one spring. */
function addWeight(graph: Layout, from: number, to: number, weight: number): void {
  if (from === to) return;
  graph.updateEdge(from, to, (known) => ({ weight: (known.weight ?? 0) + weight }));
}

/** The centre of mass at 0, the farthest person at 1. */
function centred(graph: Layout, order: number): Positions {
  const x = new Float64Array(order);
  const y = new Float64Array(order);
  graph.forEachNode((node, { x: nodeX, y: nodeY }) => {
    x[Number(node)] = nodeX;
    y[Number(node)] = nodeY;
  });
  const centreX = mean(x);
  const centreY = mean(y);
  let radius = 0;
  for (let i = 0; i < order; i++) {
    radius = Math.max(radius, Math.hypot((x[i] ?? 0) - centreX, (y[i] ?? 0) - centreY));
  }
  const place = (value: number, centre: number) =>
    radius === 0 ? 0 : Math.round(((value - centre) / radius) * decimals) / decimals;
  return {
    x: Float32Array.from(x, (value) => place(value, centreX)),
    y: Float32Array.from(y, (value) => place(value, centreY)),
  };
}

const mean = (values: Float64Array) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
