import { describe, expect, it } from 'vitest';
import { rankPeople, type PersonScore } from '../../../analytics/influence/rank-people.ts';
import { findReplyRings } from '../../../analytics/influence/reply-rings.ts';
import { graphOf, organisation, person, reply, ring } from './planted.ts';

const scoreOf = (scores: readonly PersonScore[], who: string) =>
  scores.find((score) => score.person === who)!;

describe('ranking people', () => {
  it('of nobody is empty', () => {
    expect(rankPeople(graphOf([]))).toEqual([]);
  });

  it('gives equals one rank, skips the next, and orders them by id', () => {
    const scores = rankPeople(
      graphOf([reply('dan', 'bob'), reply('dan', 'ann'), reply('ann', 'cat', 5), reply('bob', 'cat')]),
    );
    expect(scores.map(({ person: who, rank, influence }) => [who, rank, influence])).toEqual([
      ['cat', 1, 2],
      ['ann', 2, 1],
      ['bob', 2, 1],
      ['dan', 4, 0],
    ]);
  });

  it('says from how many people and departments the responses came', () => {
    const departments = new Map([['ann', 'sales'], ['bob', 'sales'], ['cat', 'plant']]); // prettier-ignore
    const ties = graphOf(['ann', 'bob', 'cat', 'guest'].map((from) => reply(from, 'host', 2)));
    const scores = rankPeople(ties, { departmentOf: (who) => departments.get(who) });
    expect(scoreOf(scores, 'host')).toMatchObject({
      rank: 1,
      influence: 4,
      responders: 4,
      departments: 2,
      core: 1,
    });
  });

  it('finds the planted influencers', () => {
    const { ties, planted } = organisation();
    const top = rankPeople(graphOf(ties)).slice(0, planted.length);
    expect(top.map(({ person: who }) => who).sort()).toEqual(planted);
  });

  it('is the same twice, and whatever the order of ties', () => {
    const { ties } = organisation();
    expect(rankPeople(graphOf([...ties].reverse()))).toEqual(rankPeople(graphOf(ties)));
  });
});

/** research/science.md §1.6, on a planted organisation: a middling member attacks. */
describe('an attack', () => {
  const { ties, planted } = organisation();
  const honest = rankPeople(graphOf(ties));
  const attacker = honest[Math.floor(honest.length / 2)]!;
  const fakes = (count: number) => Array.from({ length: count }, (_, i) => `fake-${i}`);
  const rankAfter = (added: Parameters<typeof graphOf>[0]) => {
    const scores = rankPeople(graphOf([...ties, ...added]));
    const members = scores.filter(({ person: who }) => !who.startsWith('fake'));
    const { influence } = scoreOf(scores, attacker.person);
    return 1 + members.filter((score) => score.influence > influence).length;
  };

  it.each([
    { by: '500 self-replies', added: [reply(attacker.person, attacker.person, 500)] },
    {
      by: '500 replies to 100 others',
      added: Array.from({ length: 100 }, (_, i) => reply(attacker.person, person(i), 5)),
    },
    { by: 'a 5-clique reply ring with made-up accounts', added: ring([attacker.person, ...fakes(4)], 60) },
    { by: 'a 13-clique reply ring with made-up accounts', added: ring([attacker.person, ...fakes(12)], 60) },
  ])('by $by gains nothing', ({ added }) => {
    expect(rankAfter(added)).toBeGreaterThanOrEqual(attacker.rank);
  });

  it('by a ring puts every account of the ring behind everyone who was answered', () => {
    const scores = rankPeople(graphOf([...ties, ...ring(fakes(5), 60)]));
    for (const fake of fakes(5)) expect(scoreOf(scores, fake)).toMatchObject({ influence: 0, responders: 0 });
  });

  it('by ten made-up accounts cannot more than double what others give', () => {
    const puppets = fakes(10).map((fake) => reply(fake, attacker.person, 50));
    const scores = rankPeople(graphOf([...ties, ...puppets]));
    expect(scoreOf(scores, attacker.person).influence).toBeLessThanOrEqual(2 * attacker.influence);
  });

  it('by new accounts of one team shows in where the influence comes from', () => {
    const puppets = fakes(10).map((fake) => reply(fake, attacker.person, 50));
    const scores = rankPeople(graphOf([...ties, ...puppets]), {
      departmentOf: (who) => (who.startsWith('fake') ? 'team-x' : undefined),
      isNew: (who) => who.startsWith('fake'),
    });
    const { newcomerShare, teamShare } = scoreOf(scores, attacker.person);
    expect(newcomerShare).toBeGreaterThan(0.5);
    expect(teamShare).toBe(newcomerShare);
  });

  it('does not harm those who have real influence', () => {
    const scores = rankPeople(graphOf([...ties, ...ring([attacker.person, ...fakes(12)], 60)]));
    expect(scores.slice(0, planted.length)).toMatchObject(
      honest
        .slice(0, planted.length)
        .map(({ person: who, influence, responders }) => ({ person: who, influence, responders })),
    );
  });
});

describe('a small room', () => {
  const everyone = ['ann', 'bob', 'cat', 'dan', 'eve'];

  it('where all answer all is lively, not a ring, when it is the whole world', () => {
    expect(rankPeople(graphOf(ring(everyone, 1)))[0]).toMatchObject({ influence: 4, responders: 4 });
  });

  it('of an organisation counts everyone, though nobody outside answers them', () => {
    const all = [...organisation().ties, ...ring(everyone, 1, 'room')];
    const rings = findReplyRings(graphOf(all));
    expect(rankPeople(graphOf(all, 'room'), { rings })[0]).toMatchObject({
      influence: 4,
      responders: 4,
      heardResponders: 0,
    });
  });
});

describe('a large room', () => {
  const { ties } = organisation({ order: 60 });
  const five = ['v', 'w', 'x', 'y', 'z'];
  const room = [...ties, ...ring(five, 9)];

  it('leaves a ring out, unless its people are heard elsewhere in the organisation', () => {
    const elsewhere = five.map((who, i) => reply(person(i), who, 1, 'elsewhere'));
    const apart = { rings: findReplyRings(graphOf(room)) };
    const mixed = { rings: findReplyRings(graphOf([...room, ...elsewhere])) };
    expect(scoreOf(rankPeople(graphOf(room, 'all'), apart), 'v').influence).toBe(0);
    expect(scoreOf(rankPeople(graphOf([...room, ...elsewhere], 'all'), mixed), 'v').influence).toBe(4);
  });
});
