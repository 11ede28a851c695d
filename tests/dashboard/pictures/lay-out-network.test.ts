import { describe, expect, it } from 'vitest';
import { layOutNetwork, type TiedPerson } from '../../../dashboard/pictures/lay-out-network.ts';

const id = (n: number) => `${((n + 1) * 2654435761 % 2 ** 32).toString(16).padStart(8, '0')}-0000-8000-8000-0000${((n + 7) * 40503 * 65537 % 2 ** 32).toString(16).padStart(8, '0')}`; // prettier-ignore

/** Everyone responds to the next. */
const chain = (order: number): TiedPerson[] =>
  Array.from({ length: order }, (_, n) => ({
    person: id(n),
    ties: n + 1 < order ? [id(n + 1)] : [],
    weights: n + 1 < order ? [1] : [],
  }));

const distance = (a: { x: number; y: number }, b: { x: number; y: number }) =>
  Math.hypot(a.x - b.x, a.y - b.y);

describe('laying out a network', () => {
  it('of nobody is an empty picture', () => {
    expect(layOutNetwork([])).toEqual([]);
  });

  it('places one person in the middle', () => {
    expect(layOutNetwork(chain(1))).toEqual([{ x: 0, y: 0 }]);
  });

  it('fits everyone into a circle of one, the same way every time', () => {
    const places = layOutNetwork(chain(12));
    const radii = places.map((place) => distance(place, { x: 0, y: 0 }));
    expect(Math.max(...radii)).toBeCloseTo(1, 2);
    expect(layOutNetwork(chain(12))).toEqual(places);
  });

  it('brings people who respond to each other nearer than strangers', () => {
    const places = layOutNetwork(chain(12));
    const far = distance(places[0]!, places[11]!);
    for (let n = 0; n < 11; n++) expect(distance(places[n]!, places[n + 1]!)).toBeLessThan(far);
  });

  it('does not draw ties to people outside', () => {
    const [first] = chain(1);
    expect(layOutNetwork([{ ...first!, ties: [id(5)], weights: [1] }])).toEqual([{ x: 0, y: 0 }]);
  });
});
