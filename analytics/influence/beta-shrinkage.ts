// Shares of few, drawn towards everyone's: a thread answered out of one says little.

export interface BetaPrior {
  a: number;
  b: number;
}

/** Shares resting on fewer trials say more of chance than of people. */
const leastTrials = 5;
/** The prior is worth at least so many trials, and at most so many. */
const leastWorth = 2;
const mostWorth = 1000;

/** Beta(a, b) with the mean and variance of the shares of those with enough trials (method of moments). */
export function fitBeta(successes: ArrayLike<number>, trials: ArrayLike<number>): BetaPrior {
  const shares: number[] = [];
  for (let i = 0; i < trials.length; i++) {
    const n = trials[i] ?? 0;
    if (n >= leastTrials) shares.push((successes[i] ?? 0) / n);
  }
  if (shares.length < 2) return { a: 1, b: 1 };
  const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  const variance = shares.reduce((sum, share) => sum + (share - mean) ** 2, 0) / (shares.length - 1);
  const worth = variance > 0 ? (mean * (1 - mean)) / variance - 1 : mostWorth;
  const held = Math.min(mostWorth, Math.max(leastWorth, worth));
  return { a: mean * held, b: (1 - mean) * held };
}

export const shrunkShare = ({ a, b }: BetaPrior, successes: number, trials: number): number =>
  (successes + a) / (trials + a + b);
