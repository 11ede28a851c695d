// PageRank's sweep.
import { int, real, setReal } from './columns';

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

/** A tie is 8 bytes: where the giver's share lies, and the weight in 32 bits. */
function given(tie: usize): f64 {
  return <f64>load<f32>(tie, 4) * load<f64>(load<u32>(tie));
}

/** next[v] = base + damping · Σ weight · share for rows [from, to); returns how much they moved. Two sums hide latency. */
export function collectRows(
  offsets: usize,
  ties: usize,
  rank: usize,
  next: usize,
  base: f64,
  damping: f64,
  from: usize,
  to: usize,
): f64 {
  let moved: f64 = 0;
  let tie = ties + (int(offsets, from) << 3);
  for (let v = from; v < to; v++) {
    const end = ties + (int(offsets, v + 1) << 3);
    let sums = f64x2.splat(0);
    for (; tie + 8 < end; tie += 16) {
      const pair = v128.load(tie);
      const weights = f64x2.promote_low_f32x4(v128.shuffle<f32>(pair, pair, 1, 3, 1, 3));
      const shares = v128.load64_lane(load<u32>(tie + 8), v128.load64_zero(load<u32>(tie)), 1);
      sums = f64x2.add(sums, f64x2.mul(weights, shares));
    }
    let even = f64x2.extract_lane(sums, 0);
    if (tie < end) {
      even += given(tie);
      tie += 8;
    }
    const value = base + damping * (even + f64x2.extract_lane(sums, 1));
    moved += Math.abs(value - real(rank, v));
    setReal(next, v, value);
  }
  return moved;
}
