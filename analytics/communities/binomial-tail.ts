// Tail probabilities of the binomial distribution, exact to rounding, summed from the tail's largest term.
import { gammaln } from 'simple-statistics';

/** P(X ≤ k) for X ~ Bin(n, p). */
export function binomialAtMost(k: number, n: number, p: number): number {
  if (k < 0) return 0;
  if (k >= n) return 1;
  return k <= n * p ? lowerTail(k, n, p) : 1 - lowerTail(n - k - 1, n, 1 - p);
}

/** P(X ≥ k) for X ~ Bin(n, p). */
export function binomialAtLeast(k: number, n: number, p: number): number {
  return binomialAtMost(n - k, n, 1 - p);
}

/** Sums P(X = k), P(X = k − 1) … for k at or below the mean, where each term is smaller than the one before. */
function lowerTail(k: number, n: number, p: number): number {
  let term = Math.exp(logTerm(k, n, p));
  let total = term;
  for (let i = k; i > 0 && term > total * Number.EPSILON; i--) {
    term *= (i / (n - i + 1)) * ((1 - p) / p);
    total += term;
  }
  return Math.min(1, total);
}

function logTerm(k: number, n: number, p: number): number {
  const logWays = gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1);
  return logWays + k * Math.log(p) + (n - k) * Math.log1p(-p);
}
