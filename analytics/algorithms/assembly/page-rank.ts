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
