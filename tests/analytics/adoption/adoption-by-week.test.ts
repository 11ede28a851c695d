import { describe, expect, it } from 'vitest';
import { adoptionByWeek } from '../../../analytics/adoption/adoption-by-week.ts';
import { addDays } from '../../../core/windows.ts';

const to = '2026-11-23';
const weeks = [0, 1, 2, 3].map((weeks_ago) => ({
  weeks_ago,
  entitled: 100,
  weekly_active: 10 - weeks_ago,
  monthly_active: 20,
  monthly_contributors: 12,
  monthly_readers: 5,
  has_directory: true,
}));

describe('adoption', () => {
  it('is told oldest week first, from the first day anything was heard', () => {
    const found = adoptionByWeek(weeks, { run: 'r', to, observedFrom: addDays(to, -16) });
    expect(found.map(({ week, weeklyActive }) => [week, weeklyActive])).toEqual([
      [addDays(to, -21), 8],
      [addDays(to, -14), 9],
      [addDays(to, -7), 10],
    ]);
    expect(found[0]).toMatchObject({ entitled: 100, entitledBasis: 'directory', monthlyReaders: 5 });
  });

  it('of a company where nothing was heard yet is nobody of so many', () => {
    const silent = weeks.map((week) => ({ ...week, weekly_active: 0, monthly_active: 0 }));
    const found = adoptionByWeek(silent, { run: 'r', to, observedFrom: null });
    expect(found).toMatchObject([{ entitled: 100, weeklyActive: 0 }]);
  });

  it('of nothing at all says whom it would count', () => {
    expect(adoptionByWeek([], { run: 'r', to, observedFrom: null })).toMatchObject([
      { entitled: 0, entitledBasis: 'everyone-seen' },
    ]);
  });
});
