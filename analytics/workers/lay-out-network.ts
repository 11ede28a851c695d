// A picture of a small network, in the plane's own units: the same network gives the same picture.
import { forceAtlas, type Springs } from '../algorithms/force-atlas.ts';
import type { NetworkColumns, Positions } from './messages.ts';
import { repelInKernel } from './repel-in-kernel.ts';

/** Rounds of attraction and repulsion; enough for 150 people to settle, few enough for a thousand rooms. */
const rounds = 80;
/** Decimals kept, so that a picture does not change by rounding. */
const decimals = 1000;

/** From given starts. */
export function layOutNetwork(network: NetworkColumns): Positions {
  const { order } = network;
  const x = Float32Array.from(network.x);
  const y = Float32Array.from(network.y);
  const repel = repelInKernel(order);
  const settings = { rounds, gravity: 1, scalingRatio: 10, slowDown: 1 + Math.log(order) };
  if (order > 1) forceAtlas(springsOf(network), x, y, { ...settings, ...(repel && { repel }) });
  return centred(x, y);
}

/** Both directions of a pair are one spring, in the order in which pairs first come; nobody is tied to themselves. */
function springsOf({ order, from, to, weight }: NetworkColumns): Springs {
  const places = new Map<number, number>();
  const springs: { from: number; to: number; weight: number }[] = [];
  from.forEach((u, i) => {
    const v = to[i] ?? 0;
    if (u === v) return;
    const pair = Math.min(u, v) * order + Math.max(u, v);
    const known = springs[places.get(pair) ?? -1];
    if (known !== undefined) known.weight += weight[i] ?? 0;
    else places.set(pair, springs.push({ from: u, to: v, weight: weight[i] ?? 0 }) - 1);
  });
  return {
    order,
    from: Int32Array.from(springs, (spring) => spring.from),
    to: Int32Array.from(springs, (spring) => spring.to),
    weight: Float64Array.from(springs, (spring) => spring.weight),
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
