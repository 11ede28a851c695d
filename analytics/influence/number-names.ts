// Names as numbers, for kernels that know groups only.

/** Equal names get equal numbers, in the order they are first met; no name, −1. */
export function numberNames(names: readonly (string | undefined)[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(names, (name) => {
    if (name === undefined) return -1;
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  });
}
