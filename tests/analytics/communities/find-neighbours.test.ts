import { describe, expect, it } from 'vitest';
import { chooseNeighbours } from '../../../analytics/communities/find-neighbours.ts';
import { evaluate, life, people } from './rooms.ts';

const room = (community: string, themes: string[], members: number) =>
  evaluate(life(60, { community, themes }), people(members, { read: [1] })).at(-1)!;

describe('the neighbour to merge with', () => {
  const latest = [
    room('small', ['cooking'], 4),
    room('large', ['cooking', 'travel'], 20),
    room('medium', ['cooking'], 9),
    room('everyone', ['news'], 100),
  ];
  const sharing = (...rows: [string, number][]) =>
    rows.map(([neighbour, shared]) => ({ community: 'small', neighbour, shared }));

  it('shares most people among those on the same theme', () => {
    const found = chooseNeighbours(latest, sharing(['everyone', 4], ['large', 3], ['medium', 2]));
    expect(found.get('small')).toEqual({ community: 'large', shared: 3, sharedShare: 0.75 });
  });

  it('is the first by id where two share as many', () => {
    expect(chooseNeighbours(latest, sharing(['large', 3], ['medium', 3])).get('small')?.community).toBe(
      'large',
    );
  });

  it('is nobody without a theme in common', () => {
    expect(chooseNeighbours(latest, sharing(['everyone', 4])).size).toBe(0);
  });
});
