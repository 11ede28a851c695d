import { describe, expect, it } from 'vitest';
import { objectivesByWeek } from '../../../analytics/objectives/objectives-by-week.ts';
import { prepareMeasuring } from '../../../analytics/objectives/prepare-measuring.ts';
import { firstThreadDay, type MeasuredObjective } from '../../../analytics/objectives/read-objectives.ts';
import { addDays } from '../../../core/windows.ts';
import { evaluate, life, people, to, visitor, weekly } from '../communities/rooms.ts';

const community = 'sales';
const lively = life(60, { community });
const sales = [
  ...people(6, { wrote: weekly(1, 50, 0) }),
  ...people(3, { read: [1] }),
  visitor({ read: [20] }),
];
const other = [{ ...sales[0]!, weeks: [0], contributions: [1], views: [0] }];

const noQuestions = { questions: 0, questions_answered: 0 };
const inputs = prepareMeasuring({
  to,
  active: [0, 1].map((weeks_ago) => ({
    weeks_ago,
    entitled: 200,
    weekly_active: 20,
    monthly_active: 50 - 10 * weeks_ago,
    monthly_contributors: 30,
    monthly_readers: 20,
    has_directory: true,
  })),
  threads: [
    { community, weeks_ago: 1, opened: 4, answered: 3, ...noQuestions },
    { community: 'other', weeks_ago: 2, opened: 4, answered: 0, ...noQuestions },
    { community, weeks_ago: 5, opened: 100, answered: 100, ...noQuestions },
    { community: 'asking', weeks_ago: 1, opened: 90, answered: 10, questions: 5, questions_answered: 4 },
  ],
  reported: [
    { objective: 'deals', day: addDays(to, -20), value: 5 },
    { objective: 'deals', day: addDays(to, -1), value: 8 },
    { objective: 'deals', day: to, value: 1000 },
  ],
  evaluated: [...evaluate(lively, sales), ...evaluate(life(30, { community: 'quiet' }), [])],
  kept: new Map([
    [community, sales],
    ['other', other],
  ]),
});

const objective = (more: Partial<MeasuredObjective>): MeasuredObjective => ({
  objective: 'deals',
  measure: 'reported',
  baseline: 0,
  target: 1,
  startsOn: addDays(to, -70),
  dueOn: addDays(to, 30),
  communities: [],
  ...more,
});
const latest = (more: Partial<MeasuredObjective>) =>
  objectivesByWeek([objective(more)], inputs, 'run').at(-1);

describe('what an objective counts', () => {
  it.each([
    { measure: 'monthly-active-share', communities: [], numerator: 50, denominator: 200 },
    { measure: 'monthly-contributor-share', communities: [], numerator: 30, denominator: 200 },
    { measure: 'monthly-active-share', communities: [community], numerator: 9, denominator: 10 },
    { measure: 'monthly-contributor-share', communities: [community], numerator: 6, denominator: 10 },
    {
      measure: 'monthly-contributor-share',
      communities: [community, 'other'],
      numerator: 6,
      denominator: 10,
    },
    { measure: 'answered-share', communities: [community, 'other'], numerator: 3, denominator: 8 },
    { measure: 'answered-share', communities: ['asking'], numerator: 4, denominator: 5 },
    { measure: 'answered-share', communities: [], numerator: 4, denominator: 5 },
    { measure: 'answered-share', communities: [community], numerator: 3, denominator: 4 },
    { measure: 'lively-communities', communities: [], numerator: 1, denominator: 2 },
    { measure: 'lively-communities', communities: ['quiet'], numerator: 0, denominator: 1 },
    { measure: 'reported', communities: [], numerator: 8, denominator: 0 },
  ] as const)('$measure of $communities', ({ measure, communities, ...expected }) => {
    expect(latest({ measure, communities: [...communities] })).toMatchObject(expected);
  });

  it('is a count for lively communities and a share for people', () => {
    expect(latest({ measure: 'lively-communities' })?.value).toBe(1);
    expect(latest({ measure: 'monthly-active-share' })?.value).toBe(0.25);
  });

  it.each([
    { measure: 'reported', communities: [], objective: 'unheard-of' },
    { measure: 'monthly-active-share', communities: ['nowhere'], objective: 'a' },
    { measure: 'answered-share', communities: ['nowhere'], objective: 'b' },
    { measure: 'lively-communities', communities: ['nowhere'], objective: 'c' },
  ] as const)('says so when there is nothing to count: $measure', (more) => {
    const found = latest({ ...more, communities: [...more.communities] });
    expect(found).toMatchObject({ status: 'no-data', value: 0 });
  });
});

describe('the weeks told', () => {
  it('begin with the start and end today', () => {
    const weeks = objectivesByWeek([objective({})], inputs, 'run');
    expect(weeks).toHaveLength(10);
    expect(weeks[0]?.week).toBe(addDays(to, -70));
    expect(weeks.at(-1)?.week).toBe(addDays(to, -7));
    expect(weeks[0]?.status).toBe('no-data');
  });

  it('are at least the newest, and at most a year', () => {
    expect(objectivesByWeek([objective({ startsOn: addDays(to, 9) })], inputs, 'run')).toHaveLength(1);
    expect(objectivesByWeek([objective({ startsOn: '2001-01-01' })], inputs, 'run')).toHaveLength(52);
  });

  it('need threads of a year only when an objective asks for them', () => {
    expect(firstThreadDay([objective({})], { from: addDays(to, -84), to })).toBe(addDays(to, -84));
    expect(firstThreadDay([objective({})], { from: addDays(to, -7), to })).toBe(addDays(to, -35));
    expect(firstThreadDay([objective({ measure: 'answered-share' })], { from: addDays(to, -84), to })).toBe(
      addDays(to, -7 * 57),
    );
  });
});
