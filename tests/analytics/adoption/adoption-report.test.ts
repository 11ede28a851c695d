// Everyone entitled on one ladder: nested rungs, cohorts without the unfinished, and nothing from nothing.
import { describe, expect, it } from 'vitest';
import { countAdoption, type AdoptionContext } from '../../../analytics/adoption/adoption-report.ts';
import { shareOf } from '../../../analytics/adoption/wilson.ts';
import type { AdoptionOfPerson } from '../../../store/queries/adoption-of-people.ts';

const context: AdoptionContext = {
  to: '2026-11-23',
  observedFrom: '2026-01-01',
  replies: { threads: 0, medianHours: null },
  opened: 0,
  unanswered: 0,
};

const absent: AdoptionOfPerson = {
  has_directory: true,
  invited: false,
  activated: false,
  joined: false,
  reacted: false,
  posted: false,
  answered: false,
  weeks: [],
  contributed_weeks: [],
  first_week: -1,
  days: 0,
  working_days: 0,
  communities: 0,
  actions: 0,
  contributions: 0,
  read: false,
};
const reader = {
  ...absent,
  activated: true,
  weeks: [0],
  first_week: 0,
  days: 1,
  working_days: 1,
  actions: 1,
  communities: 1,
  read: true,
};
const regular = {
  ...reader,
  joined: true,
  reacted: true,
  posted: true,
  answered: true,
  weeks: [0, 1, 2, 3, 9],
  contributed_weeks: [0, 1, 2, 3],
  first_week: 9,
  days: 20,
  working_days: 20,
  actions: 39,
  contributions: 30,
  communities: 3,
};

const report = (people: AdoptionOfPerson[], given: Partial<AdoptionContext> = {}) => {
  const counter = countAdoption();
  counter.add(people);
  return counter.report({ ...context, ...given });
};

describe('adoption', () => {
  it('counts every rung, and says which none tells', () => {
    const { ladder } = report([absent, reader, regular]);
    expect(ladder.map(({ people }) => people)).toEqual([3, null, 2, 1, 1, 1, 1, 1, null]);
  });

  it('tells rhythm over those who came', () => {
    expect(report([absent, reader, regular])).toMatchObject({
      stickiness: 21 / 20 / 2,
      breadth: 2,
      depth: 20,
      gini: null,
      monthlyActive: { part: 2, whole: 3 },
      monthlyReaders: { part: 1, whole: 3 },
    });
  });

  it('follows cohorts through finished periods only', () => {
    expect(report([reader, regular, { ...regular, weeks: [9], first_week: 9 }]).cohorts).toEqual([
      { from: '2026-08-31', people: 2, active: [0, 1] },
      { from: '2026-10-26', people: 1, active: [] },
    ]);
  });

  it('calls nobody new who may have been there before the first source spoke', () => {
    expect(report([regular], { observedFrom: '2026-09-20' }).cohorts).toEqual([]);
  });

  it.each([
    ['nobody', []],
    ['people who never came', [absent, absent]],
    ['one person', [regular]],
  ])('of %s holds no number that is none', (_, people) => {
    expect(
      JSON.stringify(report(people, { observedFrom: people.length === 0 ? null : '2026-01-01' })),
    ).not.toMatch(/NaN|Infinity/);
    expect(Object.values(report(people)).every((value) => !Number.isNaN(value))).toBe(true);
  });
});

describe('the interval of a share', () => {
  it('is Wilson’s', () => {
    const { low, high } = shareOf(10, 40);
    expect(low).toBeCloseTo(0.1419, 3);
    expect(high).toBeCloseTo(0.4019, 3);
  });
  it('of nobody is everything', () => {
    expect(shareOf(0, 0)).toEqual({ part: 0, whole: 0, low: 0, high: 1 });
  });
});
