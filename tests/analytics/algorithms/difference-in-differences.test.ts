import { describe, expect, it } from 'vitest';
import { compareChanges, waysToChoose } from '../../../analytics/algorithms/difference-in-differences.ts';
import { createRandom } from '../../../analytics/algorithms/random.ts';

const compare = (changes: number[], touched: number[]) =>
  compareChanges(Float64Array.from(changes), Uint8Array.from(touched), createRandom(1));

/** Twenty untouched around nought, then four. */
const quiet = Array.from({ length: 20 }, (_, i) => Math.sin(7 * i) / 10);
const labels = [...quiet.map(() => 0), 1, 1, 1, 1];

describe('those touched against the others', () => {
  it('differ by the difference of their medians', () => {
    expect(compare([0, 1, 2, 10, 12, 100], [0, 0, 0, 1, 1, 1]).effect).toBe(11);
  });

  it('are found when they moved, with an interval around it that leaves out nought', () => {
    const { effect, low, high, p } = compare([...quiet, 0.9, 1, 1.1, 1], labels);
    expect(p).toBeLessThan(0.01);
    expect(effect).toBeCloseTo(1, 0);
    expect(low).toBeGreaterThan(0);
    expect(high).toBeGreaterThan(effect);
  });

  it('are not found when they moved as the others did', () => {
    const { low, high, p } = compare([...quiet, 0.05, -0.05, 0.02, -0.02], labels);
    expect(p).toBeGreaterThan(0.2);
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThan(0);
  });

  it('owe nothing to one of the others that collapsed', () => {
    expect(compare([...quiet.slice(1), -50, 0, 0, 0, 0], labels).effect).toBeCloseTo(0, 1);
  });

  it('have p = 1 when nothing moved at all', () => {
    expect(
      compare(
        labels.map(() => 3),
        labels,
      ),
    ).toEqual({ effect: 0, low: 0, high: 0, p: 1 });
  });

  it('are judged alike with the same seed', () => {
    expect(compare([...quiet, 1, 0, 1, 0], labels)).toEqual(compare([...quiet, 1, 0, 1, 0], labels));
  });
});

it('is found in about one of twenty companies where nothing happened', () => {
  const random = createRandom(20);
  let fired = 0;
  for (let company = 0; company < 400; company++) {
    const changes = Float64Array.from(labels, () => random.next() ** 3);
    if (compareChanges(changes, Uint8Array.from(labels), random, 199).p < 0.05) fired++;
  }
  expect(fired / 400).toBeGreaterThan(0.02);
  expect(fired / 400).toBeLessThan(0.08);
});

it.each([
  [5, 0, 1],
  [5, 2, 10],
  [24, 4, 10_626],
  [2_000, 1_000, Infinity],
])('of %i there are, choosing %i, %d ways', (all, some, ways) => {
  expect(waysToChoose(all, some)).toBe(ways);
});
