import { describe, expect, it } from 'vitest';
import { holdStates } from '../../../analytics/communities/hold-state.ts';
import type { CommunityState } from '../../../core/community-state.ts';
import { addDays } from '../../../core/windows.ts';

const letters: Readonly<Record<string, CommunityState>> = {
  t: 'too-early',
  n: 'never-opened',
  s: 'sparse',
  l: 'lively',
  e: 'empty',
};
const first = '2026-01-05';
const weekOf = (index: number) => addDays(first, 7 * index);

describe('holding', () => {
  it.each([
    { reads: 'llll', shows: 'llll', since: 0 },
    { reads: 'llee', shows: 'llle', since: 2 },
    { reads: 'lelel', shows: 'lllll', since: 0 },
    { reads: 'lleslee', shows: 'lllllle', since: 5 },
    { reads: 'llessl', shows: 'llllss', since: 3 },
    { reads: 'lesee', shows: 'lllle', since: 3 },
    { reads: 'tttn', shows: 'tttn', since: 3 },
    { reads: 'tttnnss', shows: 'tttnnns', since: 5 },
    { reads: '', shows: '', since: 0 },
  ])('reads $reads, shows $shows', ({ reads, shows, since }) => {
    const held = holdStates(Array.from(reads, (letter, i) => ({ week: weekOf(i), state: letters[letter]! })));
    expect(held.map(({ state }) => state)).toEqual(Array.from(shows, (letter) => letters[letter]));
    if (held.length > 0) expect(held.at(-1)?.since).toBe(weekOf(since));
  });
});
