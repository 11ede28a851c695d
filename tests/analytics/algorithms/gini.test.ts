// How unevenly something is shared out.
import { expect, it } from 'vitest';
import { gini } from '../../../analytics/algorithms/gini.ts';

it.each([
  ['all alike', [3, 3, 3, 3], 0],
  ['one has everything', [0, 0, 0, 8], 1],
  ['two to one', [1, 2], 1 / 3],
  ['one person', [5], NaN],
  ['nothing to share', [0, 0], NaN],
  ['nobody', [], NaN],
])('%s', (_, amounts, expected) => {
  if (Number.isNaN(expected)) expect(gini(Float64Array.from(amounts))).toBeNaN();
  else expect(gini(Float64Array.from(amounts))).toBeCloseTo(expected, 12);
});
