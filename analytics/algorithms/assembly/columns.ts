// How kernels read and write columns: whole numbers of 32 bits, reals of 64. The optimiser inlines them.

export function int(column: usize, i: usize): usize {
  return load<i32>(column + (i << 2));
}

export function real(column: usize, i: usize): f64 {
  return load<f64>(column + (i << 3));
}

export function setInt(column: usize, i: usize, value: usize): void {
  store<i32>(column + (i << 2), <i32>value);
}

export function setReal(column: usize, i: usize, value: f64): void {
  store<f64>(column + (i << 3), value);
}
