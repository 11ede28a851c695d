// Growing columns of ties, one set per community, as they stream in.
import type { DatedTies } from '../algorithms/daily-weights.ts';

/** Doubles when full; read the arrays only through `read()`. */
export interface GrowingTies {
  /** `age` in days. */
  add(from: number, to: number, weight: number, age: number): void;
  read(): DatedTies;
}

export function growingTies(capacity = 64): GrowingTies {
  let from = new Int32Array(capacity);
  let to = new Int32Array(capacity);
  let weight = new Float32Array(capacity);
  let age = new Uint16Array(capacity);
  let length = 0;
  const grow = (): void => {
    const room = 2 * from.length;
    from = enlarged(from, new Int32Array(room));
    to = enlarged(to, new Int32Array(room));
    weight = enlarged(weight, new Float32Array(room));
    age = enlarged(age, new Uint16Array(room));
  };
  return {
    add(source, target, w, days) {
      if (length === from.length) grow();
      from[length] = source;
      to[length] = target;
      age[length] = days;
      weight[length++] = w;
    },
    read: () => ({ from, to, weight, age, length }),
  };
}

function enlarged<A extends Int32Array | Float32Array | Uint16Array>(old: A, larger: A): A {
  larger.set(old);
  return larger;
}

/** One set of columns after another. */
export function joinTies(parts: readonly DatedTies[]): DatedTies {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const joined = {
    from: new Int32Array(length),
    to: new Int32Array(length),
    weight: new Float32Array(length),
    age: new Uint16Array(length),
    length,
  };
  let at = 0;
  for (const part of parts) {
    joined.from.set(part.from.subarray(0, part.length), at);
    joined.to.set(part.to.subarray(0, part.length), at);
    joined.weight.set(part.weight.subarray(0, part.length), at);
    joined.age.set(part.age.subarray(0, part.length), at);
    at += part.length;
  }
  return joined;
}
