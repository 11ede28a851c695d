// Ranks of values from the highest down, by buckets: many times faster than sorting them.

export interface ValueRanker {
  /**
   * Of `values`, `length` of them from `values[at]` on, every `step`-th, none negative: the ranks of those watched,
   * written from `ranks[to]` on. 1 = highest; equals share the better rank.
   */
  rank(values: Float64Array, at: number, step: number, ranks: Uint32Array, to: number): void;
}

/** Buckets of more values than this are put in order; in smaller ones looking at each is quicker. */
const fewValues = 16;
/** Where the sign, the exponent and the first bits of a 64-bit float lie. */
const highWord = new Uint32Array(Float64Array.of(1).buffer)[1] === 0 ? 0 : 1;

/** Buckets reach from twice the highest of the first values so many powers of two down; what lies beyond shares the ends. */
const octaves = 13;
const mantissaBits = 20;

/**
 * Distribution counting (Knuth, The Art of Computer Programming 3, §5.2.5) by the first bits of a float, which are in
 * the order of the values: scores spread over powers of two, so that these fill buckets evenly. Zero lies infinitely
 * many powers of two below and is merely counted. O(length), for values as high as the first ones.
 */
export function valueRanker(length: number, watched: Int32Array): ValueRanker {
  const { buckets, shift } = rankBuckets(length);
  const sorted = new Float64Array(length);
  const column = new Float64Array(length);
  // Of numbers that are not negative, the sign is never set.
  const words = new Int32Array(column.buffer);
  const bucketOf = new Int32Array(length);
  /** Bucket b holds `sorted[ends[b] … ends[b + 1])`. */
  const ends = new Int32Array(buckets + 2);
  const inOrder = new Uint8Array(buckets);
  let lowest = -1;

  /** Every value into its bucket; returns how many are zero. */
  function assign(values: Float64Array, at: number, step: number): number {
    const last = buckets - 1;
    const first = lowest;
    let zeros = 0;
    ends.fill(0);
    inOrder.fill(0);
    for (let i = 0, p = at; i < length; i++, p += step) {
      const value = values[p];
      column[i] = value;
      zeros += value === 0 ? 1 : 0;
      const bucket = Math.min(last, Math.max(0, (words[2 * i + highWord] - first) >> shift));
      bucketOf[i] = bucket;
      ends[bucket + 2]++;
    }
    return zeros;
  }

  function distribute(): void {
    let before = 0;
    for (let b = 2; b <= buckets; b++) ends[b] = before += ends[b];
    // What begins as the start of each bucket is moved on to its end.
    for (let i = 0; i < length; i++) sorted[ends[bucketOf[i] + 1]++] = column[i];
  }

  /** How many values in a bucket are higher. */
  function countAbove(value: number, bucket: number): number {
    const from = ends[bucket];
    const to = ends[bucket + 1];
    if (to - from > fewValues) return countAboveInOrder(value, bucket);
    let above = 0;
    for (let i = from; i < to; i++) above += sorted[i] > value ? 1 : 0;
    return above;
  }

  function countAboveInOrder(value: number, bucket: number): number {
    const end = ends[bucket + 1];
    let low = ends[bucket];
    let high = end;
    if (inOrder[bucket] === 0) sorted.subarray(low, high).sort();
    inOrder[bucket] = 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (sorted[middle] <= value) low = middle + 1;
      else high = middle;
    }
    return end - low;
  }

  return {
    rank(values, at, step, ranks, to) {
      if (lowest < 0) lowest = lowestWord(values.subarray(at), step);
      const zeros = assign(values, at, step);
      distribute();
      for (let i = 0; i < watched.length; i++) {
        const value = column[watched[i]];
        const bucket = bucketOf[watched[i]];
        const above = value === 0 ? length - zeros : length - ends[bucket + 1] + countAbove(value, bucket);
        ranks[to + i] = 1 + above;
      }
    },
  };
}

/** One to two buckets a value, each of so many first words as bits are shifted away. */
export function rankBuckets(length: number): { buckets: number; shift: number } {
  const bits = Math.ceil(Math.log2(length + 1));
  return { buckets: 2 ** bits, shift: Math.max(0, mantissaBits + Math.ceil(Math.log2(octaves)) - bits) };
}

/** The first word at which buckets begin, from every `step`-th value. */
export function lowestWord(values: Float64Array, step: number): number {
  let highest = 0;
  for (let i = 0; i < values.length; i += step) highest = Math.max(highest, values[i]);
  const word = new Int32Array(Float64Array.of(highest).buffer)[highWord];
  return Math.max(0, word + (1 << mantissaBits) - (octaves << mantissaBits));
}
