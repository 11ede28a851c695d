// Every community's state for every week of the last year: read alone, tested together, then held.
import type { CommunityState } from '../../core/community-state.ts';
import type { Day } from '../../core/ids.ts';
import { dayNumber } from '../../core/windows.ts';
import {
  ageInWeeks,
  evaluatedWeeks,
  isEvaluated,
  observedFromStart,
  observedWeeks,
  weekEnd,
  weekStart,
  type CommunityLife,
} from './history.ts';
import { holdStates } from './hold-state.ts';
import { readRoom, type Room } from './read-room.ts';
import { burstWeeks } from './thresholds.ts';
import { readTrend, type Trend } from './trend.ts';
import { trendDirections, type Direction } from './trend-directions.ts';
import type { CommunityFeatures, WeekFeatures } from './week-features.ts';

export interface Candidate {
  life: CommunityLife;
  features: CommunityFeatures;
}

/** A community in one week, before it is written down. */
export interface EvaluatedWeek {
  life: CommunityLife;
  weeksAgo: number;
  week: Day;
  ageWeeks: number;
  observedWeeks: number;
  features: WeekFeatures;
  othersEver: boolean;
  trend: (Trend & { direction: Direction }) | null;
  rawState: CommunityState;
  state: CommunityState;
  since: Day;
  burst: boolean;
}

type ReadWeek = Omit<EvaluatedWeek, 'state' | 'since' | 'burst'>;

/** Weeks oldest first within each community; communities in the order given; closed ones end at their closing. */
export function evaluateCommunities(communities: readonly Candidate[], to: Day): EvaluatedWeek[] {
  const read = communities.map((): ReadWeek[] => []);
  for (let weeksAgo = evaluatedWeeks - 1; weeksAgo >= 0; weeksAgo--) {
    readWeek(communities, to, weeksAgo).forEach((week, index) => {
      if (week !== null) read[index]?.push(week);
    });
  }
  return read.flatMap(hold);
}

/** One week of all communities; null where one was not open. */
function readWeek(communities: readonly Candidate[], to: Day, weeksAgo: number): (ReadWeek | null)[] {
  const trends = communities.map(({ life, features }) =>
    isEvaluated(life, to, weeksAgo)
      ? readTrend(features.personWeeks, weeksAgo, observedWeeks(life, to, weeksAgo))
      : null,
  );
  const directions = trendDirections(trends);
  return communities.map((community, index) => {
    if (!isEvaluated(community.life, to, weeksAgo)) return null;
    return readOne(community, { to, weeksAgo }, trends[index] ?? null, directions[index] ?? 'steady');
  });
}

function readOne(
  { life, features }: Candidate,
  { to, weeksAgo }: { to: Day; weeksAgo: number },
  trend: Trend | null,
  direction: Direction,
): ReadWeek | null {
  const week = features.weeks[weeksAgo];
  if (week === undefined) return null;
  const othersEver =
    features.firstByOthers !== null && features.firstByOthers < dayNumber(weekEnd(to, weeksAgo));
  const room: Room = {
    observedWeeks: observedWeeks(life, to, weeksAgo),
    observedFromStart: observedFromStart(life),
    hosts: life.hosts.length,
    othersEver,
    features: week,
    direction,
  };
  return {
    life,
    weeksAgo,
    week: weekStart(to, weeksAgo),
    ageWeeks: ageInWeeks(life, to, weeksAgo),
    observedWeeks: room.observedWeeks,
    features: week,
    othersEver,
    trend: trend && { ...trend, direction },
    rawState: readRoom(room),
  };
}

function hold(weeks: ReadWeek[]): EvaluatedWeek[] {
  const held = holdStates(weeks.map(({ week, rawState }) => ({ week, state: rawState })));
  return weeks.map((week, index) => {
    const { state, since } = held[index] ?? { state: week.rawState, since: week.week };
    const heldDays = dayNumber(week.week) - dayNumber(since) + 7;
    return { ...week, state, since, burst: state === 'warming' && heldDays < 7 * burstWeeks };
  });
}
