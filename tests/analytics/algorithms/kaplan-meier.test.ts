// How long things last when some have not ended yet.
import { describe, expect, it } from 'vitest';
import { kaplanMeier, medianLife, survivingAt } from '../../../analytics/algorithms/kaplan-meier.ts';

/** Remission of leukaemia under 6-MP, in weeks. Freireich et al., Blood 21, 1963; the textbook's answer. */
const weeks = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35];
const ended = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0];

describe('Kaplan–Meier', () => {
  it('gives the published curve', () => {
    const steps = kaplanMeier(Float64Array.from(weeks), Uint8Array.from(ended));
    expect(steps.map(({ time }) => time)).toEqual([6, 7, 10, 13, 16, 22, 23]);
    const shares = [0.857, 0.807, 0.753, 0.69, 0.627, 0.538, 0.448];
    steps.forEach(({ surviving }, i) => {
      expect(surviving).toBeCloseTo(shares[i] ?? NaN, 3);
    });
    expect(medianLife(steps)).toBe(23);
    expect(survivingAt(steps, 5)).toBe(1);
    expect(survivingAt(steps, 12)).toBeCloseTo(0.753, 3);
  });

  it.each([
    ['nothing', [], []],
    ['nothing has ended', [3, 4], [0, 0]],
  ])('%s: no step, no median, all alive', (_, times, ends) => {
    const steps = kaplanMeier(Float64Array.from(times), Uint8Array.from(ends));
    expect([steps.length, medianLife(steps), survivingAt(steps, 99)]).toEqual([0, null, 1]);
  });
});
