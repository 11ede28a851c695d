// How unevenly something is shared out.

/**
 * 0 = all alike, 1 = one has everything; corrected by n/(n − 1), so that small groups can reach 1 (Deltas, *The
 * small-sample bias of the Gini coefficient*, 2003). NaN for fewer than two, or where there is nothing to share.
 */
export function gini(amounts: Float64Array): number {
  const sorted = amounts.slice().sort();
  const count = sorted.length;
  let total = 0;
  let ranked = 0;
  sorted.forEach((amount, i) => {
    total += amount;
    ranked += (2 * (i + 1) - count - 1) * amount;
  });
  return count < 2 ? NaN : ranked / (total * (count - 1));
}
