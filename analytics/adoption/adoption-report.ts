// Everyone entitled on one ladder, and how often, how broadly and how evenly they take part (research/science.md §5.1).
import type { Day } from '../../core/ids.ts';
import { addDays, daysBetween } from '../../core/windows.ts';
import type { AdoptionOfPerson } from '../../store/queries/adoption-of-people.ts';
import { rungs, type AdoptionReport, type Rung } from '../../store/rows/adoption-report.ts';
import { gini } from '../algorithms/gini.ts';
import { shareOf } from './wilson.ts';

/** A regular contributed in this many of the last eight weeks. */
export const regularWeeks = 4;
const regularWindow = 8;
const monthDays = 28;
const workingDays = 20;
const periodWeeks = 4;
const periods = 13;

export interface AdoptionContext {
  to: Day;
  /** First day on which anything was heard from anywhere; null when nothing ever was. */
  observedFrom: Day | null;
  replies: Pick<AdoptionReport['replies'], 'threads' | 'medianHours'>;
  /** Threads given seven days, and those of them nobody answered. */
  opened: number;
  unanswered: number;
}

export interface AdoptionCounter {
  add(people: Iterable<AdoptionOfPerson>): void;
  report(context: AdoptionContext): AdoptionReport;
}

/** Each rung stands on the one before, from activation on; an invitation is told by tools or not at all. */
const stands: Readonly<Record<Exclude<Rung, 'ambassador'>, (person: AdoptionOfPerson) => boolean>> = {
  entitled: () => true,
  invited: ({ invited }) => invited,
  activated: ({ activated }) => activated,
  joined: ({ joined }) => joined,
  reacted: ({ reacted }) => reacted,
  posted: ({ posted }) => posted,
  'was-answered': ({ posted, answered }) => posted && answered,
  regular: (person) => stands['was-answered'](person) && isRegular(person),
};

const isRegular = ({ contributed_weeks }: AdoptionOfPerson) =>
  contributed_weeks.filter((week) => week < regularWindow).length >= regularWeeks;

export function countAdoption(): AdoptionCounter {
  const people: AdoptionOfPerson[] = [];
  return {
    add(more) {
      for (const person of more) people.push(person);
    },
    report: (context) => reportOf(people, context),
  };
}

function reportOf(people: readonly AdoptionOfPerson[], context: AdoptionContext): AdoptionReport {
  const count = (of: (person: AdoptionOfPerson) => boolean) => people.filter(of).length;
  const share = (of: (person: AdoptionOfPerson) => boolean) => shareOf(count(of), people.length);
  const active = people.filter(({ days }) => days > 0);
  const total = (of: (person: AdoptionOfPerson) => number) =>
    active.reduce((sum, person) => sum + of(person), 0);
  const perActive = (sum: number) => (active.length === 0 ? null : sum / active.length);
  const contributors = active.filter(({ contributions }) => contributions > 0);
  const unevenness = gini(Float64Array.from(contributors, ({ contributions }) => contributions));
  return {
    basis: people.some(({ has_directory }) => has_directory) ? 'directory' : 'everyone-seen',
    entitled: people.length,
    ladder: rungs.map((rung) => ({ rung, people: peopleOn(rung, people) })),
    weeklyActive: share(({ weeks }) => weeks.includes(0)),
    monthlyActive: share(({ days }) => days > 0),
    monthlyContributors: share(({ contributions }) => contributions > 0),
    monthlyReaders: share(({ read, contributions }) => read && contributions === 0),
    stickiness: perActive(total((person) => person.working_days) / workingDays),
    activeDays: Array.from({ length: monthDays }, (_, i) => count(({ days }) => days === i + 1)),
    breadth: perActive(total((person) => person.communities)),
    depth: perActive(total((person) => person.actions)),
    gini: Number.isFinite(unevenness) ? unevenness : null,
    cohorts: cohortsOf(people, context),
    replies: { ...context.replies, unanswered: shareOf(context.unanswered, context.opened) },
  };
}

/** Nobody is an ambassador until somebody can be named one; nobody was invited where no tool tells invitations. */
function peopleOn(rung: Rung, people: readonly AdoptionOfPerson[]): number | null {
  if (rung === 'ambassador') return null;
  const on = people.filter(stands[rung]).length;
  return rung === 'invited' && on === 0 ? null : on;
}

/**
 * By the four weeks in which people were first seen, oldest first; later periods that are not over do not exist yet, so
 * nobody is counted as gone who had no time to return. Those of the first period heard may have been there before.
 */
function cohortsOf(
  people: readonly AdoptionOfPerson[],
  { to, observedFrom }: AdoptionContext,
): AdoptionReport['cohorts'] {
  if (observedFrom === null) return [];
  const firstPeriod = Math.floor((daysBetween(observedFrom, to) - 1) / 7 / periodWeeks);
  const members = Array.from(
    { length: Math.max(0, Math.min(periods, firstPeriod)) },
    (): AdoptionOfPerson[] => [],
  );
  for (const person of people) {
    if (person.first_week >= 0) members[Math.floor(person.first_week / periodWeeks)]?.push(person);
  }
  return members
    .map((cohort, period) => ({
      from: addDays(to, -7 * periodWeeks * (period + 1)),
      people: cohort.length,
      active: Array.from({ length: period }, (_, i) => activeIn(cohort, period - 1 - i)),
    }))
    .filter(({ people: size }) => size > 0)
    .reverse();
}

const activeIn = (cohort: readonly AdoptionOfPerson[], period: number) =>
  cohort.filter(({ weeks }) => weeks.some((week) => Math.floor(week / periodWeeks) === period)).length;
