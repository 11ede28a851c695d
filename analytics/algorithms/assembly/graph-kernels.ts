// The kernels whose inner loop decides everything, in AssemblyScript: PageRank's sweep, Brandes' search, drawn
// influence and its ranks, repulsion, Leiden's moves, Burt's investments, shortest paths from both ends.
// They read and write memory shared by all threads at the places they are given, and allocate nothing.
// The small functions are inlined by the optimiser.

function int(column: usize, i: usize): usize {
  return load<i32>(column + (i << 2));
}

function real(column: usize, i: usize): f64 {
  return load<f64>(column + (i << 3));
}

function setInt(column: usize, i: usize, value: usize): void {
  store<i32>(column + (i << 2), <i32>value);
}

function setReal(column: usize, i: usize, value: f64): void {
  store<f64>(column + (i << 3), value);
}

/** share[v] = rank[v] · perStrength[v] for rows [from, to); returns the rank held by those who point nowhere. */
export function shareOut(rank: usize, perStrength: usize, share: usize, from: usize, to: usize): f64 {
  let dangling: f64 = 0;
  for (let v = from; v < to; v++) {
    const inverse = real(perStrength, v);
    setReal(share, v, real(rank, v) * inverse);
    if (inverse == 0) dangling += real(rank, v);
  }
  return dangling;
}

function given(neighbours: usize, weights: usize, share: usize, e: usize): f64 {
  return <f64>load<f32>(weights + (e << 2)) * real(share, int(neighbours, e));
}

/** next[v] = base + damping · Σ weight · share for rows [from, to); returns how much they moved. Two sums hide latency. */
export function collectRows(
  offsets: usize,
  neighbours: usize,
  weights: usize,
  share: usize,
  rank: usize,
  next: usize,
  base: f64,
  damping: f64,
  from: usize,
  to: usize,
): f64 {
  let moved: f64 = 0;
  let e = int(offsets, from);
  for (let v = from; v < to; v++) {
    const end = int(offsets, v + 1);
    let even: f64 = 0;
    let odd: f64 = 0;
    for (; e + 1 < end; e += 2) {
      even += given(neighbours, weights, share, e);
      odd += given(neighbours, weights, share, e + 1);
    }
    if (e < end) even += given(neighbours, weights, share, e++);
    const value = base + damping * (even + odd);
    moved += Math.abs(value - real(rank, v));
    setReal(next, v, value);
  }
  return moved;
}

/**
 * Adds the dependency of `source` on every node to `scores`; `distance` is −1 everywhere before and after. See
 * betweenness.ts for the meaning of the columns.
 */
export function addPathsFrom(
  source: usize,
  offsets: usize,
  neighbours: usize,
  distance: usize,
  queue: usize,
  paths: usize,
  credit: usize,
  scores: usize,
): void {
  const reached = countPaths(source, offsets, neighbours, distance, queue, paths);
  for (let i = reached - 1; i > 0; i--) {
    const v = int(queue, i);
    const beyond = <i32>int(distance, v) + 1;
    let sum: f64 = 0;
    for (let e = int(offsets, v), end = int(offsets, v + 1); e < end; e++) {
      const u = int(neighbours, e);
      if (<i32>int(distance, u) == beyond) sum += real(credit, u);
    }
    const dependency = sum * real(paths, v);
    setReal(scores, v, real(scores, v) + dependency);
    setReal(credit, v, (1 + dependency) / real(paths, v));
  }
  for (let i: usize = 0; i < reached; i++) setInt(distance, int(queue, i), -1);
}

/** Breadth first, counting shortest paths; returns how many nodes were reached. */
function countPaths(
  source: usize,
  offsets: usize,
  neighbours: usize,
  distance: usize,
  queue: usize,
  paths: usize,
): usize {
  setInt(queue, 0, source);
  setInt(distance, source, 0);
  setReal(paths, source, 1);
  let tail: usize = 1;
  for (let head: usize = 0; head < tail; head++) {
    const v = int(queue, head);
    const beyond = <i32>int(distance, v) + 1;
    const pathsHere = real(paths, v);
    for (let e = int(offsets, v), end = int(offsets, v + 1); e < end; e++) {
      const u = int(neighbours, e);
      const known = <i32>int(distance, u);
      if (known == beyond) setReal(paths, u, real(paths, u) + pathsHere);
      else if (known < 0) {
        setInt(distance, u, <usize>beyond);
        setReal(paths, u, pathsHere);
        setInt(queue, tail++, u);
      }
    }
  }
  return tail;
}

/**
 * Influence in four draws at once, two to a vector: see drawn-influence.ts for the meaning of the columns. The same
 * operations in the same order as there, so bit for bit the same sums.
 */
export function sumFour(
  order: usize,
  starts: usize,
  unheard: usize,
  ends: usize,
  ages: usize,
  weights: usize,
  times: usize,
  sums: usize,
  capped: bool,
): void {
  const none = f64x2.splat(0);
  const one = f64x2.splat(1);
  let i: usize = 0;
  let tie: usize = 0;
  for (let v: usize = 0; v < order; v++) {
    let sumA = none;
    let sumB = none;
    let heardA = none;
    let heardB = none;
    const split = int(unheard, v);
    for (const last = int(starts, v + 1); tie < last; tie++) {
      if (tie == split) {
        heardA = sumA;
        heardB = sumB;
        sumA = none;
        sumB = none;
      }
      let a = none;
      let b = none;
      for (const end = int(ends, tie); i < end; i++) {
        const at = times + ((<usize>load<u16>(ages + (i << 1))) << 5);
        const weight = f64x2.splat(<f64>load<f32>(weights + (i << 2)));
        a = f64x2.add(a, f64x2.mul(v128.load(at), weight));
        b = f64x2.add(b, f64x2.mul(v128.load(at, 16), weight));
      }
      sumA = f64x2.add(sumA, f64x2.pmin(a, one));
      sumB = f64x2.add(sumB, f64x2.pmin(b, one));
    }
    if (split != tie) {
      sumA = f64x2.add(heardA, capped ? f64x2.pmin(sumA, heardA) : sumA);
      sumB = f64x2.add(heardB, capped ? f64x2.pmin(sumB, heardB) : sumB);
    }
    v128.store(sums + (v << 5), sumA);
    v128.store(sums + (v << 5), sumB, 16);
  }
}

function single(column: usize, i: usize): f64 {
  return <f64>load<f32>(column + (i << 2));
}

/** Two neighbouring singles as a vector of doubles. */
function twoSingles(column: usize, i: usize): v128 {
  return f64x2.promote_low_f32x4(v128.load64_zero(column + (i << 2)));
}

function setTwoSingles(column: usize, i: usize, values: v128): void {
  v128.store64_lane(column + (i << 2), f32x4.demote_f64x2_zero(values), 0);
}

/** Adds to a vector of two singles and rounds, as storing each of them would. */
function addRounded(sums: v128, more: v128): v128 {
  return f64x2.promote_low_f32x4(f32x4.demote_f64x2_zero(f64x2.add(sums, more)));
}

/**
 * What every two bodies do to each other, added to `dx` and `dy`, all columns of singles: see force-atlas.ts. Two pairs
 * to a vector; each body's sum takes its parts in the same order as there, and rounds after each: the same bits.
 */
export function repel(
  order: usize,
  x: usize,
  y: usize,
  mass: usize,
  dx: usize,
  dy: usize,
  coefficient: f64,
): void {
  const none = f64x2.splat(0);
  for (let v: usize = 0; v < order; v++) {
    const xHere = f64x2.splat(single(x, v));
    const yHere = f64x2.splat(single(y, v));
    const push = f64x2.splat(coefficient * single(mass, v));
    // Lane 0 is the force along x, lane 1 along y.
    let sums = f64x2.replace_lane(f64x2.splat(single(dx, v)), 1, single(dy, v));
    // Where the number of others is odd, the last pair is of v with itself: their distance is 0.
    for (let u: usize = 0; u < v; u += 2) {
      const xApart = f64x2.sub(xHere, twoSingles(x, u));
      const yApart = f64x2.sub(yHere, twoSingles(y, u));
      const distance = f64x2.sqrt(f64x2.add(f64x2.mul(xApart, xApart), f64x2.mul(yApart, yApart)));
      const strength = f64x2.mul(push, twoSingles(mass, u));
      const factor = f64x2.div(f64x2.div(strength, distance), distance);
      const apart = f64x2.gt(distance, none);
      const alongX = v128.and(f64x2.mul(xApart, factor), apart);
      const alongY = v128.and(f64x2.mul(yApart, factor), apart);
      setTwoSingles(dx, u, f64x2.sub(twoSingles(dx, u), alongX));
      setTwoSingles(dy, u, f64x2.sub(twoSingles(dy, u), alongY));
      sums = addRounded(sums, v128.shuffle<f64>(alongX, alongY, 0, 2));
      sums = addRounded(sums, v128.shuffle<f64>(alongX, alongY, 1, 3));
    }
    store<f32>(dx + (v << 2), <f32>f64x2.extract_lane(sums, 0));
    store<f32>(dy + (v << 2), <f32>f64x2.extract_lane(sums, 1));
  }
}

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

/**
 * Leiden's fast local moving: see local-moves.ts for the meaning of the columns. `queue` holds all nodes in the order they
 * are looked at, `queued` is 1 everywhere and `towards` 0. The same operations in the same order: the same groups.
 */
export function moveNodes(
  order: usize,
  offsets: usize,
  neighbours: usize,
  weights: usize,
  mass: usize,
  groups: usize,
  groupMass: usize,
  groupSize: usize,
  free: usize,
  freeCount: usize,
  towards: usize,
  met: usize,
  queue: usize,
  queued: usize,
  density: f64,
  negligible: f64,
): bool {
  let moved = false;
  let head: usize = 0;
  for (let waiting = order; waiting > 0; waiting--) {
    const v = int(queue, head);
    head = head + 1 == order ? 0 : head + 1;
    store<u8>(queued + v, 0);
    const from = int(groups, v);
    const start = int(offsets, v);
    const end = int(offsets, v + 1);
    let groupsMet: usize = 0;
    for (let e = start; e < end; e++) {
      const group = int(groups, int(neighbours, e));
      const known = real(towards, group);
      if (known == 0) setInt(met, groupsMet++, group);
      setReal(towards, group, known + real(weights, e));
    }
    setReal(groupMass, from, real(groupMass, from) - real(mass, v));
    const price = density * real(mass, v);
    let best = from;
    let bestGain = real(towards, from) - price * real(groupMass, from);
    for (let i: usize = 0; i < groupsMet; i++) {
      const group = int(met, i);
      const gain = real(towards, group) - price * real(groupMass, group);
      if (gain > bestGain + negligible) {
        bestGain = gain;
        best = group;
      }
      setReal(towards, group, 0);
    }
    if (bestGain < -negligible && int(groupSize, from) > 1) best = int(free, freeCount - 1);
    setReal(groupMass, best, real(groupMass, best) + real(mass, v));
    if (best == from) continue;
    moved = true;
    setInt(groups, v, best);
    const joined = int(groupSize, best);
    setInt(groupSize, best, joined + 1);
    if (joined == 0) freeCount--;
    const left = int(groupSize, from) - 1;
    setInt(groupSize, from, left);
    if (left == 0) setInt(free, freeCount++, from);
    for (let e = start; e < end; e++) {
      const u = int(neighbours, e);
      if (load<u8>(queued + u) == 1 || int(groups, u) == best) continue;
      store<u8>(queued + u, 1);
      const tail = head + waiting - 1;
      setInt(queue, tail >= order ? tail - order : tail, u);
      waiting++;
    }
  }
  return moved;
}

/**
 * Burt: for every tie from v to j, p_vj + Σ_q p_vq·p_qj into `invested`. See constraint.ts; `tieTo` is −1 everywhere,
 * `turn` begins as the offsets.
 */
export function investAll(
  order: usize,
  offsets: usize,
  neighbours: usize,
  weights: usize,
  perStrength: usize,
  invested: usize,
  tieTo: usize,
  turn: usize,
): void {
  for (let v: usize = 0; v < order; v++) {
    const inverse = real(perStrength, v);
    for (let e = int(offsets, v), end = int(offsets, v + 1); e < end; e++) {
      setReal(invested, e, weightAt(weights, e) * inverse);
    }
  }
  for (let v: usize = 0; v < order; v++) {
    const from = int(offsets, v);
    const to = int(offsets, v + 1);
    for (let e = from; e < to; e++) setInt(tieTo, int(neighbours, e), e);
    for (let e = from; e < to; e++) {
      const j = int(neighbours, e);
      const back = int(turn, j);
      setInt(turn, j, back + 1);
      const first = int(offsets, j);
      const end = int(offsets, j + 1);
      if (end - first > to - from || (end - first == to - from && j >= v)) continue;
      const ofV = real(perStrength, v);
      const ofJ = real(perStrength, j);
      let there = real(invested, e);
      let thence = real(invested, back);
      for (let f = first; f < end; f++) {
        const q = int(neighbours, f);
        const g = <i32>int(tieTo, q);
        if (g < 0) continue;
        const weightV = weightAt(weights, g);
        const weightJ = weightAt(weights, f);
        there += weightV * ofV * real(perStrength, q) * weightJ;
        thence += weightJ * ofJ * real(perStrength, q) * weightV;
      }
      setReal(invested, e, there);
      setReal(invested, back, thence);
    }
    for (let e = from; e < to; e++) setInt(tieTo, int(neighbours, e), -1);
  }
}

function weightAt(weights: usize, e: usize): f64 {
  return <f64>load<f32>(weights + (e << 2));
}
