// Fits a growth curve with a limit to a cumulative series: robust least squares, the limit solved for, the rest searched.
import { quantileOf } from './exponential-smoothing.ts';

/** Share of the limit reached at time t, from 0 to 1. */
export type Curve = (t: number, a: number, b: number) => number;

export interface FittedCurve {
  limit: number;
  a: number;
  b: number;
  /** Root of the mean squared distance, values far off counting as Huber (Ann. Math. Stat. 35(1), 1964) has them. */
  error: number;
}

export interface CurveSearch {
  /** Bounds of both parameters; searched on a logarithmic scale where they are all positive. */
  a: readonly [low: number, high: number];
  b: readonly [low: number, high: number];
  /** No limit lies above it. */
  ceiling: number;
}

const steps = 24;
const rounds = 40;
const reweighings = 4;
/** Huber's constant: 95 % as good as least squares where nothing is far off. */
const tuning = 1.345;

/** A grid, then an ever smaller cross around its best point: the same every time, and no derivative is needed. */
export function fitCurve(values: Float64Array, curve: Curve, { a, b, ceiling }: CurveSearch): FittedCurve {
  const [alongA, alongB] = [scaleOf(a), scaleOf(b)];
  const at = (x: number, y: number) => fitLimit(values, curve, alongA(x), alongB(y), ceiling);
  let best = { x: 0, y: 0, found: at(0, 0) };
  const visit = (x: number, y: number) => {
    if (x < 0 || x > 1 || y < 0 || y > 1) return;
    const found = at(x, y);
    if (found.error < best.found.error) best = { x, y, found };
  };
  for (let i = 0; i <= steps; i++) for (let j = 0; j <= steps; j++) visit(i / steps, j / steps);
  for (let round = 0, reach = 1 / steps; round < rounds; round++) {
    const before = best.found.error;
    const { x, y } = best;
    for (const dx of [-reach, 0, reach]) for (const dy of [-reach, 0, reach]) visit(x + dx, y + dy);
    if (best.found.error === before) reach /= 2;
  }
  return best.found;
}

function scaleOf([low, high]: readonly [number, number]): (share: number) => number {
  return low > 0 ? (share) => low * (high / low) ** share : (share) => low + share * (high - low);
}

/** For given parameters the best limit follows from weighted least squares, weights from the distances, and so on. */
function fitLimit(values: Float64Array, curve: Curve, a: number, b: number, ceiling: number): FittedCurve {
  const shares = values.map((_, t) => curve(t, a, b));
  const weights = new Float64Array(values.length).fill(1);
  let limit = 0;
  let error = Infinity;
  for (let round = 0; round < reweighings; round++) {
    limit = Math.min(ceiling, weightedRatio(values, shares, weights));
    const distances = values.map((value, t) => Math.abs(value - limit * shares[t]));
    const bound = Math.max(Number.EPSILON, (tuning * quantileOf(distances.slice().sort(), 0.5)) / 0.6745);
    error = Math.sqrt(distances.reduce((sum, far) => sum + huber(far, bound), 0) / values.length);
    distances.forEach((far, t) => (weights[t] = far <= bound ? 1 : bound / far));
  }
  return { limit, a, b, error };
}

function weightedRatio(values: Float64Array, shares: Float64Array, weights: Float64Array): number {
  let over = 0;
  let under = 0;
  for (let t = 0; t < values.length; t++) {
    over += weights[t] * shares[t] * values[t];
    under += weights[t] * shares[t] * shares[t];
  }
  return under === 0 ? 0 : over / under;
}

const huber = (far: number, bound: number) => (far <= bound ? far * far : bound * (2 * far - bound));
