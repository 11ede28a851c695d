// Hand-made communities: who came in which weeks, told shortly.
import { evaluateCommunities } from '../../../analytics/communities/evaluate-communities.ts';
import type { CommunityLife, PersonHistory } from '../../../analytics/communities/history.ts';
import { communityFeatures } from '../../../analytics/communities/week-features.ts';
import { addDays, dayNumber } from '../../../core/windows.ts';

export const to = '2026-11-23';

export const person = (number: number) => `00000000-0000-8000-8000-${String(number).padStart(12, '0')}`;

interface Visits {
  host?: boolean;
  /** Weeks ago → contributions. */
  wrote?: Record<number, number>;
  /** Weeks ago of a view. */
  read?: number[];
  joins?: number[];
  leaves?: number[];
  entitledFrom?: number;
  entitledTo?: number;
}

let made = 0;

export function visitor(visits: Visits): PersonHistory {
  const { wrote = {}, read = [] } = visits;
  const wroteWeeks = Object.keys(wrote).map(Number);
  const weeks = [...new Set([...wroteWeeks, ...read])].sort((a, b) => a - b);
  const middleOf = (weeksAgo: number) => dayNumber(to) - 7 * weeksAgo - 4;
  return {
    person: person(++made),
    host: visits.host ?? false,
    entitledFrom: visits.entitledFrom ?? -Infinity,
    entitledTo: visits.entitledTo ?? Infinity,
    weeks,
    contributions: weeks.map((week) => wrote[week] ?? 0),
    views: weeks.map((week) => (read.includes(week) ? 1 : 0)),
    joins: visits.joins ?? [],
    leaves: visits.leaves ?? [],
    firstContribution: wroteWeeks.length === 0 ? null : middleOf(Math.max(...wroteWeeks)),
    lastContribution: wroteWeeks.length === 0 ? null : middleOf(Math.min(...wroteWeeks)),
  };
}

/** `n` contributions in each of the weeks `from` … `until` ago, both included. */
export function weekly(n: number, from: number, until: number): Record<number, number> {
  return Object.fromEntries(Array.from({ length: from - until + 1 }, (_, i) => [until + i, n]));
}

export function people(count: number, visits: Visits): PersonHistory[] {
  return Array.from({ length: count }, () => visitor(visits));
}

export function life(ageWeeks: number, more: Partial<CommunityLife> = {}): CommunityLife {
  return {
    community: `room-${ageWeeks}`,
    openedOn: addDays(to, -7 * ageWeeks),
    openedBy: 'registry',
    kind: '',
    closedOn: null,
    hosts: [person(999)],
    themes: [],
    observedFrom: '2000-01-01',
    heardUntil: addDays(to, -1),
    ...more,
  };
}

export function evaluate(community: CommunityLife, visitors: PersonHistory[]) {
  return evaluateCommunities([{ life: community, features: communityFeatures(visitors, to) }], to);
}
