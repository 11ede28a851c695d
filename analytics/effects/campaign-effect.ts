// What a campaign changed, or why that cannot be told (research/science.md §5.2).
import type { CommunityId, Day } from '../../core/ids.ts';
import type { CampaignDoubt, CampaignEffectRow } from '../../store/rows/campaign-effect.ts';
import { historyWeeks, type CommunityLife } from '../communities/history.ts';
import {
  believedP,
  compareCommunities,
  weeksAfterMin,
  weeksBefore,
  type Course,
} from './compare-communities.ts';
import { observedChange } from './observed-change.ts';
import {
  daysOf,
  isTouched,
  touchedByOthers,
  weeksAround,
  type DeclaredCampaign,
  type Weeks,
} from './weeks-around.ts';
import type { WeeklyContributors } from './weekly-contributors.ts';

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
  if (found === null) return onlyObserved(campaign, ground);
  const { effect, low, high, p, touched, compared, weekly, alikeBefore } = found;
  const believed = verdictOf(effect, p);
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

const verdictOf = (effect: number, p: number) =>
  p < believedP ? (effect > 0 ? 'more' : 'fewer') : 'no-difference';

/** Nobody to compare with: the communities' own course is all there is to go by. */
function onlyObserved(campaign: DeclaredCampaign, ground: CampaignGround): CampaignEffect {
  const found = observedChange(campaign, ground);
  if (found === null) return doubtful(campaign, 'no-comparison');
  const { effect, low, high, p, touched, people, weeks, distances } = found;
  return {
    campaign: campaign.campaign,
    method: 'observed',
    verdict: verdictOf(effect, p),
    reason: '',
    ratio: Math.exp(effect),
    low: Math.exp(low),
    high: Math.exp(high),
    p,
    touched,
    compared: 0,
    people,
    weeks,
    ratios: Array.from(distances, Math.exp),
  };
}

function doubtful({ campaign, communities }: DeclaredCampaign, reason: CampaignDoubt): CampaignEffect {
  const figures = { ratio: 1, low: 0, high: 0, p: 1, touched: communities.length, compared: 0, people: 0 };
  return { campaign, method: 'none', verdict: 'cannot-tell', reason, ...figures, weeks: [], ratios: [] };
}

/** Communities there from the first week to the last that no other campaign touched meanwhile. */
function coursesAround(campaign: DeclaredCampaign, weeks: Weeks, ground: CampaignGround): Course[] {
  const { to, lives, contributors, campaigns } = ground;
  const { from, until } = daysOf(weeks, to);
  const touches = (community: CommunityId) => isTouched(campaign, community);
  const others = touchedByOthers(campaign, campaigns, { from, until });
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

function quietestWeek(courses: readonly Course[]): number {
  const touched = courses.filter((course) => course.touched);
  const weeks = touched[0]?.contributors.map((_, week) =>
    touched.reduce((sum, { contributors }) => sum + (contributors[week] ?? 0), 0),
  );
  return Math.min(...(weeks ?? [0]));
}
