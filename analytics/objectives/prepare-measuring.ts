// Lays out once what all objectives measure from.
import type { CommunityState } from '../../core/community-state.ts';
import type { CommunityId, Day } from '../../core/ids.ts';
import type { ActivePeopleOfWeek } from '../../store/queries/active-people-by-week.ts';
import type { ReportedMeasure } from '../../store/queries/reported-measures.ts';
import type { ThreadsOfWeek } from '../../store/queries/threads-counted.ts';
import type { EvaluatedWeek } from '../communities/evaluate-communities.ts';
import type { PersonHistory } from '../communities/history.ts';
import { mergePeople } from '../communities/merge-people.ts';
import { communityFeatures, type WeekFeatures } from '../communities/week-features.ts';
import type { MeasuringInputs } from './measure-objective.ts';

export interface Prepared {
  to: Day;
  active: readonly ActivePeopleOfWeek[];
  threads: readonly ThreadsOfWeek[];
  reported: readonly ReportedMeasure[];
  evaluated: readonly EvaluatedWeek[];
  /** People of the communities that objectives name. */
  kept: ReadonlyMap<CommunityId, PersonHistory[]>;
}

export function prepareMeasuring({
  to,
  active,
  threads,
  reported,
  evaluated,
  kept,
}: Prepared): MeasuringInputs {
  const merged = new Map<string, readonly WeekFeatures[]>();
  return {
    to,
    active: new Map(active.map((week) => [week.weeks_ago, week])),
    threads,
    reported,
    states: statesByWeek(evaluated),
    membersOf(communities) {
      const key = JSON.stringify([...communities].sort());
      let weeks = merged.get(key);
      if (weeks === undefined) {
        const everyone = communities.flatMap((community) => kept.get(community) ?? []);
        merged.set(key, (weeks = communityFeatures(mergePeople(everyone), to).weeks));
      }
      return weeks;
    },
  };
}

function statesByWeek(evaluated: readonly EvaluatedWeek[]): Map<number, Map<CommunityId, CommunityState>> {
  const states = new Map<number, Map<CommunityId, CommunityState>>();
  for (const { weeksAgo, life, state } of evaluated) {
    const week = states.get(weeksAgo) ?? new Map<CommunityId, CommunityState>();
    states.set(weeksAgo, week.set(life.community, state));
  }
  return states;
}
