// How many people contributed to each community in each week: what a campaign is judged by.
import type { CommunityId } from '../../core/ids.ts';
import { historyWeeks, type PersonHistory } from '../communities/history.ts';

export interface WeeklyContributors {
  add(community: CommunityId, history: PersonHistory): void;
  /** By weeks ago; all zero for a community nobody came to. */
  of(community: CommunityId): Uint32Array;
}

export function collectContributors(): WeeklyContributors {
  const counts = new Map<CommunityId, Uint32Array>();
  const nobody = new Uint32Array(historyWeeks);
  return {
    add(community, { weeks, contributions }) {
      const known = counts.get(community) ?? new Uint32Array(historyWeeks);
      counts.set(community, known);
      for (let i = 0; i < weeks.length; i++) {
        const week = weeks[i] ?? historyWeeks;
        if ((contributions[i] ?? 0) > 0) known[week] = (known[week] ?? 0) + 1;
      }
    },
    of: (community) => counts.get(community) ?? nobody,
  };
}
