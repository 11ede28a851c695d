// Difference-in-differences on contributors a week, on log1p: communities a campaign touched against the others.
import { compareChanges, waysToChoose, type Comparison } from '../algorithms/difference-in-differences.ts';
import { quantileOf } from '../algorithms/exponential-smoothing.ts';
import { createRandom } from '../algorithms/random.ts';

/** Whole weeks before the start that are compared with, and after it: at most and at least. */
export const weeksBefore = 8;
export const weeksAfterMax = 8;
export const weeksAfterMin = 4;
/** Level of p below which a difference is believed. */
export const believedP = 0.05;
/** Level of p below which two groups went different ways before: far below it, or doubting would itself select the calm cases. */
const unlikeP = 0.01;
/** Communities less than half as busy as the quietest touched are left out: on a log scale the quiet swing widely. */
const likeness = Math.log(2);
const comparedMin = 5;
/** So many ways there must be to deal out the campaign, or p could hardly be small. */
const waysMin = 40;

/** Contributors a week, `weeksBefore` weeks before the start, then those after it, oldest first. */
export interface Course {
  touched: boolean;
  contributors: readonly number[];
}

export interface CommunitiesCompared extends Comparison {
  touched: number;
  compared: number;
  /** Difference of the two groups in each week, each community measured from its own mean before the start. */
  weekly: number[];
  /** They went the same way before: without that, nothing follows from going different ways after. */
  alikeBefore: boolean;
}

/** Null when too few communities are like those touched. */
export function compareCommunities(courses: readonly Course[]): CommunitiesCompared | null {
  const alike = likeTouched(courses.map(onLog));
  const touched = alike.filter((course) => course.touched).length;
  const compared = alike.length - touched;
  if (touched === 0 || compared < comparedMin || waysToChoose(alike.length, touched) < waysMin) return null;
  const half = weeksBefore / 2;
  const before = compare(alike, [0, half], [half, weeksBefore]);
  return {
    ...compare(alike, [0, weeksBefore], [weeksBefore, Infinity]),
    touched,
    compared,
    weekly: weeklyDifference(alike),
    alikeBefore: before.p >= unlikeP,
  };
}

interface LogCourse {
  touched: boolean;
  levels: number[];
}

function onLog({ touched, contributors }: Course): LogCourse {
  return { touched, levels: contributors.map((count) => Math.log1p(count)) };
}

function likeTouched(courses: readonly LogCourse[]): LogCourse[] {
  const before = ({ levels }: LogCourse) => meanOf(levels.slice(0, weeksBefore));
  const quietest = Math.min(...courses.filter(({ touched }) => touched).map(before));
  return courses.filter((course) => course.touched || before(course) >= quietest - likeness);
}

type Stretch = readonly [from: number, to: number];

function compare(courses: readonly LogCourse[], from: Stretch, to: Stretch): Comparison {
  const changes = courses.map(({ levels }) => meanOf(levels.slice(...to)) - meanOf(levels.slice(...from)));
  const touched = Uint8Array.from(courses, (course) => Number(course.touched));
  return compareChanges(Float64Array.from(changes), touched, createRandom(1));
}

function weeklyDifference(courses: readonly LogCourse[]): number[] {
  const weeks = courses[0]?.levels.length ?? 0;
  const starts = courses.map(({ levels }) => meanOf(levels.slice(0, weeksBefore)));
  const middle = (touched: boolean, week: number) => {
    const gains = courses.map(({ levels }, i) => (levels[week] ?? 0) - (starts[i] ?? 0));
    return quantileOf(Float64Array.from(gains.filter((_, i) => courses[i]?.touched === touched)).sort(), 0.5);
  };
  return Array.from({ length: weeks }, (_, week) => middle(true, week) - middle(false, week));
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
