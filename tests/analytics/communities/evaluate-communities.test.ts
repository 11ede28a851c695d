import { describe, expect, it } from 'vitest';
import { evaluateCommunities } from '../../../analytics/communities/evaluate-communities.ts';
import { communityFeatures } from '../../../analytics/communities/week-features.ts';
import { communityStates } from '../../../core/community-state.ts';
import { addDays } from '../../../core/windows.ts';
import { evaluate, life, people, to, visitor, weekly } from './rooms.ts';

const host = { host: true };

const rooms = [
  { room: 'nobody came, three weeks old', age: 3, visitors: [], reads: 'too-early' },
  { room: 'nobody came, five weeks old', age: 5, visitors: [], reads: 'never-opened' },
  { room: 'nobody came, a year old', age: 52, visitors: [], reads: 'never-opened' },
  {
    room: 'only the host speaks, nobody else looks in',
    age: 30,
    visitors: [visitor({ ...host, wrote: weekly(2, 20, 0), read: [0, 1, 2] })],
    reads: 'never-opened',
  },
  {
    room: 'only the host speaks, ten look in',
    age: 30,
    visitors: [visitor({ ...host, wrote: weekly(2, 20, 0) }), ...people(10, { read: [0, 2, 4] })],
    reads: 'monologue',
  },
  {
    room: 'once lively, silent for a year',
    age: 100,
    visitors: people(6, { wrote: weekly(1, 90, 60) }),
    reads: 'empty',
  },
  {
    room: 'once lively, silent now, six still read',
    age: 100,
    visitors: people(6, { wrote: weekly(1, 90, 60), read: weeks(10) }),
    reads: 'read-only',
  },
  {
    room: 'silent, six of seventy read: under a tenth',
    age: 100,
    visitors: [...people(6, { wrote: weekly(1, 90, 60), read: [0, 3] }), ...people(64, { read: [30] })],
    reads: 'empty',
  },
  {
    room: 'young, read by ten, no word yet',
    age: 6,
    visitors: people(10, { read: [0, 1] }),
    reads: 'sparse',
  },
  {
    room: 'one of four writes nine in ten messages',
    age: 30,
    visitors: [visitor({ wrote: weekly(4, 7, 0) }), ...people(3, { wrote: { 3: 1 } })],
    reads: 'monologue',
  },
  {
    room: 'two people, six messages',
    age: 30,
    visitors: people(2, { wrote: weekly(1, 4, 2) }),
    reads: 'sparse',
  },
  { room: 'four people, once each', age: 30, visitors: people(4, { wrote: { 3: 1 } }), reads: 'sparse' },
  {
    room: 'twelve people every week until eight weeks ago, four in three weeks since',
    age: 60,
    visitors: [...people(12, { wrote: weekly(1, 50, 8) }), ...people(4, { wrote: weekly(1, 6, 4) })],
    reads: 'emptying',
  },
  {
    room: 'six people every week',
    age: 60,
    visitors: people(6, { wrote: weekly(1, 50, 0) }),
    reads: 'lively',
  },
  {
    room: 'three people every week',
    age: 60,
    visitors: people(3, { wrote: weekly(1, 50, 0) }),
    reads: 'simmering',
  },
  {
    room: 'one person every week, four every week since two months',
    age: 60,
    visitors: [visitor({ wrote: weekly(1, 50, 0) }), ...people(3, { wrote: weekly(1, 7, 0) })],
    reads: 'warming',
  },
] as const;

function weeks(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}

describe('the state of a room', () => {
  it.each(rooms)('$room: reads as $reads', ({ age, visitors, reads }) => {
    expect(evaluate(life(age), [...visitors]).at(-1)?.rawState).toBe(reads);
  });

  it('covers every state there is', () => {
    expect(new Set(rooms.map(({ reads }) => reads))).toEqual(new Set(communityStates));
  });
});

describe('weeks evaluated', () => {
  it('are the 52 up to today, the newest ending today', () => {
    const found = evaluate(life(200), people(6, { wrote: weekly(1, 100, 0) }));
    expect(found).toHaveLength(52);
    expect(found.at(-1)?.week).toBe(addDays(to, -7));
    expect(found[0]?.week).toBe(addDays(to, -52 * 7));
  });

  it('begin with the opening and end with the closing', () => {
    const closed = life(10, { closedOn: addDays(to, -14) });
    const found = evaluate(closed, []);
    expect(found).toHaveLength(8);
    expect(found.at(-1)?.week).toBe(addDays(to, -21));
  });

  it('leave out a community that opens tomorrow', () => {
    expect(evaluate(life(0, { openedOn: addDays(to, 1) }), [])).toEqual([]);
  });

  it('are none for an empty company', () => {
    expect(evaluateCommunities([], to)).toEqual([]);
  });
});

describe('what is shown', () => {
  it('waits two weeks before it follows a change, and dates it from its beginning', () => {
    const found = evaluate(life(60), people(6, { wrote: weekly(1, 50, 9) }));
    const [before, first, second] = found.slice(-3);
    expect([before?.rawState, first?.rawState, second?.rawState]).toEqual(['emptying', 'empty', 'empty']);
    expect([before?.state, first?.state, second?.state]).toEqual(['emptying', 'emptying', 'empty']);
    expect(second?.since).toBe(first?.week);
  });

  it('leaves the grace period without a hold', () => {
    const found = evaluate(life(5), []);
    expect(found.map(({ state }) => state)).toEqual([
      'too-early',
      'too-early',
      'too-early',
      'never-opened',
      'never-opened',
    ]);
    expect(found.at(-1)?.since).toBe(addDays(to, -14));
  });

  it('calls a young rise a burst', () => {
    const visitors = [visitor({ wrote: weekly(1, 50, 0) }), ...people(3, { wrote: weekly(1, 7, 0) })];
    const found = evaluate(life(60), visitors).at(-1);
    expect(found).toMatchObject({ state: 'warming', burst: true });
  });
});

describe('many communities at once', () => {
  it('a fall that would pass alone is held back among hundreds that did not fall', () => {
    const before = weekly(1, 40, 8);
    const falling = [
      [7, 5, 3, 1],
      [7, 4, 2],
      [6, 3, 1],
    ].map((recent) =>
      visitor({ wrote: { ...before, ...Object.fromEntries(recent.map((week) => [week, 1])) } }),
    );
    const candidate = { life: life(40), features: communityFeatures(falling, to) };
    const steady = {
      life: life(40),
      features: communityFeatures(people(4, { wrote: weekly(1, 40, 0) }), to),
    };
    const alone = evaluateCommunities([candidate], to).at(-1);
    const among = evaluateCommunities([...Array.from({ length: 400 }, () => steady), candidate], to).at(-1);
    expect(alone?.trend?.pFall).toBeLessThan(0.01);
    expect(alone?.rawState).toBe('emptying');
    expect(among?.rawState).not.toBe('emptying');
  });
});
