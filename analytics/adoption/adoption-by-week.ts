// Adoption as shares of the people entitled, for the weeks in which anything was listened to.
import type { Day } from '../../core/ids.ts';
import type { ActivePeopleOfWeek } from '../../store/queries/active-people-by-week.ts';
import type { AdoptionWeekRow } from '../../store/rows/adoption-week.ts';
import { weekEnd, weekStart } from '../communities/history.ts';

export interface AdoptionContext {
  run: string;
  to: Day;
  /** First day on which anything was heard from anywhere; null when nothing ever was. */
  observedFrom: Day | null;
}

/**
 * Rows oldest first. Weeks before the first source was connected are left out: not knowing is not a zero. The newest
 * week is always told, so that a company where nobody came yet reads "0 of so many".
 */
export function adoptionByWeek(
  weeks: readonly ActivePeopleOfWeek[],
  { run, to, observedFrom }: AdoptionContext,
): AdoptionWeekRow[] {
  const known = weeks.length > 0 ? weeks : [nobody];
  return known
    .filter(
      ({ weeks_ago }) => weeks_ago === 0 || (observedFrom !== null && observedFrom < weekEnd(to, weeks_ago)),
    )
    .sort((a, b) => b.weeks_ago - a.weeks_ago)
    .map((week) => ({
      run,
      week: weekStart(to, week.weeks_ago),
      entitled: week.entitled,
      entitledBasis: week.has_directory ? 'directory' : 'everyone-seen',
      weeklyActive: week.weekly_active,
      monthlyActive: week.monthly_active,
      monthlyContributors: week.monthly_contributors,
      monthlyReaders: week.monthly_readers,
    }));
}

/** Neither directory nor events. */
const nobody: ActivePeopleOfWeek = {
  weeks_ago: 0,
  entitled: 0,
  weekly_active: 0,
  monthly_active: 0,
  monthly_contributors: 0,
  monthly_readers: 0,
  has_directory: false,
};
