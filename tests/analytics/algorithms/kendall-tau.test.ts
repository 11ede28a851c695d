import fc from 'fast-check';
import { expect, it } from 'vitest';
import { kendallTau } from '../../../analytics/algorithms/kendall-tau.ts';

it.each([
  // The example of scipy's documentation.
  { x: [12, 2, 1, 12, 2], y: [1, 4, 7, 1, 0], tau: -0.47140452079103173 },
  { x: [1, 2, 3], y: [4, 5, 9], tau: 1 },
  { x: [1, 2, 3], y: [3, 2, 1], tau: -1 },
  { x: [1, 1, 1], y: [1, 2, 3], tau: NaN },
  { x: [], y: [], tau: NaN },
])('$x against $y is $tau', ({ x, y, tau }) => {
  if (Number.isNaN(tau)) expect(kendallTau(x, y)).toBeNaN();
  else expect(kendallTau(x, y)).toBeCloseTo(tau, 12);
});

/** By looking at every pair. */
function byDefinition(points: readonly (readonly [number, number])[]): number {
  const sums = { both: 0, x: 0, y: 0 };
  points.forEach(([x, y], i) => {
    for (const [otherX, otherY] of points.slice(i + 1)) {
      sums.both += Math.sign(x - otherX) * Math.sign(y - otherY);
      sums.x += Math.sign(x - otherX) ** 2;
      sums.y += Math.sign(y - otherY) ** 2;
    }
  });
  return sums.both / Math.sqrt(sums.x * sums.y);
}

it('is what looking at every pair gives', () => {
  const few = fc.integer({ min: 0, max: 6 });
  fc.assert(
    fc.property(fc.array(fc.tuple(few, few), { minLength: 2, maxLength: 40 }), (points) => {
      const found = kendallTau(points.map(([x]) => x), points.map(([, y]) => y)); // prettier-ignore
      const expected = byDefinition(points);
      expect(Number.isNaN(expected) ? Number.isNaN(found) : Math.abs(found - expected) < 1e-12).toBe(true);
    }),
    { seed: 3 },
  );
});
