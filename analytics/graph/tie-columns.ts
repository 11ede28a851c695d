// Growing columns of ties, one set per community, as they stream in.
import type { TieColumns } from '../algorithms/csr-graph.ts';

/** Doubles when full; read the arrays only through `read()`. */
export interface GrowingTies {
  add(from: number, to: number, weight: number): void;
  read(): TieColumns;
}

export function growingTies(capacity = 64): GrowingTies {
  let from = new Int32Array(capacity);
  let to = new Int32Array(capacity);
  let weight = new Float32Array(capacity);
  let length = 0;
  const grow = (): void => {
    const room = 2 * from.length;
    from = enlarged(from, new Int32Array(room));
    to = enlarged(to, new Int32Array(room));
    weight = enlarged(weight, new Float32Array(room));
  };
  return {
    add(source, target, w) {
      if (length === from.length) grow();
      from[length] = source;
      to[length] = target;
      weight[length++] = w;
    },
    read: () => ({ from, to, weight, length }),
  };
}

function enlarged<A extends Int32Array | Float32Array>(old: A, larger: A): A {
  larger.set(old);
  return larger;
}

/** One set of columns after another. */
export function joinTies(parts: readonly TieColumns[]): TieColumns {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const joined = {
    from: new Int32Array(length),
    to: new Int32Array(length),
    weight: new Float32Array(length),
    length,
  };
  let at = 0;
  for (const part of parts) {
    joined.from.set(part.from.subarray(0, part.length), at);
    joined.to.set(part.to.subarray(0, part.length), at);
    joined.weight.set(part.weight.subarray(0, part.length), at);
    at += part.length;
  }
  return joined;
}
