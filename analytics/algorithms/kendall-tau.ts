// Kendall's τ-b: how far two orders of the same things agree, ties allowed.

/**
 * (concordant − discordant) / √((pairs − tied in x) · (pairs − tied in y)); NaN when one side is all tied. Kendall,
 * *The treatment of ties in ranking problems*, 1945; by counting exchanges of a merge sort, O(n log n): Knight, *A
 * computer method for calculating Kendall's tau with ungrouped data*, JASA 61, 1966.
 */
export function kendallTau(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const order = Int32Array.from({ length: x.length }, (_, i) => i);
  order.sort((a, b) => x[a] - x[b] || y[a] - y[b]);
  const byX = Float64Array.from(order, (i) => x[i]);
  const yByX = Float64Array.from(order, (i) => y[i]);
  const tiedInBoth = tiedPairs((i) => byX[i] === byX[i - 1] && yByX[i] === yByX[i - 1], x.length);
  const tiedInX = tiedPairs((i) => byX[i] === byX[i - 1], x.length);
  const discordant = sortCountingExchanges(yByX);
  const tiedInY = tiedPairs((i) => yByX[i] === yByX[i - 1], x.length);
  const pairs = (x.length * (x.length - 1)) / 2;
  const concordant = pairs - tiedInX - tiedInY + tiedInBoth - discordant;
  return (concordant - discordant) / Math.sqrt((pairs - tiedInX) * (pairs - tiedInY));
}

/** Pairs within runs of equal neighbours. */
function tiedPairs(sameAsBefore: (i: number) => boolean, length: number): number {
  let pairs = 0;
  for (let i = 1, run = 0; i < length; i++) {
    run = sameAsBefore(i) ? run + 1 : 0;
    pairs += run;
  }
  return pairs;
}

/** Sorts ascending, in place; returns how many pairs stood the wrong way round. */
function sortCountingExchanges(values: Float64Array): number {
  let exchanges = 0;
  const merged = new Float64Array(values.length);
  for (let width = 1; width < values.length; width *= 2) {
    for (let start = 0; start < values.length; start += 2 * width) {
      exchanges += merge(values, start, Math.min(start + width, values.length), merged, 2 * width);
    }
    values.set(merged);
  }
  return exchanges;
}

function merge(values: Float64Array, start: number, middle: number, merged: Float64Array, width: number) {
  const end = Math.min(start + width, values.length);
  let exchanges = 0;
  let i = start;
  let j = middle;
  for (let place = start; place < end; place++) {
    const fromRight = i === middle || (j < end && values[j] < values[i]);
    if (fromRight) exchanges += middle - i;
    merged[place] = fromRight ? values[j++] : values[i++];
  }
  return exchanges;
}
