// When a community's life ended, and the curve of many.
import { describe, expect, it } from 'vitest';
import { lifetimeOf, survivalOf } from '../../../analytics/communities/survival.ts';

describe('a lifetime', () => {
  it.each([
    { told: 'goes on', days: [0, 50, 100], to: 120, life: { weeks: 120 / 7, ended: false } },
    {
      told: 'ends with a silence of more than 13 weeks',
      days: [0, 70],
      to: 162,
      life: { weeks: 10, ended: true },
    },
    { told: 'is not over after exactly 13 weeks', days: [0, 70], to: 161, life: { weeks: 23, ended: false } },
    {
      told: 'ends at the first silence, whatever follows',
      days: [0, 7, 200, 201],
      to: 210,
      life: { weeks: 1, ended: true },
    },
  ])('$told', ({ days, to, life }) => {
    expect(lifetimeOf(days, to)).toEqual(life);
  });
});

describe('the curve', () => {
  it('says nothing beyond the longest life seen', () => {
    const curve = survivalOf([
      { weeks: 10, ended: true },
      { weeks: 40, ended: false },
    ]);
    expect(curve).toEqual({
      communities: 2,
      ended: 1,
      surviving: [0.5, 0.5, 0.5, null, null, null],
      medianWeeks: 10,
    });
  });

  it('of nothing is empty', () => {
    expect(survivalOf([])).toMatchObject({ communities: 0, medianWeeks: null });
    expect(survivalOf([]).surviving.every((share) => share === null)).toBe(true);
  });
});
