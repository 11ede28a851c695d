import { describe, expect, it } from 'vitest';
import {
  findNewTies,
  tieBefore,
  tieLater,
  tieSoon,
  type Acquaintance,
} from '../../../analytics/algorithms/new-ties.ts';
import { createRandom } from '../../../analytics/algorithms/random.ts';

/** Forty people, the first ten of whom met; ties are dealt at random, more readily between those who met. */
function company(readily: number, seed = 1): Acquaintance {
  const n = 40;
  const random = createRandom(seed);
  const ties = new Uint8Array(n * n);
  for (let a = 0; a < n; a++) {
    for (let b = a + 1; b < n; b++) {
      const chance = a < 10 && b < 10 ? readily : 0.1;
      const tie =
        random.next() < 0.05
          ? tieBefore
          : random.next() < chance
            ? tieSoon | (b % 2 === 0 ? tieLater : 0)
            : 0;
      ties[a * n + b] = tie;
      ties[b * n + a] = tie;
    }
  }
  return {
    ties,
    met: Uint8Array.from({ length: n }, (_, person) => Number(person < 10)),
    departments: new Int32Array(n),
    activity: new Int32Array(n),
  };
}

describe('new ties among those who met', () => {
  it('are told from those of pairs like them who did not meet', () => {
    const { pairs, newTies, expected, lasting, p } = findNewTies(company(0.6), createRandom(1));
    expect(pairs).toBeLessThanOrEqual(45);
    expect(newTies).toBeGreaterThan(2 * expected);
    expect(lasting).toBeLessThan(newTies);
    expect(p).toBeLessThan(0.01);
  });

  it('are as many as expected where meeting made no difference', () => {
    const { newTies, expected, p } = findNewTies(company(0.1), createRandom(1));
    expect(Math.abs(newTies - expected)).toBeLessThan(6);
    expect(p).toBeGreaterThan(0.05);
  });

  it('are found in about one of twenty companies where meeting made no difference', () => {
    const fired = Array.from({ length: 100 }, (_, i) => findNewTies(company(0.1, i), createRandom(i), 99).p);
    expect(fired.filter((p) => p < 0.05).length).toBeLessThan(12);
  });

  it('are none where everybody knew each other', () => {
    const everybody = company(0.5);
    everybody.ties.fill(tieBefore);
    expect(findNewTies(everybody, createRandom(1))).toMatchObject({ pairs: 0, newTies: 0, p: 1 });
  });

  it('are compared with nothing where everybody met', () => {
    const everybody = company(0.5);
    everybody.met.fill(1);
    expect(findNewTies(everybody, createRandom(1))).toMatchObject({ pairs: 0, newTies: 0, p: 1 });
  });

  it('are none in an empty company', () => {
    const nobody = new Int32Array(0);
    const nothing = new Uint8Array(0);
    const empty = { ties: nothing, met: nothing, departments: nobody, activity: nobody };
    expect(findNewTies(empty, createRandom(1))).toMatchObject({ pairs: 0, p: 1 });
  });
});
