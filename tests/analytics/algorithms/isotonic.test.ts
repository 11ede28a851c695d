// The rising staircase: pools what falls, keeps the mean, and never falls.
import { describe, expect, it } from 'vitest';
import { fitIsotonic, isotonicShare } from '../../../analytics/algorithms/isotonic.ts';

const fit = (scores: number[], labels: number[]) =>
  fitIsotonic(Float64Array.from(scores), Uint8Array.from(labels));

describe('isotonic regression', () => {
  it('pools neighbours that fall', () => {
    const { from, share } = fit([1, 2, 3, 4, 5, 6], [0, 1, 0, 0, 1, 1]);
    expect([...from]).toEqual([1, 2, 5]);
    expect([...share].map((x) => x.toFixed(3))).toEqual(['0.000', '0.333', '1.000']);
  });

  it('takes equal scores together, in whatever order they come', () => {
    expect([...fit([2, 1, 2], [1, 0, 0]).share]).toEqual([0, 0.5]);
  });

  it('reads a score off the step it falls on, and the first step below it', () => {
    const steps = fit([1, 2, 3], [0, 0, 1]);
    expect([0, 1, 2.9, 3, 9].map((score) => isotonicShare(steps, score))).toEqual([0, 0, 0, 1, 1]);
    expect(isotonicShare(fit([], []), 0.4)).toBe(0);
  });

  it('never falls', () => {
    const scores = Array.from({ length: 300 }, (_, i) => (i * 7919) % 301);
    const { share } = fit(
      scores,
      scores.map((score, i) => Number((score + ((i * 31) % 97)) % 11 < 5)),
    );
    expect([...share]).toEqual([...share].sort((a, b) => a - b));
  });
});
