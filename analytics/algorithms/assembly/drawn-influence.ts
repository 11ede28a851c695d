// Influence in drawn days.
import { int } from './columns';

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
