// Ranks by drawn influence.
import { int, real, setInt, setReal } from './columns';

/** Buckets of more values than this are put in order, in smaller ones looking at each is quicker: see rank-values.ts. */
const fewValues: usize = 16;

/** Draw `lane` lies four values apart. */
function drawn(sums: usize, v: usize): f64 {
  return load<f64>(sums + (v << 5));
}

/**
 * Ranks of those watched by one of the four draws `sumFour` wrote (`sums` at its lane): 1 + how many are higher. As
 * `valueRanker` ranks; zeros have bucket 0 for themselves, the others 1 … `buckets`. `ends` and `inOrder` hold one
 * entry more than there are buckets.
 */
export function rankDraw(
  order: usize,
  sums: usize,
  bucketOf: usize,
  ends: usize,
  inOrder: usize,
  sorted: usize,
  buckets: i32,
  shift: i32,
  lowest: i32,
  watched: usize,
  watchedCount: usize,
  ranks: usize,
): void {
  memory.fill(ends, 0, (<usize>buckets + 1) << 2);
  memory.fill(inOrder, 0, <usize>buckets + 1);
  for (let v: usize = 0; v < order; v++) {
    // Of numbers that are not negative, the first 32 bits are in the order of the values.
    const place = (load<i32>(sums + (v << 5), 4) - lowest) >> shift;
    const inside = min(buckets, max(1, 1 + place));
    const bucket = <usize>select<i32>(0, inside, drawn(sums, v) == 0);
    setInt(bucketOf, v, bucket);
    setInt(ends, bucket, int(ends, bucket) + 1);
  }
  let before: usize = 0;
  for (let b: usize = 0; b <= <usize>buckets; b++) {
    const size = int(ends, b);
    setInt(ends, b, before);
    before += size;
  }
  // What begins as the start of each bucket is moved on to its end.
  for (let v: usize = 0; v < order; v++) {
    const bucket = int(bucketOf, v);
    const place = int(ends, bucket);
    setReal(sorted, place, drawn(sums, v));
    setInt(ends, bucket, place + 1);
  }
  for (let i: usize = 0; i < watchedCount; i++) {
    const v = int(watched, i);
    const bucket = int(bucketOf, v);
    const to = int(ends, bucket);
    const above: usize = bucket == 0 ? 0 : countAbove(drawn(sums, v), bucket, ends, inOrder, sorted);
    setInt(ranks, i, 1 + order - to + above);
  }
}

/** How many values of a bucket are higher. */
function countAbove(value: f64, bucket: usize, ends: usize, inOrder: usize, sorted: usize): usize {
  let low = int(ends, bucket - 1);
  const end = int(ends, bucket);
  if (end - low <= fewValues) {
    let above: usize = 0;
    for (; low < end; low++) above += <usize>(real(sorted, low) > value);
    return above;
  }
  if (load<u8>(inOrder + bucket) == 0) sortReals(sorted + (low << 3), end - low);
  store<u8>(inOrder + bucket, 1);
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (real(sorted, middle) <= value) low = middle + 1;
    else high = middle;
  }
  return end - low;
}

/** Heapsort (Williams, *Algorithm 232*, 1964), the lowest first. */
function sortReals(values: usize, length: usize): void {
  for (let place = length >> 1; place > 0; place--) sink(values, place - 1, length);
  for (let end = length - 1; end > 0; end--) {
    const highest = real(values, 0);
    setReal(values, 0, real(values, end));
    setReal(values, end, highest);
    sink(values, 0, end);
  }
}

function sink(values: usize, from: usize, length: usize): void {
  const value = real(values, from);
  let place = from;
  for (let child: usize = 2 * place + 1; child < length; child = 2 * place + 1) {
    if (child + 1 < length && real(values, child + 1) > real(values, child)) child++;
    if (real(values, child) <= value) break;
    setReal(values, place, real(values, child));
    place = child;
  }
  setReal(values, place, value);
}
