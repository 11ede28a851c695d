// Logistic growth: L / (1 + e^(−s(t − t₀))). The more have come, the more bring others, until few are left (Verhulst, 1838).
import { fitCurve, type Curve } from './fit-curve.ts';

export interface GrowthFit {
  /** Where it levels off. */
  limit: number;
  /** Time at which it grows fastest. */
  fastestAt: number;
  error: number;
  at: (t: number) => number;
}

const logistic: Curve = (t, speed, middle) => 1 / (1 + Math.exp(-speed * (t - middle)));

/** @param values cumulative, one a week from t = 0 on; never falling */
export function fitLogisticGrowth(values: Float64Array, ceiling = Infinity): GrowthFit {
  const weeks = values.length;
  const fit = fitCurve(values, logistic, { a: [0.01, 2], b: [-weeks, 2 * weeks], ceiling });
  return {
    limit: fit.limit,
    fastestAt: fit.b,
    error: fit.error,
    at: (t) => fit.limit * logistic(t, fit.a, fit.b),
  };
}
