import { describe, expect, it } from 'vitest';
import { assessProgress } from '../../../analytics/objectives/assess-progress.ts';

/** 200 days. */
const plan = { baseline: 0.2, target: 0.4, startsOn: '2026-01-01', dueOn: '2026-07-20' };

describe('where an objective stands', () => {
  it.each([
    {
      when: 'nothing was measured',
      value: null,
      day: '2026-04-11',
      status: 'no-data',
      attainment: 0,
      pace: 0,
    },
    {
      when: 'half way in half the time',
      value: 0.3,
      day: '2026-04-11',
      status: 'on-track',
      attainment: 0.5,
      pace: 1,
    },
    {
      when: 'a little behind',
      value: 0.29,
      day: '2026-04-11',
      status: 'on-track',
      attainment: 0.45,
      pace: 0.9,
    },
    { when: 'behind', value: 0.27, day: '2026-04-11', status: 'at-risk', attainment: 0.35, pace: 0.7 },
    { when: 'far behind', value: 0.25, day: '2026-04-11', status: 'off-track', attainment: 0.25, pace: 0.5 },
    {
      when: 'below where it began',
      value: 0.1,
      day: '2026-04-11',
      status: 'off-track',
      attainment: -0.5,
      pace: -1,
    },
    { when: 'there early', value: 0.42, day: '2026-02-10', status: 'reached', attainment: 1.1, pace: 5.5 },
    { when: 'three weeks in', value: 0.2, day: '2026-01-22', status: 'too-early', attainment: 0, pace: 0 },
    { when: 'not yet begun', value: 0.2, day: '2025-12-01', status: 'too-early', attainment: 0, pace: 0 },
    {
      when: 'due and missed',
      value: 0.39,
      day: '2026-07-20',
      status: 'off-track',
      attainment: 0.95,
      pace: 0.95,
    },
    {
      when: 'long due and reached',
      value: 0.4,
      day: '2026-12-01',
      status: 'reached',
      attainment: 1,
      pace: 1,
    },
  ])('$when: $status', ({ value, day, ...expected }) => {
    const found = assessProgress(plan, value, day);
    expect(found.status).toBe(expected.status);
    expect(found.attainment).toBeCloseTo(expected.attainment, 10);
    expect(found.pace).toBeCloseTo(expected.pace, 10);
  });

  it('reads a figure that is to fall the other way round', () => {
    const fall = { ...plan, baseline: 100, target: 50 };
    expect(assessProgress(fall, 75, '2026-04-11')).toMatchObject({ attainment: 0.5, status: 'on-track' });
    expect(assessProgress(fall, 40, '2026-04-11').status).toBe('reached');
  });

  it('holds a line: met or not', () => {
    const hold = { ...plan, baseline: 0.4 };
    expect(assessProgress(hold, 0.4, '2026-04-11').status).toBe('reached');
    expect(assessProgress(hold, 0.39, '2026-04-11').status).toBe('off-track');
  });

  it('survives a plan without duration', () => {
    expect(assessProgress({ ...plan, dueOn: plan.startsOn }, 0.3, '2026-04-11').status).toBe('off-track');
  });
});
