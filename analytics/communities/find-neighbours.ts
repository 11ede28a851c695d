// For rooms that may not make it alone: a livelier room on the same theme where most of their people already sit.
import { collectRows } from '../../store/collect-rows.ts';
import type { CommunityState } from '../../core/community-state.ts';
import type { CommunityId, Day } from '../../core/ids.ts';
import type { CommunityEvidence } from '../../store/rows/community-evidence.ts';
import { sharedPeople, type SharedPeople } from '../../store/queries/shared-people.ts';
import type { Store } from '../../store/store.ts';
import type { EvaluatedWeek } from './evaluate-communities.ts';
import { weekEnd } from './history.ts';
import { roundShare } from './round-share.ts';
import { memberWeeks } from './thresholds.ts';

export type Neighbour = NonNullable<CommunityEvidence['neighbour']>;

const needy: readonly CommunityState[] = ['empty', 'sparse'];
const livelier: readonly CommunityState[] = ['simmering', 'warming', 'lively'];

/** @param latest each open community's newest week */
export async function findNeighbours(
  store: Store,
  latest: readonly EvaluatedWeek[],
  to: Day,
): Promise<Map<CommunityId, Neighbour>> {
  const communities = latest.filter(({ state }) => needy.includes(state));
  const themes = new Set(communities.flatMap(({ life }) => life.themes));
  const hosts = latest.filter(
    ({ state, life }) => livelier.includes(state) && life.themes.some((theme) => themes.has(theme)),
  );
  if (communities.length === 0 || hosts.length === 0) return new Map();
  const shared = await collectRows(
    store.stream(sharedPeople, {
      from: weekEnd(to, memberWeeks),
      to,
      communities: communities.map(({ life }) => life.community),
      neighbours: hosts.map(({ life }) => life.community),
    }),
  );
  return chooseNeighbours(latest, shared);
}

/** The neighbour that shares most people, among those with a theme in common; the first by id where equal. */
export function chooseNeighbours(
  latest: readonly EvaluatedWeek[],
  shared: readonly SharedPeople[],
): Map<CommunityId, Neighbour> {
  const weeks = new Map(latest.map((week) => [week.life.community, week]));
  const chosen = new Map<CommunityId, Neighbour>();
  for (const row of shared) {
    const community = weeks.get(row.community);
    const themes = weeks.get(row.neighbour)?.life.themes ?? [];
    if (!community?.life.themes.some((theme) => themes.includes(theme))) continue;
    if ((chosen.get(row.community)?.shared ?? 0) >= row.shared) continue;
    chosen.set(row.community, {
      community: row.neighbour,
      shared: row.shared,
      sharedShare: roundShare(Math.min(1, row.shared / Math.max(1, community.features.members))),
    });
  }
  return chosen;
}
