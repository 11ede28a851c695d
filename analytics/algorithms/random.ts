// Seeded random numbers: the same seed gives the same numbers on every machine.

export interface Random {
  /** 0 … 2^32 − 1. */
  bits: () => number;
  /** 0 ≤ x < 1, 32 bits. */
  next: () => number;
  /** Whole number 0 … n − 1, n ≤ 2^32, without bias. */
  below: (n: number) => number;
  /** Fisher & Yates, 1938; Durstenfeld, 1964. In place. */
  shuffle: (values: Int32Array) => void;
}

/** xoshiro128**. Blackman & Vigna, *Scrambled linear pseudorandom number generators*, ACM TOMS 47(4), 2021. */
export function createRandom(seed: number): Random {
  return fromState(spread(seed));
}

export function fromState([s0, s1, s2, s3]: readonly [number, number, number, number]): Random {
  const s = Uint32Array.of(s0, s1, s2, s3);
  const bits = (): number => {
    const result = Math.imul(rotate(Math.imul(s[1], 5), 7), 9) >>> 0;
    const shifted = s[1] << 9;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= shifted;
    s[3] = rotate(s[3], 11);
    return result;
  };
  const below = (n: number): number => {
    const limit = 4294967296 - (4294967296 % n);
    let value = bits();
    while (value >= limit) value = bits();
    return value % n;
  };
  return {
    bits,
    next: () => bits() / 4294967296,
    below,
    shuffle(values) {
      for (let i = values.length - 1; i > 0; i--) {
        const j = below(i + 1);
        const kept = values[i];
        values[i] = values[j];
        values[j] = kept;
      }
    },
  };
}

const rotate = (x: number, by: number): number => (x << by) | (x >>> (32 - by));

/** Turns one seed into four unrelated words, never all zero (splitmix32, after Steele, Lea & Flood, OOPSLA 2014). */
function spread(seed: number): [number, number, number, number] {
  let state = seed | 0;
  const word = (): number => {
    state = (state + 0x9e3779b9) | 0;
    let z = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  return [word(), word(), word(), word() || 1];
}
