// Logistic regression: how likely something is, from a few columns, with the weights that say why.

export interface LogisticModel {
  intercept: number;
  /** One per column. */
  weights: Float64Array;
  converged: boolean;
}

/**
 * Maximum likelihood by iteratively reweighted least squares (McCullagh & Nelder, *Generalized Linear Models*, 1989,
 * §4.4), with a ridge on the weights so that columns that separate the answers perfectly stay finite.
 * @param rows one after the other, `width` columns each
 * @param labels 1 = it happened
 */
export function fitLogistic(
  rows: Float64Array,
  labels: Uint8Array,
  width: number,
  { ridge = 1, tolerance = 1e-8, maxRounds = 50 } = {},
): LogisticModel {
  const beta = new Float64Array(width + 1);
  for (let round = 0; round < maxRounds; round++) {
    const { gradient, hessian } = slopes(rows, labels, beta, ridge);
    const step = solve(hessian, gradient);
    let moved = 0;
    step.forEach((by, i) => {
      beta[i] += by;
      moved = Math.max(moved, Math.abs(by));
    });
    if (moved < tolerance) return modelOf(beta, true);
  }
  return modelOf(beta, false);
}

/** The chance a model gives one row. */
export function logisticChance({ intercept, weights }: Omit<LogisticModel, 'converged'>, row: Float64Array) {
  let score = intercept;
  for (let j = 0; j < weights.length; j++) score += weights[j] * row[j];
  return 1 / (1 + Math.exp(-score));
}

const modelOf = (beta: Float64Array, converged: boolean): LogisticModel => ({
  intercept: beta[0],
  weights: beta.slice(1),
  converged,
});

/** Gradient of the penalised likelihood, and its negative second derivatives, row by row. */
function slopes(rows: Float64Array, labels: Uint8Array, beta: Float64Array, ridge: number) {
  const size = beta.length;
  const gradient = new Float64Array(size);
  const hessian = new Float64Array(size * size);
  const model = modelOf(beta, false);
  const x = new Float64Array(size).fill(1);
  for (let i = 0; i < labels.length; i++) {
    const row = rows.subarray(i * (size - 1), (i + 1) * (size - 1));
    x.set(row, 1);
    const chance = logisticChance(model, row);
    const weight = chance * (1 - chance);
    for (let a = 0; a < size; a++) {
      gradient[a] += (labels[i] - chance) * x[a];
      for (let b = 0; b < size; b++) hessian[a * size + b] += weight * x[a] * x[b];
    }
  }
  hessian[0] += Number.EPSILON;
  for (let a = 1; a < size; a++) {
    gradient[a] -= ridge * beta[a];
    hessian[a * size + a] += ridge;
  }
  return { gradient, hessian };
}

/** Cholesky; the matrix is symmetric and positive definite. */
function solve(matrix: Float64Array, right: Float64Array): Float64Array {
  const size = right.length;
  const lower = new Float64Array(size * size);
  const x = right.slice();
  for (let a = 0; a < size; a++) {
    for (let b = 0; b <= a; b++) {
      let rest = matrix[a * size + b];
      for (let c = 0; c < b; c++) rest -= lower[a * size + c] * lower[b * size + c];
      lower[a * size + b] = a === b ? Math.sqrt(rest) : rest / lower[b * size + b];
    }
    for (let c = 0; c < a; c++) x[a] -= lower[a * size + c] * x[c];
    x[a] /= lower[a * size + a];
  }
  for (let a = size - 1; a >= 0; a--) {
    for (let c = a + 1; c < size; c++) x[a] -= lower[c * size + a] * x[c];
    x[a] /= lower[a * size + a];
  }
  return x;
}
