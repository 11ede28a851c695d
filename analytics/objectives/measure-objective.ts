// The figure an objective is about, at the end of one week.
import type { CommunityState } from '../../core/community-state.ts';
import type { CommunityId, Day } from '../../core/ids.ts';
import type { Objective } from '../../core/registry.ts';
import type { ActivePeopleOfWeek } from '../../store/queries/active-people-by-week.ts';
import type { ReportedMeasure } from '../../store/queries/reported-measures.ts';
import type { ThreadsOfWeek } from '../../store/queries/threads-counted.ts';
import { weekEnd } from '../communities/history.ts';
import type { WeekFeatures } from '../communities/week-features.ts';
import { countAnswered } from './count-answered.ts';

export interface MeasuringInputs {
  to: Day;
  /** By weeks ago. */
  active: ReadonlyMap<number, ActivePeopleOfWeek>;
  /** Members of these communities taken together, each person once; by weeks ago. */
  membersOf: (communities: readonly CommunityId[]) => readonly WeekFeatures[];
  threads: readonly ThreadsOfWeek[];
  /** State of every open community, by weeks ago. */
  states: ReadonlyMap<number, ReadonlyMap<CommunityId, CommunityState>>;
  reported: readonly ReportedMeasure[];
}

export interface Measured {
  value: number;
  numerator: number;
  /** 0 for reported figures. */
  denominator: number;
}

/**
 * Null when there is nothing to measure. Shares rest on everyone entitled, or, for an objective with communities, on
 * these communities' members; `lively-communities` is a count.
 */
export function measureObjective(
  objective: Pick<Objective, 'objective' | 'measure' | 'communities'>,
  weeksAgo: number,
  inputs: MeasuringInputs,
): Measured | null {
  const { communities } = objective;
  switch (objective.measure) {
    case 'monthly-active-share': {
      const { active, people } = monthOf(communities, weeksAgo, inputs);
      return share(active, people);
    }
    case 'monthly-contributor-share': {
      const { contributors, people } = monthOf(communities, weeksAgo, inputs);
      return share(contributors, people);
    }
    case 'answered-share':
      return answeredShare(communities, weeksAgo, inputs);
    case 'lively-communities':
      return livelyCount(communities, weeksAgo, inputs);
    case 'reported':
      return lastReported(objective.objective, weekEnd(inputs.to, weeksAgo), inputs);
  }
}

function monthOf(
  communities: readonly CommunityId[],
  weeksAgo: number,
  { active, membersOf }: MeasuringInputs,
) {
  if (communities.length > 0) {
    const week = membersOf(communities)[weeksAgo];
    const contributors = week?.tookPart ?? 0;
    return { active: contributors + (week?.onlyRead ?? 0), contributors, people: week?.members ?? 0 };
  }
  const week = active.get(weeksAgo);
  return {
    active: week?.monthly_active ?? 0,
    contributors: week?.monthly_contributors ?? 0,
    people: week?.entitled ?? 0,
  };
}

function answeredShare(communities: readonly CommunityId[], weeksAgo: number, { threads }: MeasuringInputs) {
  const wanted = new Set(communities);
  const counted = threads.filter(({ community }) => wanted.size === 0 || wanted.has(community));
  const { answered, opened } = countAnswered(counted, weeksAgo);
  return share(answered, opened);
}

function livelyCount(communities: readonly CommunityId[], weeksAgo: number, { states }: MeasuringInputs) {
  const wanted = new Set(communities);
  const open = [...(states.get(weeksAgo) ?? [])].filter(([id]) => wanted.size === 0 || wanted.has(id));
  if (open.length === 0) return null;
  const lively = open.filter(([, state]) => state === 'lively').length;
  return { value: lively, numerator: lively, denominator: open.length };
}

function lastReported(objective: string, before: Day, { reported }: MeasuringInputs): Measured | null {
  const last = reported.filter((row) => row.objective === objective && row.day < before).at(-1);
  return last === undefined ? null : { value: last.value, numerator: last.value, denominator: 0 };
}

function share(numerator: number, denominator: number): Measured | null {
  return denominator === 0 ? null : { value: numerator / denominator, numerator, denominator };
}
