import { expect, it } from 'vitest';
import { createRandom } from '../../../analytics/algorithms/random.ts';
import { standing } from '../../../analytics/algorithms/reply-rings.ts';
import {
  countAlone,
  countIn,
  missedWhenOneDeclines,
  reachOf,
  timesReached,
  withoutChosen,
} from '../../../analytics/influence/reach.ts';
import { graphOf, reply } from './planted.ts';

const ties = graphOf([reply('ann', 'host'), reply('bob', 'host'), reply('bob', 'guest')]);
const heard = new Uint8Array(3).fill(standing.heard);

it('is those who responded, rings left out', () => {
  expect(ties.people).toEqual(['ann', 'bob', 'guest', 'host']);
  expect(reachOf(ties, heard, ['host', 'guest', 'nobody'])).toMatchObject({
    offsets: Int32Array.of(0, 2, 3, 3),
    members: Int32Array.of(0, 1, 1),
  });
  const annInRing = heard.with(1, standing.ring);
  expect([...reachOf(ties, annInRing, ['host']).members]).toEqual([1]);
});

it('counts how often each person is reached, and who is new', () => {
  const reach = reachOf(ties, heard, ['host', 'guest']);
  const times = timesReached(reach, Int32Array.of(0), 4);
  expect([...times]).toEqual([1, 1, 0, 0]);
  expect(countIn(reach, 1, times)).toBe(0);
  expect([...withoutChosen(reach, Int32Array.of(0)).members]).toEqual([1]);
});

it('is as likely as influence says, and knows who is missed when one declines', () => {
  const reach = reachOf(ties, heard, ['host', 'guest']);
  expect([...reach.chance].every((chance) => chance > 0 && chance <= 1)).toBe(true);
  const certain = { ...reach, chance: reach.chance.map(() => 1) };
  expect([...missedWhenOneDeclines(certain, Int32Array.of(0, 1), 4)]).toEqual([0.5, 0, 1, 1]);
  expect(countAlone(reach, 0, timesReached(reach, Int32Array.of(0, 1), 4))).toBe(1);
});

it('misses people as often as if each of the chosen were left out in turn', () => {
  const random = createRandom(4);
  const people = 30;
  const sets = Array.from({ length: 6 }, () =>
    Array.from({ length: people }, (_, m) => m).filter(() => random.next() < 0.4),
  );
  const offsets = Int32Array.from([0, ...sets.map((_, i) => sets.slice(0, i + 1).flat().length)]);
  const members = Int32Array.from(sets.flat());
  const chance = Float64Array.from(members, (_, i) => (i % 7 === 0 ? 1 : random.next()));
  const chosen = Int32Array.of(4, 0, 2, 5);
  const chanceOf = (candidate: number, m: number) => {
    const place = members.subarray(offsets[candidate], offsets[candidate + 1]).indexOf(m);
    return place < 0 ? 0 : chance[(offsets[candidate] ?? 0) + place]!;
  };
  const missedBut = (declining: number, m: number) =>
    [...chosen].filter((c) => c !== declining).reduce((p, c) => p * (1 - chanceOf(c, m)), 1);
  missedWhenOneDeclines({ offsets, members, chance }, chosen, people).forEach((missed, m) => {
    const mean = [...chosen].reduce((sum, declining) => sum + missedBut(declining, m), 0) / chosen.length;
    expect(missed).toBeCloseTo(mean, 12);
  });
});

it('misses nobody where nobody was chosen', () => {
  const reach = reachOf(ties, heard, ['host']);
  expect([...missedWhenOneDeclines(reach, new Int32Array(), 4)]).toEqual([0, 0, 0, 0]);
});
