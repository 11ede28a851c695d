// The whole weeks before and after a start, counted back from the end of the window.
import type { CommunityId, Day } from '../../core/ids.ts';
import { addDays, daysBetween } from '../../core/windows.ts';
import { weeksAfterMax, weeksBefore } from './compare-communities.ts';

export interface DeclaredCampaign {
  campaign: string;
  from: Day;
  /** All communities when empty. */
  communities: readonly CommunityId[];
}

/** Weeks counted back from `to`, of which only whole ones before or after the start are used. */
export interface Weeks {
  /** Weeks ago of the oldest week before the start and of the last one before it. */
  first: number;
  lastBefore: number;
  /** Weeks ago of the first whole week after the start, and how many follow, itself included. */
  firstAfter: number;
  after: number;
}

export function weeksAround(from: Day, to: Day, before = weeksBefore): Weeks {
  const days = daysBetween(from, to);
  const lastBefore = Math.ceil(days / 7);
  const firstAfter = Math.floor(days / 7) - 1;
  return {
    first: lastBefore + before - 1,
    lastBefore,
    firstAfter,
    after: Math.min(weeksAfterMax, firstAfter + 1),
  };
}

/** First day of the first week, and the day after the last. */
export function daysOf({ first, firstAfter, after }: Weeks, to: Day): { from: Day; until: Day } {
  return { from: addDays(to, -7 * (first + 1)), until: addDays(to, -7 * (firstAfter - after + 1)) };
}

export const isTouched = ({ communities }: DeclaredCampaign, community: CommunityId): boolean =>
  communities.length === 0 || communities.includes(community);

/** Whether a community was touched by another campaign that began in these days. */
export function touchedByOthers(
  { campaign }: DeclaredCampaign,
  campaigns: readonly DeclaredCampaign[],
  { from, until }: { from: Day; until: Day },
): (community: CommunityId) => boolean {
  const meanwhile = campaigns.filter(
    (other) => other.campaign !== campaign && other.from >= from && other.from < until,
  );
  return (community) => meanwhile.some((other) => isTouched(other, community));
}
