import { describe, expect, it } from 'vitest';
import { agreement, randAgreement } from '../../../analytics/algorithms/partition-agreement.ts';
import { createRandom } from '../../../analytics/algorithms/random.ts';

const of = (...groups: number[]) => Int32Array.from(groups);

describe('two divisions', () => {
  it.each([
    // Examples of scikit-learn's documentation and tests.
    { left: of(0, 0, 1, 1), right: of(0, 0, 1, 2), ari: 0.5714285714, nmi: 0.8, ami: 0.5714285714 },
    { left: of(0, 0, 1, 2), right: of(0, 0, 1, 1), ari: 0.5714285714, nmi: 0.8, ami: 0.5714285714 },
    { left: of(0, 0, 1, 1), right: of(1, 1, 0, 0), ari: 1, nmi: 1, ami: 1 },
    { left: of(0, 0, 1, 1), right: of(0, 1, 0, 1), ari: -0.5, nmi: 0, ami: -0.5 },
    { left: of(0, 0, 0, 0), right: of(0, 1, 2, 3), ari: 0, nmi: 0, ami: 0 },
  ])('$left and $right', ({ left, right, ari, nmi, ami }) => {
    const found = agreement(left, right);
    expect(found.ari).toBeCloseTo(ari, 9);
    expect(found.nmi).toBeCloseTo(nmi, 9);
    expect(found.ami).toBeCloseTo(ami, 9);
    expect(randAgreement(left, right)).toBe(found.ari);
  });

  it.each([[of()], [of(0)], [of(0, 0, 0)], [of(0, 1, 2)]])('%j agrees wholly with itself', (groups) => {
    expect(agreement(groups, groups)).toEqual({ nmi: 1, ami: 1, ari: 1 });
  });

  it('made at random agree no more than by chance, however many groups', () => {
    const random = createRandom(3);
    const draw = (groups: number) => Int32Array.from({ length: 2000 }, () => random.below(groups));
    const { nmi, ami, ari } = agreement(draw(80), draw(80));
    expect(nmi).toBeGreaterThan(0.2);
    expect(Math.abs(ami)).toBeLessThan(0.02);
    expect(Math.abs(ari)).toBeLessThan(0.01);
  });
});
