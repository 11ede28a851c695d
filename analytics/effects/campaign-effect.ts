// What a campaign changed, or why that cannot be told (research/science.md §5.2).
import type { CommunityId, Day } from '../../core/ids.ts';
import { addDays, daysBetween } from '../../core/windows.ts';
import type { CampaignDoubt, CampaignEffectRow } from '../../store/rows/campaign-effect.ts';
import { historyWeeks, type CommunityLife } from '../communities/history.ts';
import {
  believedP,
  compareCommunities,
  weeksAfterMax,
  weeksAfterMin,
  weeksBefore,
  type Course,
} from './compare-communities.ts';
import type { WeeklyContributors } from './weekly-contributors.ts';

export interface DeclaredCampaign {
  campaign: string;
  from: Day;
  /** All communities when empty. */
  communities: readonly CommunityId[];
}

export interface CampaignGround {
  to: Day;
  lives: readonly CommunityLife[];
  contributors: WeeklyContributors;
  campaigns: readonly DeclaredCampaign[];
}

export type CampaignEffect = Omit<CampaignEffectRow, 'run'>;

/** @param weeksMin whole weeks that must have passed since its start */
export function campaignEffect(
  campaign: DeclaredCampaign,
  ground: CampaignGround,
  weeksMin = weeksAfterMin,
): CampaignEffect {
  const weeks = weeksAround(campaign.from, ground.to);
  if (weeks.after < weeksMin) return doubtful(campaign, 'too-recent');
  if (weeks.first >= historyWeeks) return doubtful(campaign, 'too-old');
  const courses = coursesAround(campaign, weeks, ground);
  const found = compareCommunities(courses);
  if (found === null) return doubtful(campaign, 'no-comparison');
  const { effect, low, high, p, touched, compared, weekly, alikeBefore } = found;
  const believed = p < believedP ? (effect > 0 ? 'more' : 'fewer') : 'no-difference';
  return {
    campaign: campaign.campaign,
    method: 'compared',
    verdict: alikeBefore ? believed : 'cannot-tell',
    reason: alikeBefore ? '' : 'unlike-before',
    ratio: Math.exp(effect),
    low: Math.exp(low),
    high: Math.exp(high),
    p,
    touched,
    compared,
    people: quietestWeek(courses),
    weeks: weekly.map((_, i) => i - weeksBefore),
    ratios: weekly.map(Math.exp),
  };
}

function doubtful({ campaign, communities }: DeclaredCampaign, reason: CampaignDoubt): CampaignEffect {
  const figures = { ratio: 1, low: 0, high: 0, p: 1, touched: communities.length, compared: 0, people: 0 };
  return { campaign, method: 'none', verdict: 'cannot-tell', reason, ...figures, weeks: [], ratios: [] };
}

/** Weeks counted back from `to`, of which only whole ones before or after the start are used. */
interface Weeks {
  /** Weeks ago of the oldest week before the start and of the last one before it. */
  first: number;
  lastBefore: number;
  /** Weeks ago of the first whole week after the start, and how many follow, itself included. */
  firstAfter: number;
  after: number;
}

function weeksAround(from: Day, to: Day): Weeks {
  const days = daysBetween(from, to);
  const lastBefore = Math.ceil(days / 7);
  const firstAfter = Math.floor(days / 7) - 1;
  return {
    first: lastBefore + weeksBefore - 1,
    lastBefore,
    firstAfter,
    after: Math.min(weeksAfterMax, firstAfter + 1),
  };
}

/** Communities there from the first week to the last that no other campaign touched meanwhile. */
function coursesAround(campaign: DeclaredCampaign, weeks: Weeks, ground: CampaignGround): Course[] {
  const { to, lives, contributors } = ground;
  const from = addDays(to, -7 * (weeks.first + 1));
  const until = addDays(to, -7 * (weeks.firstAfter - weeks.after + 1));
  const touches = (community: CommunityId) =>
    campaign.communities.length === 0 || campaign.communities.includes(community);
  const others = touchedByOthers(campaign, ground, { from, until });
  return lives
    .filter((life) => life.openedOn <= from && life.observedFrom <= from)
    .filter(({ closedOn }) => closedOn === null || closedOn >= until)
    .filter(({ community }) => touches(community) || !others(community))
    .map(({ community }) => ({
      touched: touches(community),
      contributors: courseOf(contributors.of(community), weeks),
    }));
}

function courseOf(byWeeksAgo: Uint32Array, { first, firstAfter, after }: Weeks): number[] {
  const at = (weeksAgo: number) => byWeeksAgo[weeksAgo] ?? 0;
  return [
    ...Array.from({ length: weeksBefore }, (_, i) => at(first - i)),
    ...Array.from({ length: after }, (_, i) => at(firstAfter - i)),
  ];
}

function touchedByOthers(
  { campaign }: DeclaredCampaign,
  { campaigns }: CampaignGround,
  { from, until }: { from: Day; until: Day },
): (community: CommunityId) => boolean {
  const meanwhile = campaigns.filter(
    (other) => other.campaign !== campaign && other.from >= from && other.from < until,
  );
  return (community) =>
    meanwhile.some(({ communities }) => communities.length === 0 || communities.includes(community));
}

function quietestWeek(courses: readonly Course[]): number {
  const touched = courses.filter((course) => course.touched);
  const weeks = touched[0]?.contributors.map((_, week) =>
    touched.reduce((sum, { contributors }) => sum + (contributors[week] ?? 0), 0),
  );
  return Math.min(...(weeks ?? [0]));
}
