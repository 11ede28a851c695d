// Ranks of values from the highest down, by buckets: many times faster than sorting them.

export interface ValueRanker {
  /** Sets the values: `length` of them, from `values[at]` on, every `step`-th; none negative. */
  set(values: Float64Array, at: number, step: number): void;
  /** Ranks of those at `places` among the values set, written from `ranks[to]` on; 1 = highest, equals share the better. */
  ranksOf(places: Int32Array, ranks: Uint32Array, to: number): void;
}

/** Buckets of more values than this are put in order; in smaller ones looking at each is quicker. */
const fewValues = 16;
/** As a power of two, how many powers of two values are told apart over; whatever is smaller than all of them shares one bucket. */
const octaveBits = 4;
/** Where the sign, the exponent and the first bits of a 64-bit float lie. */
const highWord = new Uint32Array(Float64Array.of(1).buffer)[1] === 0 ? 0 : 1;
const mantissaBits = 20;

/**
 * Distribution counting (Knuth, The Art of Computer Programming 3, §5.2.5) by the first bits of a float, which are in
 * the order of the values: scores spread over powers of two, so that these fill buckets evenly. O(length).
 */
export function valueRanker(length: number): ValueRanker {
  const bits = Math.max(8, Math.ceil(Math.log2(length + 1)));
  const buckets = 2 ** bits;
  const shift = mantissaBits - Math.min(mantissaBits, bits - octaveBits);
  const sorted = new Float64Array(length);
  const column = new Float64Array(length);
  const words = new Uint32Array(column.buffer);
  const bucketOf = new Int32Array(length);
  /** Bucket b holds `sorted[ends[b] … ends[b + 1])`. */
  const ends = new Int32Array(buckets + 2);
  const inOrder = new Uint8Array(buckets);

  function take(values: Float64Array, at: number, step: number): void {
    let highest = 0;
    for (let i = 0, p = at; i < length; i++, p += step) {
      column[i] = values[p];
      const word = words[2 * i + highWord];
      if (word > highest) highest = word;
    }
    const lowest = (highest >>> shift) - buckets + 1;
    ends.fill(0);
    inOrder.fill(0);
    for (let i = 0; i < length; i++) {
      const bucket = Math.max(0, (words[2 * i + highWord] >>> shift) - lowest);
      bucketOf[i] = bucket;
      ends[bucket + 2]++;
    }
  }

  function distribute(): void {
    for (let b = 2; b < buckets; b++) ends[b + 1] += ends[b];
    // What begins as the start of each bucket is moved on to its end.
    for (let i = 0; i < length; i++) sorted[ends[bucketOf[i] + 1]++] = column[i];
  }

  /** How many values from `from` to before `to`, in order, are at most this. */
  function countUpTo(value: number, from: number, to: number): number {
    let low = from;
    let high = to;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (sorted[middle] <= value) low = middle + 1;
      else high = middle;
    }
    return low - from;
  }

  function rankInOrder(value: number, bucket: number): number {
    const from = ends[bucket];
    const to = ends[bucket + 1];
    if (inOrder[bucket] === 0) sorted.subarray(from, to).sort();
    inOrder[bucket] = 1;
    return 1 + length - from - countUpTo(value, from, to);
  }

  return {
    set(values, at, step) {
      take(values, at, step);
      distribute();
    },
    ranksOf(places, ranks, first) {
      for (let i = 0; i < places.length; i++) {
        const value = column[places[i]];
        const bucket = bucketOf[places[i]];
        const from = ends[bucket];
        const to = ends[bucket + 1];
        if (to - from > fewValues) {
          ranks[first + i] = rankInOrder(value, bucket);
          continue;
        }
        let rank = 1 + length - to;
        for (let j = from; j < to; j++) rank += sorted[j] > value ? 1 : 0;
        ranks[first + i] = rank;
      }
    },
  };
}
