import { describe, expect, it } from 'vitest';
import { forecastObjective, statusFor } from '../../../analytics/objectives/forecast-objective.ts';

const day = '2026-11-23';
const plan = {
  measure: 'monthly-active-share' as const,
  baseline: 0.1,
  target: 0.5,
  startsOn: '2026-01-01',
  dueOn: '2027-02-15',
};
/** Of a thousand people. */
const shares = (weeks: number, at: (week: number) => number) =>
  Array.from({ length: weeks }, (_, week) => ({
    value: at(week),
    numerator: 1000 * at(week),
    denominator: 1000,
  }));
const wobble = (week: number) => 0.01 * Math.sin(2.3 * week);

describe('where an objective is heading', () => {
  it.each([
    {
      course: 'rises to it in time',
      at: (week: number) => 0.1 + 0.007 * week + wobble(week),
      status: 'on-track',
    },
    { course: 'stands still far from it', at: (week: number) => 0.2 + wobble(week), status: 'off-track' },
    { course: 'falls', at: (week: number) => 0.6 - 0.008 * week + wobble(week), status: 'off-track' },
  ])('one that $course is $status', ({ at, status }) => {
    const forecast = forecastObjective(plan, shares(52, at), day);
    expect(statusFor(forecast!.probability)).toBe(status);
  });

  it('keeps shares within 0 and 1, and low under middle under high', () => {
    const { lows, middles, highs, weeksLeft } = forecastObjective(
      plan,
      shares(40, (week) => Math.min(1, week / 30)),
      day,
    )!;
    expect(weeksLeft).toBe(12);
    for (const course of [lows, middles, highs]) expect(course).toHaveLength(12);
    middles.forEach((middle, i) => {
      expect(lows[i]!).toBeLessThanOrEqual(middle);
      expect(middle).toBeLessThanOrEqual(highs[i]!);
      expect(highs[i]!).toBeLessThanOrEqual(1);
      expect(lows[i]!).toBeGreaterThanOrEqual(0);
    });
  });

  it('says what must be gained a week, and the best there was', () => {
    const forecast = forecastObjective(
      plan,
      shares(30, (week) => (week < 20 ? 0.1 : 0.3)),
      day,
    )!;
    expect(forecast.neededGain).toBeCloseTo(0.2 / 12, 12);
    expect(forecast.bestGain).toBeCloseTo(0.05, 12);
  });

  it('takes less for better where less is wanted', () => {
    const reported = Array.from({ length: 40 }, (_, week) => ({
      value: 80 - week,
      numerator: 80 - week,
      denominator: 0,
    }));
    const forecast = forecastObjective(
      { ...plan, measure: 'reported', baseline: 80, target: 38 },
      reported,
      day,
    )!;
    expect(forecast.probability).toBeGreaterThan(0.8);
    expect(forecast.bestGain).toBeCloseTo(-1, 12);
  });

  const steady = shares(40, () => 0.3);
  it.each([
    { when: 'the past is short', history: shares(23, () => 0.3), dueOn: plan.dueOn },
    {
      when: 'figures were missing lately',
      history: [...steady, null, ...steady.slice(0, 5)],
      dueOn: plan.dueOn,
    },
    { when: 'it is due today', history: steady, dueOn: day },
    { when: 'it is due in three years', history: steady, dueOn: '2029-11-23' },
    { when: 'there is nothing', history: [], dueOn: plan.dueOn },
  ])('foretells nothing when $when', ({ history, dueOn }) => {
    expect(forecastObjective({ ...plan, dueOn }, history, day)).toBeNull();
  });
});

it.each([
  [0.8, 'on-track'],
  [0.79, 'at-risk'],
  [0.5, 'at-risk'],
  [0.49, 'off-track'],
])('a probability of %d is %s', (probability, status) => {
  expect(statusFor(probability)).toBe(status);
});
