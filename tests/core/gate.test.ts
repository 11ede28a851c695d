import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  gateFigure,
  gateHeadcount,
  gateNested,
  gatePartition,
  maySeeNames,
  roles,
  type Viewer,
} from '../../core/gate.ts';

const sponsor: Viewer = { role: 'sponsor', hosts: [] };

describe('gateFigure', () => {
  it.each([
    { people: 4, k: 5, shown: false },
    { people: 5, k: 5, shown: true },
    { people: 4, k: 1, shown: false },
    { people: 9, k: 10, shown: false },
  ])('$people people, k = $k: shown $shown', ({ people, k, shown }) => {
    expect(gateFigure(sponsor, people, 42, k).shown).toBe(shown);
  });

  it.each(roles.filter((role) => role !== 'sponsor' && role !== 'manager'))(
    'shows %s nothing about people',
    (role) => {
      expect(gateFigure({ role, hosts: 'all' }, 1000, 42, 5)).toEqual({
        shown: false,
        reason: 'not-your-role',
      });
    },
  );
});

describe('gateHeadcount', () => {
  it.each([
    [0, true],
    [1, false],
    [4, false],
    [5, true],
  ])('%i people: shown %s', (count, shown) => {
    expect(gateHeadcount(sponsor, count, 5).shown).toBe(shown);
  });
});

describe('gatePartition', () => {
  it('never leaves fewer than k people to be had by subtraction', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 5, max: 12 }), (people, k) => {
        const gated = gatePartition(
          sponsor,
          people.map((n) => ({ people: n, value: n })),
          k,
        );
        const hidden = people.filter((_, index) => !gated[index]?.shown);
        const total = hidden.reduce((sum, n) => sum + n, 0);
        const shown = people.filter((_, index) => gated[index]?.shown);
        expect(shown.every((n) => n >= k)).toBe(true);
        expect(total === 0 || total >= k || shown.length === 0).toBe(true);
      }),
    );
  });

  it('withholds the next smallest when one small part stands alone', () => {
    const gated = gatePartition(
      sponsor,
      [3, 20, 8].map((people) => ({ people, value: people })),
      5,
    );
    expect(gated.map((part) => (part.shown ? 'shown' : part.reason))).toEqual([
      'small-group',
      'shown',
      'complement',
    ]);
  });
});

describe('maySeeNames', () => {
  it.each([
    { viewer: { role: 'manager', hosts: ['a'] }, community: 'a', may: true },
    { viewer: { role: 'manager', hosts: ['a'] }, community: 'b', may: false },
    { viewer: { role: 'manager', hosts: 'all' }, community: 'b', may: true },
    { viewer: { role: 'sponsor', hosts: 'all' }, community: 'a', may: false },
    { viewer: { role: 'admin', hosts: 'all' }, community: 'a', may: false },
  ] satisfies { viewer: Viewer; community: string; may: boolean }[])(
    '$viewer.role of $viewer.hosts in $community: $may',
    (row) => {
      expect(maySeeNames(row.viewer, row.community)).toBe(row.may);
    },
  );
});

describe('nested counts', () => {
  const sponsor = { role: 'sponsor', hosts: [] } as const;
  it('shows neither a small count nor a small difference', () => {
    expect(gateNested(sponsor, [100, 98, 60, 60, 57, 3, 0], 5).map((gated) => gated.shown)).toEqual([
      true,
      false,
      true,
      true,
      false,
      false,
      true,
    ]);
  });

  it('is nothing for an administrator', () => {
    expect(gateNested({ role: 'admin', hosts: [] }, [100], 5)).toEqual([
      { shown: false, reason: 'not-your-role' },
    ]);
  });
});
