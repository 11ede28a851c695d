// Burt's investments.
import { int, real, setInt, setReal } from './columns';

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
