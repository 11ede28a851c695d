// What bodies of a picture do to each other.

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
