// All evaluated weeks as rows; the newest week of each community carries what is only known of today.
import type { CommunityId, Day } from '../../core/ids.ts';
import type { ThreadEvidence } from '../../store/rows/community-evidence.ts';
import type { CommunityWeekRow } from '../../store/rows/community-week.ts';
import type { ThreadsOfWeek } from '../../store/queries/threads-answered.ts';
import { describeWeek } from './describe-week.ts';
import type { Candidate, EvaluatedWeek } from './evaluate-communities.ts';
import type { Neighbour } from './find-neighbours.ts';

/** Weeks of threads shown: four, each with seven days for an answer. */
const threadWeeks = 4;

export interface DescribingContext {
  run: string;
  to: Day;
  threads: readonly ThreadsOfWeek[];
  neighbours: ReadonlyMap<CommunityId, Neighbour>;
}

export function describeCommunities(
  evaluated: readonly EvaluatedWeek[],
  candidates: readonly Candidate[],
  { run, to, threads, neighbours }: DescribingContext,
): CommunityWeekRow[] {
  const features = new Map(candidates.map((candidate) => [candidate.life.community, candidate.features]));
  const recentThreads = sumThreads(threads);
  return evaluated.flatMap((week) => {
    const { community } = week.life;
    const known = features.get(community);
    if (known === undefined) return [];
    const latest = {
      threads: recentThreads.get(community) ?? { opened: 0, answered: 0 },
      neighbour: neighbours.get(community) ?? null,
    };
    return [describeWeek(week, known, { run, to, latest: week.weeksAgo === 0 ? latest : undefined })];
  });
}

function sumThreads(threads: readonly ThreadsOfWeek[]): Map<CommunityId, ThreadEvidence> {
  const sums = new Map<CommunityId, ThreadEvidence>();
  for (const { community, weeks_ago, opened, answered } of threads) {
    if (weeks_ago < 1 || weeks_ago > threadWeeks) continue;
    const sum = sums.get(community) ?? { opened: 0, answered: 0 };
    sums.set(community, { opened: sum.opened + opened, answered: sum.answered + answered });
  }
  return sums;
}
