// Where too few communities are there to compare with: did those touched leave their own course? Weaker than a
// comparison, since whatever else began at that time looks the same (research/science.md §5.2).
import type { CommunityId, Day } from '../../core/ids.ts';
import { daysBetween } from '../../core/windows.ts';
import { interruptedSeries, type Interruption } from '../algorithms/interrupted-series.ts';
import { historyWeeks, type CommunityLife } from '../communities/history.ts';
import { weeksAfterMax } from './compare-communities.ts';
import {
  daysOf,
  isTouched,
  touchedByOthers,
  weeksAround,
  type DeclaredCampaign,
  type Weeks,
} from './weeks-around.ts';
import type { WeeklyContributors } from './weekly-contributors.ts';

/** Weeks the course before is drawn through. */
export const courseWeeks = 12;
/** With fewer earlier dates to hold it against, chance could not be ruled out at one in twenty. */
const placebosMin = 20;

export interface ObservedChange extends Interruption {
  touched: number;
  /** Contributors of the quietest week. */
  people: number;
  /** Weeks from the start, negative before it. */
  weeks: number[];
}

export interface ObservedGround {
  to: Day;
  lives: readonly CommunityLife[];
  contributors: WeeklyContributors;
  campaigns: readonly DeclaredCampaign[];
}

/** Contributors a week of all communities touched, on log1p. Null without enough weeks after, or enough of a past. */
export function observedChange(campaign: DeclaredCampaign, ground: ObservedGround): ObservedChange | null {
  const weeks = weeksAround(campaign.from, ground.to, courseWeeks);
  if (weeks.after < weeksAfterMax) return null;
  const touched = untroubled(campaign, weeks, ground);
  if (touched.length === 0) return null;
  const totals = totalsOf(touched, weeks, ground);
  const start = totals.length - weeks.after;
  const options = { before: courseWeeks, after: weeks.after, placebos: placebosMin };
  const found = interruptedSeries(Float64Array.from(totals, Math.log1p), start, options);
  if (found === null) return null;
  return {
    ...found,
    touched: touched.length,
    people: Math.min(...totals.slice(start - courseWeeks)),
    weeks: Array.from(found.distances, (_, week) => week - courseWeeks),
  };
}

/** Communities touched that stayed open, and that no other campaign touched meanwhile. */
function untroubled(
  campaign: DeclaredCampaign,
  weeks: Weeks,
  { to, lives, campaigns }: ObservedGround,
): CommunityLife[] {
  const days = daysOf(weeks, to);
  const others = touchedByOthers(campaign, campaigns, days);
  return lives.filter(
    ({ community, closedOn }) =>
      isTouched(campaign, community) && !others(community) && (closedOn === null || closedOn >= days.until),
  );
}

/** Week by week from when all of them were there; a week cut in two by the start is left out. */
function totalsOf(
  touched: readonly CommunityLife[],
  weeks: Weeks,
  { to, contributors }: ObservedGround,
): number[] {
  const whole = touched.map(({ openedOn, observedFrom }) =>
    Math.floor(daysBetween(openedOn > observedFrom ? openedOn : observedFrom, to) / 7),
  );
  const oldest = Math.min(historyWeeks, ...whole) - 1;
  const total = (weeksAgo: number) =>
    touched.reduce((sum, { community }) => sum + countOf(contributors, community, weeksAgo), 0);
  return [
    ...Array.from({ length: Math.max(0, oldest - weeks.lastBefore + 1) }, (_, i) => total(oldest - i)),
    ...Array.from({ length: weeks.after }, (_, i) => total(weeks.firstAfter - i)),
  ];
}

const countOf = (contributors: WeeklyContributors, community: CommunityId, weeksAgo: number): number =>
  contributors.of(community)[weeksAgo] ?? 0;
