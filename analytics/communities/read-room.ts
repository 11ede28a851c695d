// The state of a community in one week: the first rule that fits, in order of priority (research/science.md §4.3).
import type { CommunityState } from '../../core/community-state.ts';
import {
  dominatedContributions,
  dominatedShare,
  emptyAfterWeeks,
  graceWeeks,
  livelyActiveWeeks,
  livelyContributors,
  livelyTopShare,
  monologueContributions,
  readersMin,
  readersShare,
  sparseContributions,
  sparseContributors,
} from './thresholds.ts';
import type { Direction } from './trend-directions.ts';
import type { WeekFeatures } from './week-features.ts';

export interface Room {
  /** Completed weeks since it was both open and listened to. */
  observedWeeks: number;
  /** Listened to since it opened, so that "nobody ever" can be said. */
  observedFromStart: boolean;
  /** Declared hosts; an undeclared creator counts as one. */
  hosts: number;
  /** Someone else contributed at least once. */
  othersEver: boolean;
  features: WeekFeatures;
  direction: Direction;
}

export function readRoom(room: Room): CommunityState {
  const { features, direction } = room;
  if (room.observedWeeks < graceWeeks) return 'too-early';
  if (neverOpened(room)) return 'never-opened';
  if (features.contributions === 0 && room.observedWeeks >= emptyAfterWeeks)
    return isRead(features) ? 'read-only' : 'empty';
  if (isMonologue(features)) return 'monologue';
  if (features.contributions < sparseContributions || features.contributors < sparseContributors)
    return 'sparse';
  if (direction === 'falling') return 'emptying';
  if (isLively(features)) return 'lively';
  return direction === 'rising' ? 'warming' : 'simmering';
}

/** Nobody but the hosts ever spoke, and no more people looked in than the hosts are. */
function neverOpened({ observedFromStart, othersEver, features, hosts }: Room): boolean {
  return observedFromStart && !othersEver && features.viewers <= Math.max(1, hosts);
}

function isRead({ viewers, members }: WeekFeatures): boolean {
  return viewers >= Math.max(readersMin, readersShare * members);
}

function isMonologue(features: WeekFeatures): boolean {
  const { contributors, contributions } = features;
  if (contributors === 1) return contributions >= monologueContributions;
  return contributions >= dominatedContributions && topShareOf(features) >= dominatedShare;
}

function isLively(features: WeekFeatures): boolean {
  return (
    features.activeWeeks >= livelyActiveWeeks &&
    features.contributors >= livelyContributors &&
    topShareOf(features) < livelyTopShare
  );
}

/** Share of the contributions made by the busiest contributor; 0 when there are none. */
export function topShareOf({ topContributions, contributions }: WeekFeatures): number {
  return contributions === 0 ? 0 : topContributions / contributions;
}
