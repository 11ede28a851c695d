// Writes an evaluated week down as facts, from which pages make sentences.
import type { Day } from '../../core/ids.ts';
import { dayFromNumber, dayNumber } from '../../core/windows.ts';
import type { CommunityEvidence, ThreadEvidence } from '../../store/rows/community-evidence.ts';
import type { CommunityWeekRow } from '../../store/rows/community-week.ts';
import { remedyFor } from '../decisions/remedy-for.ts';
import type { EvaluatedWeek } from './evaluate-communities.ts';
import { historyWeeks, weekEnd, weekStart } from './history.ts';
import { roundShare } from './round-share.ts';
import { topShareOf } from './read-room.ts';
import { windowWeeks } from './thresholds.ts';
import type { CommunityFeatures } from './week-features.ts';

/** What is only known of the latest week. */
export interface LatestFacts {
  threads: ThreadEvidence | null;
  neighbour: CommunityEvidence['neighbour'];
}

const nothingMore: LatestFacts = { threads: null, neighbour: null };

export function describeWeek(
  evaluated: EvaluatedWeek,
  community: CommunityFeatures,
  { run, to, latest = nothingMore }: { run: string; to: Day; latest?: LatestFacts | undefined },
): CommunityWeekRow {
  const { life, week, state, rawState, since, features } = evaluated;
  const evidence = evidenceOf(evaluated, community, to, latest);
  return {
    run,
    community: life.community,
    week,
    state,
    rawState,
    since,
    members: features.members,
    tookPart: features.tookPart,
    onlyRead: features.onlyRead,
    contributions: features.contributions,
    contributors: features.contributors,
    viewers: features.viewers,
    activeWeeks: features.activeWeeks,
    topShare: evidence.topShare,
    remedy: remedyFor({ state, weeksInState: weeksSince(since, week), evidence }),
    evidence,
  };
}

function evidenceOf(
  { life, weeksAgo, features, othersEver, trend, burst, ...ages }: EvaluatedWeek,
  community: CommunityFeatures,
  to: Day,
  latest: LatestFacts,
): CommunityEvidence {
  return {
    openedOn: life.openedOn,
    openedBy: life.openedBy,
    ageWeeks: ages.ageWeeks,
    observedWeeks: ages.observedWeeks,
    heardUntil: life.heardUntil,
    hosts: life.hosts.length,
    windowWeeks,
    contributions: features.contributions,
    contributors: features.contributors,
    viewers: features.viewers,
    activeWeeks: features.activeWeeks,
    newContributors: features.newContributors,
    topShare: roundShare(topShareOf(features)),
    hostShare: roundShare(features.contributions && features.hostContributions / features.contributions),
    othersEver,
    ...lastActive(community, weeksAgo, to),
    trend: trend && {
      personWeeks: trend.personWeeks,
      baselinePersonWeeks: trend.baselinePersonWeeks,
      baselineWeeks: trend.baselineWeeks,
      ratio: roundShare(trend.ratio),
      p: roundShare(trend.ratio > 1 ? trend.pRise : trend.pFall),
      overdispersion: roundShare(trend.overdispersion),
      direction: trend.direction,
    },
    burst,
    ...latest,
  };
}

function lastActive(
  { personWeeks, lastContribution }: CommunityFeatures,
  weeksAgo: number,
  to: Day,
): Pick<CommunityEvidence, 'lastActiveWeek' | 'quietWeeks'> {
  const found = personWeeks.findIndex((people, week) => week >= weeksAgo && people > 0);
  if (found >= 0) return { lastActiveWeek: weekStart(to, found), quietWeeks: found - weeksAgo };
  const horizon = dayNumber(weekEnd(to, historyWeeks));
  if (lastContribution === null || lastContribution >= horizon)
    return { lastActiveWeek: null, quietWeeks: null };
  const quietDays = dayNumber(weekEnd(to, weeksAgo)) - lastContribution - 1;
  const quietWeeks = Math.floor(quietDays / 7);
  return { lastActiveWeek: dayFromNumber(dayNumber(weekStart(to, weeksAgo)) - 7 * quietWeeks), quietWeeks };
}

/** Weeks a state has held at the end of `week`, that week included. */
function weeksSince(since: Day, week: Day): number {
  return (dayNumber(week) - dayNumber(since)) / 7 + 1;
}
