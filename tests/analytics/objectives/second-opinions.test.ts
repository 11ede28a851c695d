import { describe, expect, it } from 'vitest';
import { secondOpinions } from '../../../analytics/objectives/second-opinions.ts';

const plan = { measure: 'reported', baseline: 0, target: 90 } as const;
const grown = (weeks: number, middle = 15) =>
  Array.from({ length: weeks }, (_, t) => Math.round(100 / (1 + Math.exp(-0.3 * (t - middle)))));

describe('a figure that only ever grows', () => {
  it('gets second opinions once its fastest growth is behind it', () => {
    const opinions = secondOpinions(plan, grown(30), 20);
    expect(opinions.map(({ curve }) => curve)).toEqual(['logistic', 'bass']);
    for (const { limit, end } of opinions) {
      expect(Math.abs(limit - 100)).toBeLessThan(3);
      expect(end).toBeLessThanOrEqual(limit);
      expect(end).toBeGreaterThan(95);
    }
  });

  it('without weeks before it began is judged from when it began', () => {
    const late = [...Array.from({ length: 10 }, () => 0), ...grown(11)];
    expect(secondOpinions(plan, late, 20)).toEqual([]);
  });
});

it.each([
  { what: 'a history that is too short', values: grown(11, 5), more: {} },
  { what: 'growth that is still getting faster', values: grown(20, 30), more: {} },
  { what: 'a figure that fell', values: [...grown(30).slice(0, 29), 40], more: {} },
  { what: 'one that never grew', values: grown(30).map(() => 5), more: {} },
  { what: 'a share of people', values: grown(30), more: { measure: 'monthly-active-share' as const } },
  { what: 'a figure that should fall', values: grown(30), more: { baseline: 200 } },
])('there is none of $what', ({ values, more }) => {
  expect(secondOpinions({ ...plan, ...more }, values, 20)).toEqual([]);
});
