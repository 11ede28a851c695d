import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { communityFeatures } from '../../../analytics/communities/week-features.ts';
import { dayNumber } from '../../../core/windows.ts';
import type { people } from './rooms.ts';
import { to, visitor, weekly } from './rooms.ts';

const latest = (visitors: ReturnType<typeof people>) => communityFeatures(visitors, to).weeks[0];
const today = dayNumber(to);

describe('the last eight weeks', () => {
  it('count contributions, people, views and weeks apart', () => {
    const found = latest([
      visitor({ wrote: { 0: 3, 9: 50 }, read: [1] }),
      visitor({ wrote: { 7: 1 }, host: true }),
      visitor({ read: [2] }),
    ]);
    expect(found).toMatchObject({
      contributions: 4,
      contributors: 2,
      viewers: 2,
      activeWeeks: 2,
      topContributions: 3,
      hostContributions: 1,
      newContributors: 1,
      members: 3,
      tookPart: 1,
      onlyRead: 1,
    });
  });
});

describe('members', () => {
  it.each([
    { who: 'joined and never came', visits: { joins: [today - 700] }, members: 1 },
    { who: 'joined and left', visits: { joins: [today - 30], leaves: [today - 10] }, members: 0 },
    { who: 'joined and left on one day', visits: { joins: [today - 30], leaves: [today - 30] }, members: 0 },
    { who: 'left and came back', visits: { joins: [today - 5], leaves: [today - 10] }, members: 1 },
    { who: 'came within the year', visits: { read: [51] }, members: 1 },
    { who: 'came more than a year ago', visits: { read: [52] }, members: 0 },
    { who: 'came, then left', visits: { read: [10], leaves: [today - 20] }, members: 0 },
    { who: 'is entitled from tomorrow', visits: { read: [0], entitledFrom: today }, members: 0 },
    { who: 'is entitled since yesterday', visits: { read: [0], entitledFrom: today - 1 }, members: 1 },
    { who: 'was entitled until yesterday', visits: { read: [0], entitledTo: today - 1 }, members: 0 },
  ])('someone who $who: $members', ({ visits, members }) => {
    expect(latest([visitor(visits)])?.members).toBe(members);
  });

  it('once entitled, are counted in the weeks they were', () => {
    const { weeks } = communityFeatures([visitor({ wrote: weekly(1, 40, 0), entitledTo: today - 70 })], to);
    expect(weeks[9]?.members).toBe(0);
    expect(weeks[10]?.members).toBe(1);
  });
});

describe('whoever comes', () => {
  const visits = fc.record({
    host: fc.boolean(),
    wrote: fc.dictionary(fc.integer({ min: 0, max: 103 }).map(String), fc.integer({ min: 1, max: 9 })),
    read: fc.uniqueArray(fc.integer({ min: 0, max: 103 })),
  });

  it('the counts fit each other, in any order of people', () => {
    fc.assert(
      fc.property(fc.array(visits, { maxLength: 8 }), (list) => {
        const visitors = list.map(visitor);
        const { weeks } = communityFeatures(visitors, to);
        for (const week of weeks) {
          expect(week.tookPart + week.onlyRead).toBeLessThanOrEqual(week.members);
          expect(week.contributors).toBeLessThanOrEqual(week.contributions);
          expect(week.topContributions).toBeLessThanOrEqual(week.contributions);
          expect(week.topContributions * week.contributors).toBeGreaterThanOrEqual(week.contributions);
          expect(week.activeWeeks > 0).toBe(week.contributions > 0);
        }
        expect(communityFeatures([...visitors].reverse(), to).weeks).toEqual(weeks);
      }),
      { seed: 1, numRuns: 50 },
    );
  });
});
