// Bass diffusion: L (1 − e^(−(p+q)t)) / (1 + (q/p) e^(−(p+q)t)). Some come by themselves, others because others came
// (Bass, Management Science 15(5), 1969).
import { fitCurve, type Curve } from './fit-curve.ts';
import type { GrowthFit } from './logistic-growth.ts';

export interface BassFit extends GrowthFit {
  /** Share of those left who come by themselves in a week, and by imitation once all others have come. */
  innovation: number;
  imitation: number;
}

/** Time is counted from one week before the first figure, when nobody had come. */
const bass: Curve = (t, p, q) => {
  const left = Math.exp(-(p + q) * (t + 1));
  return (1 - left) / (1 + (q / p) * left);
};

/** @param values cumulative, one a week from t = 0 on; never falling */
export function fitBass(values: Float64Array, ceiling = Infinity): BassFit {
  const { limit, a: p, b: q, error } = fitCurve(values, bass, { a: [1e-5, 0.5], b: [1e-3, 1.5], ceiling });
  return {
    limit,
    innovation: p,
    imitation: q,
    fastestAt: q > p ? Math.log(q / p) / (p + q) - 1 : 0,
    error,
    at: (t) => limit * bass(t, p, q),
  };
}
