// The Lean chat archive as the product sees communities: every channel in every week, year by year, and what then happened.
import type { Candidate, EvaluatedWeek } from '../../analytics/communities/evaluate-communities.ts';
import { evaluateCommunities } from '../../analytics/communities/evaluate-communities.ts';
import { evaluatedWeeks, historyWeeks, type PersonHistory } from '../../analytics/communities/history.ts';
import { communityFeatures } from '../../analytics/communities/week-features.ts';
import { dayFromNumber } from '../../core/windows.ts';
import { readMessages, type Message } from './lean-messages.ts';

export interface RoomWeek extends EvaluatedWeek {
  candidate: Candidate;
  /** Day number of the first day after this week. */
  end: number;
}

export interface LeanRooms {
  /** Oldest first within each channel and year. */
  weeks: RoomWeek[];
  /** First day after the archive. */
  end: number;
  /** Nobody wrote in the channel in the `weeks` after that day; null when the archive ends before. */
  silentAfter: (community: string, day: number, weeks: number) => boolean | null;
  /** Days with a message, rising, by channel. */
  days: ReadonlyMap<string, number[]>;
}

export function readRooms(folder: string): LeanRooms {
  const messages = readMessages(folder);
  const end = (messages.at(-1)?.day ?? 0) + 1;
  const days = daysByCommunity(messages);
  const first = messages[0]?.day ?? 0;
  const weeks: RoomWeek[] = [];
  for (let to = end; to > first; to -= 7 * evaluatedWeeks) weeks.unshift(...yearUpTo(messages, to, first));
  const silentAfter = (community: string, day: number, span: number) =>
    day + 7 * span > end
      ? null
      : !(days.get(community) ?? []).some((heard) => heard >= day && heard < day + 7 * span);
  return { weeks, end, silentAfter, days };
}

function yearUpTo(messages: readonly Message[], to: number, observedFrom: number): RoomWeek[] {
  const rooms = groupBy(
    messages.filter(({ day }) => day < to),
    ({ community }) => community,
  );
  const candidates = [...rooms].map(([community, said]): Candidate => ({
    life: {
      community,
      openedOn: dayFromNumber(said[0]?.day ?? 0),
      openedBy: 'first-event',
      closedOn: null,
      kind: '',
      hosts: [],
      themes: [],
      observedFrom: dayFromNumber(observedFrom),
      heardUntil: dayFromNumber(to - 1),
    },
    features: communityFeatures(historiesOf(said, to), dayFromNumber(to)),
  }));
  const byId = new Map(candidates.map((candidate) => [candidate.life.community, candidate]));
  return evaluateCommunities(candidates, dayFromNumber(to)).flatMap((week) => {
    const candidate = byId.get(week.life.community);
    return candidate === undefined ? [] : [{ ...week, candidate, end: to - 7 * week.weeksAgo }];
  });
}

function historiesOf(said: readonly Message[], to: number): PersonHistory[] {
  return [...groupBy(said, ({ author }) => author)].map(([person, own]) => {
    const recent = own.map(({ day }) => Math.floor((to - 1 - day) / 7)).filter((week) => week < historyWeeks);
    return {
      person,
      host: false,
      entitledFrom: -Infinity,
      entitledTo: Infinity,
      weeks: recent,
      contributions: recent.map(() => 1),
      views: recent.map(() => 0),
      joins: [],
      leaves: [],
      firstContribution: own[0]?.day ?? null,
      lastContribution: own.at(-1)?.day ?? null,
    };
  });
}

function daysByCommunity(messages: readonly Message[]): Map<string, number[]> {
  const days = new Map<string, number[]>();
  for (const { community, day } of messages) {
    const known = days.get(community);
    if (known === undefined) days.set(community, [day]);
    else if (known.at(-1) !== day) known.push(day);
  }
  return days;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
