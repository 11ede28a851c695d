// All evaluated weeks as rows; the newest week of each community carries what is only known of today.
import type { CommunityId, Day } from '../../core/ids.ts';
import type { CommunityWeekRow } from '../../store/rows/community-week.ts';
import type { ThreadsOfWeek } from '../../store/queries/threads-counted.ts';
import { countAnswered } from '../objectives/count-answered.ts';
import { describeWeek } from './describe-week.ts';
import type { Candidate, EvaluatedWeek } from './evaluate-communities.ts';
import type { Neighbour } from './find-neighbours.ts';

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
  const threadsOf = byCommunity(threads);
  return evaluated.flatMap((week) => {
    const { community } = week.life;
    const known = features.get(community);
    if (known === undefined) return [];
    const latest = {
      threads: countAnswered(threadsOf.get(community) ?? [], 0),
      neighbour: neighbours.get(community) ?? null,
    };
    return [describeWeek(week, known, { run, to, latest: week.weeksAgo === 0 ? latest : undefined })];
  });
}

function byCommunity(threads: readonly ThreadsOfWeek[]): Map<CommunityId, ThreadsOfWeek[]> {
  const groups = new Map<CommunityId, ThreadsOfWeek[]>();
  for (const week of threads) groups.set(week.community, [...(groups.get(week.community) ?? []), week]);
  return groups;
}
