// Counts over a sliding window for every evaluated week of one community (research/science.md §4.2); people only.
import { dayNumber } from '../../core/windows.ts';
import type { Day } from '../../core/ids.ts';
import { evaluatedWeeks, historyWeeks, type PersonHistory } from './history.ts';
import { memberWeeks, seatWeeks, windowWeeks } from './thresholds.ts';

/** What the last weeks up to the end of one week looked like. */
export interface WeekFeatures {
  /** N8, U8, V8, AW8. */
  contributions: number;
  contributors: number;
  viewers: number;
  activeWeeks: number;
  /** Contributions of the busiest contributor, and of the hosts together. */
  topContributions: number;
  hostContributions: number;
  newContributors: number;
  members: number;
  tookPart: number;
  onlyRead: number;
}

export interface CommunityFeatures {
  /** By weeks ago; `evaluatedWeeks` long. */
  weeks: WeekFeatures[];
  /** Distinct contributors of each single week; `historyWeeks` long. A person counts once a week. */
  personWeeks: Uint32Array;
  /** Contributions of each single week; `historyWeeks` long. */
  weeklyContributions: Uint32Array;
  /** Day number of the first contribution by someone who is not a host; null when there never was one. */
  firstByOthers: number | null;
  /** Day number over all time, for silences older than the history. */
  lastContribution: number | null;
}

/** One person's weeks, laid out densely. */
interface Scratch {
  contributed: Uint32Array;
  viewed: Uint32Array;
  /** Most weeks ago of any visit; −1 without one. Older weeks are empty, and need not be looked at. */
  oldest: number;
}

export function communityFeatures(people: Iterable<PersonHistory>, to: Day): CommunityFeatures {
  const features: CommunityFeatures = {
    weeks: Array.from({ length: evaluatedWeeks }, noFeatures),
    personWeeks: new Uint32Array(historyWeeks),
    weeklyContributions: new Uint32Array(historyWeeks),
    firstByOthers: null,
    lastContribution: null,
  };
  const scratch: Scratch = {
    contributed: new Uint32Array(historyWeeks),
    viewed: new Uint32Array(historyWeeks),
    oldest: -1,
  };
  const toNumber = dayNumber(to);
  for (const person of people) {
    spread(person, scratch);
    countLifetime(features, person);
    countWeekly(features, scratch);
    countWindow(features, person, scratch, toNumber);
    countMembership(features, person, scratch, toNumber);
  }
  countActiveWeeks(features);
  return features;
}

function noFeatures(): WeekFeatures {
  return {
    contributions: 0,
    contributors: 0,
    viewers: 0,
    activeWeeks: 0,
    topContributions: 0,
    hostContributions: 0,
    newContributors: 0,
    members: 0,
    tookPart: 0,
    onlyRead: 0,
  };
}

/** Lays a person's sparse weeks out densely; a week may come more than once. */
function spread({ weeks, contributions, views }: PersonHistory, scratch: Scratch): void {
  const { contributed, viewed } = scratch;
  contributed.fill(0, 0, scratch.oldest + 1);
  viewed.fill(0, 0, scratch.oldest + 1);
  scratch.oldest = -1;
  for (let i = 0; i < weeks.length; i++) {
    const week = weeks[i] ?? historyWeeks;
    if (week >= historyWeeks) continue;
    scratch.oldest = Math.max(scratch.oldest, week);
    contributed[week] = at(contributed, week) + (contributions[i] ?? 0);
    viewed[week] = at(viewed, week) + (views[i] ?? 0);
  }
}

function countLifetime(
  features: CommunityFeatures,
  { host, firstContribution, lastContribution }: PersonHistory,
): void {
  if (firstContribution === null || lastContribution === null) return;
  features.lastContribution = Math.max(features.lastContribution ?? lastContribution, lastContribution);
  if (!host)
    features.firstByOthers = Math.min(features.firstByOthers ?? firstContribution, firstContribution);
}

function countWeekly(
  { personWeeks, weeklyContributions }: CommunityFeatures,
  { contributed, oldest }: Scratch,
): void {
  for (let week = 0; week <= oldest; week++) {
    if (at(contributed, week) === 0) continue;
    personWeeks[week] = at(personWeeks, week) + 1;
    weeklyContributions[week] = at(weeklyContributions, week) + at(contributed, week);
  }
}

function countWindow(
  { weeks }: CommunityFeatures,
  person: PersonHistory,
  scratch: Scratch,
  toNumber: number,
): void {
  const from = Math.min(evaluatedWeeks - 1, scratch.oldest);
  const contributed = rollingSum(scratch.contributed, windowWeeks, from);
  const viewed = rollingSum(scratch.viewed, windowWeeks, from);
  for (let weeksAgo = from; weeksAgo >= 0; weeksAgo--) {
    const made = contributed(weeksAgo);
    const seen = viewed(weeksAgo);
    const week = weeks[weeksAgo];
    if (week === undefined) continue;
    if (seen > 0) week.viewers++;
    if (made === 0) continue;
    week.contributions += made;
    week.contributors++;
    week.topContributions = Math.max(week.topContributions, made);
    if (person.host) week.hostContributions += made;
    const windowStart = toNumber - 7 * (weeksAgo + windowWeeks);
    if ((person.firstContribution ?? -Infinity) >= windowStart) week.newContributors++;
  }
}

function countMembership(
  { weeks }: CommunityFeatures,
  person: PersonHistory,
  scratch: Scratch,
  toNumber: number,
): void {
  // Whoever never joined is no member before the first visit.
  const first = person.joins.length > 0 ? Infinity : scratch.oldest;
  const from = Math.min(evaluatedWeeks - 1, first);
  const contributed = rollingSum(scratch.contributed, seatWeeks, from);
  const viewed = rollingSum(scratch.viewed, seatWeeks, from);
  let latestVisit = nextVisit(scratch, from + 1);
  for (let weeksAgo = from; weeksAgo >= 0; weeksAgo--) {
    const made = contributed(weeksAgo);
    const seen = viewed(weeksAgo);
    if (at(scratch.contributed, weeksAgo) + at(scratch.viewed, weeksAgo) > 0) latestVisit = weeksAgo;
    const week = weeks[weeksAgo];
    if (week === undefined || !isMember(person, weeksAgo, latestVisit, toNumber)) continue;
    week.members++;
    if (made > 0) week.tookPart++;
    else if (seen > 0) week.onlyRead++;
  }
}

/**
 * Joined and not left, or came within a year; entitled on the week's last day. Visits are known by the week,
 * so leaving in the week of the last visit counts as having left.
 */
function isMember(person: PersonHistory, weeksAgo: number, latestVisit: number, toNumber: number): boolean {
  const lastDay = toNumber - 7 * weeksAgo - 1;
  if (lastDay < person.entitledFrom || lastDay >= person.entitledTo) return false;
  const joined = latestUpTo(person.joins, lastDay);
  const came = latestVisit - weeksAgo < memberWeeks ? toNumber - 7 * (latestVisit + 1) : -Infinity;
  const lastSign = Math.max(joined, came);
  return lastSign > -Infinity && latestUpTo(person.leaves, lastDay) < lastSign;
}

function nextVisit({ contributed, viewed, oldest }: Scratch, from: number): number {
  for (let week = from; week <= oldest; week++) {
    if (at(contributed, week) + at(viewed, week) > 0) return week;
  }
  return Infinity;
}

function countActiveWeeks({ weeks, personWeeks }: CommunityFeatures): void {
  weeks.forEach((week, weeksAgo) => {
    for (let w = weeksAgo; w < weeksAgo + windowWeeks; w++) if (at(personWeeks, w) > 0) week.activeWeeks++;
  });
}

function latestUpTo(days: readonly number[], lastDay: number): number {
  let latest = -Infinity;
  for (const day of days) if (day <= lastDay && day > latest) latest = day;
  return latest;
}

/** Sum of `length` weeks, going back from `weeksAgo`; asked for every week in turn, `from` first. */
function rollingSum(values: Uint32Array, length: number, from: number): (weeksAgo: number) => number {
  let total = 0;
  for (let week = from + 1; week <= from + length; week++) total += at(values, week);
  return (weeksAgo) => (total += at(values, weeksAgo) - at(values, weeksAgo + length));
}

const at = (values: Uint32Array, index: number) => values[index] ?? 0;
