// Places a small network on a plane: people who respond to each other come to lie near each other.
import { forceAtlas, type Springs } from '../algorithms/force-atlas.ts';
import type { NetworkColumns, Positions } from './messages.ts';

/** Rounds of attraction and repulsion; enough for 150 people to settle, few enough for a thousand rooms. */
const rounds = 80;
/** Decimals kept, so that a picture does not change by rounding. */
const decimals = 1000;

/** ForceAtlas2 from given starts: the same network gives the same picture. */
export function layOutNetwork(network: NetworkColumns): Positions {
  const x = Float32Array.from(network.x);
  const y = Float32Array.from(network.y);
  if (network.order > 1) {
    const slowDown = 1 + Math.log(network.order);
    forceAtlas(x, y, springsOf(network), { rounds, scaling: 10, gravity: 1, slowDown });
  }
  return centred(x, y);
}

/** Both directions of a pair are one spring, in the order in which they come. */
function springsOf({ order, from, to, weight }: NetworkColumns): Springs {
  const springs = new Map<number, { from: number; to: number; weight: number }>();
  from.forEach((giver, i) => {
    const receiver = to[i] ?? 0;
    if (giver === receiver) return;
    const pair = Math.min(giver, receiver) * order + Math.max(giver, receiver);
    const known = springs.get(pair);
    if (known === undefined) springs.set(pair, { from: giver, to: receiver, weight: weight[i] ?? 0 });
    else known.weight += weight[i] ?? 0;
  });
  const all = [...springs.values()];
  return {
    from: Int32Array.from(all, (spring) => spring.from),
    to: Int32Array.from(all, (spring) => spring.to),
    weight: Float64Array.from(all, (spring) => spring.weight),
  };
}

/** The centre of mass at 0, the farthest person at 1. */
function centred(x: Float32Array, y: Float32Array): Positions {
  const centreX = mean(x);
  const centreY = mean(y);
  let radius = 0;
  for (let i = 0; i < x.length; i++) {
    radius = Math.max(radius, Math.hypot((x[i] ?? 0) - centreX, (y[i] ?? 0) - centreY));
  }
  const place = (value: number, centre: number) =>
    radius === 0 ? 0 : Math.round(((value - centre) / radius) * decimals) / decimals;
  return { x: x.map((value) => place(value, centreX)), y: y.map((value) => place(value, centreY)) };
}

const mean = (values: Float32Array) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
