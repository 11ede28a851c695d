// What is known of a community before anything is computed: who came in which week, and when it opened.
import type { CommunityId, Day, PersonId } from '../../core/ids.ts';
import { addDays, daysBetween } from '../../core/windows.ts';
import { graceWeeks, memberWeeks } from './thresholds.ts';

/** Weeks evaluated, the last one included. */
export const evaluatedWeeks = 52;
/** Weeks of history an evaluation may look back on; the oldest evaluation needs them too. */
export const historyWeeks = evaluatedWeeks + memberWeeks;

/** One person in one community. Weeks count backwards: 0 is the seven days before `to`. */
export interface PersonHistory {
  person: PersonId;
  host: boolean;
  /** Day numbers; `entitledTo` is exclusive. */
  entitledFrom: number;
  entitledTo: number;
  /** Weeks with a contribution or a view, and how many of each, in the same order. */
  weeks: readonly number[];
  contributions: readonly number[];
  views: readonly number[];
  /** Day numbers. */
  joins: readonly number[];
  leaves: readonly number[];
  /** Day numbers over all time; null when this person never contributed. */
  firstContribution: number | null;
  lastContribution: number | null;
}

/** A community and when its life began. */
export interface CommunityLife {
  community: CommunityId;
  openedOn: Day;
  openedBy: 'registry' | 'first-event' | 'first-feed';
  /** First day on which it is no longer open. */
  closedOn: Day | null;
  /** As the registry says; empty when it does not. */
  kind: string;
  hosts: readonly PersonId[];
  themes: readonly string[];
  /** First day on which its sources were connected: what happened before is not known. */
  observedFrom: Day;
  /** Last day on which anything came from its sources; null when nothing ever did. */
  heardUntil: Day | null;
}

/** Exclusive last day of the week `weeksAgo`. */
export function weekEnd(to: Day, weeksAgo: number): Day {
  return addDays(to, -7 * weeksAgo);
}

/** First day of the week `weeksAgo`; weeks are counted backwards from `to`, so that the newest is complete today. */
export function weekStart(to: Day, weeksAgo: number): Day {
  return addDays(to, -7 * (weeksAgo + 1));
}

/** Completed weeks of life at the end of a week; negative before the opening. */
export function ageInWeeks({ openedOn }: CommunityLife, to: Day, weeksAgo: number): number {
  return Math.floor(daysBetween(openedOn, weekEnd(to, weeksAgo)) / 7);
}

/** Completed weeks since it was both open and listened to: the evidence a state may rest on. */
export function observedWeeks({ openedOn, observedFrom }: CommunityLife, to: Day, weeksAgo: number): number {
  const from = openedOn > observedFrom ? openedOn : observedFrom;
  return Math.floor(daysBetween(from, weekEnd(to, weeksAgo)) / 7);
}

/** Nothing was missed but at most the first weeks, in which nothing is said anyway. */
export function observedFromStart({ openedOn, observedFrom }: CommunityLife): boolean {
  return daysBetween(openedOn, observedFrom) <= 7 * graceWeeks;
}

/** Open and listened to for at least a day of that week, and not closed by its end; the last week counts if open. */
export function isEvaluated(life: CommunityLife, to: Day, weeksAgo: number): boolean {
  const end = weekEnd(to, weeksAgo);
  const open = life.openedOn < end && (life.closedOn === null || end <= life.closedOn);
  return open && (life.observedFrom < end || weeksAgo === 0);
}
