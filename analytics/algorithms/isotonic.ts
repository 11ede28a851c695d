// The rising staircase closest to what was observed: turns a score into a frequency without assuming a shape.

export interface Staircase {
  /** Smallest score of each step, rising. */
  from: Float64Array;
  /** Share observed on that step, rising. */
  share: Float64Array;
}

/** Pool adjacent violators. Ayer, Brunk, Ewing, Reid & Silverman, Annals of Mathematical Statistics 26, 1955. */
export function fitIsotonic(scores: Float64Array, labels: Uint8Array): Staircase {
  const order = Array.from(scores.keys()).sort((a, b) => scores[a] - scores[b]);
  const steps: { from: number; sum: number; count: number }[] = [];
  for (const i of order) {
    const last = steps.at(-1);
    if (last?.from === scores[i]) {
      last.sum += labels[i];
      last.count++;
    } else steps.push({ from: scores[i], sum: labels[i], count: 1 });
  }
  const pooled: typeof steps = [];
  for (const step of steps) {
    let top = step;
    for (
      let below = pooled.at(-1);
      below && below.sum * top.count >= top.sum * below.count;
      below = pooled.at(-1)
    ) {
      pooled.pop();
      top = { from: below.from, sum: below.sum + top.sum, count: below.count + top.count };
    }
    pooled.push(top);
  }
  return {
    from: Float64Array.from(pooled, ({ from }) => from),
    share: Float64Array.from(pooled, ({ sum, count }) => sum / count),
  };
}

/** Share of the step a score falls on; below the first step, the first; 0 when there is none. */
export function isotonicShare({ from, share }: Staircase, score: number): number {
  let low = 0;
  for (let high = from.length; high - low > 1;) {
    const middle = (low + high) >> 1;
    if (from[middle] <= score) low = middle;
    else high = middle;
  }
  return share.length > 0 ? share[low] : 0;
}
