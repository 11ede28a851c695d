import { describe, expect, it } from 'vitest';
import { rankPeople } from '../../../analytics/influence/rank-people.ts';
import {
  chooseShortlist,
  type Candidate,
  type ShortlistOptions,
} from '../../../analytics/influence/shortlist.ts';
import { spreadLists } from '../../../analytics/influence/price-of-diversity.ts';
import { wordOfMouthShares } from '../../../analytics/influence/word-of-mouth.ts';
import { findReplyRings } from '../../../analytics/influence/reply-rings.ts';
import type { DailyTie } from '../../../analytics/graph/tie-graph.ts';
import { graphOf, organisation, person, reply, ring } from './planted.ts';

function shortlist(ties: readonly DailyTie[], options: Partial<ShortlistOptions> = {}) {
  const graph = graphOf(ties);
  return chooseShortlist(graph, rankPeople(graph, options), { leftOut: new Set(), ...options });
}

const names = (candidates: readonly Candidate[]) => candidates.map(({ person: who }) => who);
const fakes = (count: number) => Array.from({ length: count }, (_, i) => `fake-${i}`);

/** `count` people who answer `target`, and whom one another answer, so that they are heard. */
const audience = (target: string, count: number, first = 0): DailyTie[] =>
  Array.from({ length: count }, (_, i) => first + i).flatMap((i) => [
    reply(person(i), target),
    reply(person(i + 1), person(i)),
  ]);

describe('a shortlist', () => {
  it('of nobody is empty, and says so without failing', () => {
    expect(shortlist([])).toMatchObject({
      chosen: [],
      alternates: [],
      covered: 0,
      people: 0,
      shareOfBest: 1,
    });
  });

  it('is a set: someone less followed who reaches others goes before a second voice to the same people', () => {
    const ties = [...audience('zoe', 30), ...audience('yan', 28), ...audience('xia', 12, 50)];
    const { chosen, alternates, covered } = shortlist(ties, { size: 2, alternates: 1 });
    expect(chosen).toMatchObject([
      {
        person: 'zoe',
        position: 1,
        rank: 1,
        responders: 30,
        newlyCovered: 30,
        coveredBefore: 0,
        coveredWithout: 12,
      },
      {
        person: 'xia',
        position: 2,
        rank: 3,
        responders: 12,
        newlyCovered: 12,
        coveredBefore: 30,
        coveredWithout: 30,
      },
    ]);
    expect(covered).toBe(42);
    expect(alternates).toMatchObject([
      { person: 'yan', position: 3, alternate: true, newlyCovered: 0, coveredWithout: 42 },
    ]);
  });

  it('carries the facts from which a sentence is written', () => {
    const departmentOf = (who: string) => (who < 'p0010' ? 'sales' : 'plant');
    const activityOf = () => ({ contributions: 41, activeWeeks: 9 });
    const { chosen } = shortlist(audience('zoe', 30), { departmentOf, activityOf });
    expect(chosen[0]).toMatchObject({ departments: 2, contributions: 41, activeWeeks: 9, influence: 30 });
  });

  it('leaves out leaders and whoever must not be asked, but still reaches them', () => {
    const ties = [...audience('zoe', 30), ...audience('yan', 28), reply('zoe', 'yan')];
    const { chosen } = shortlist(ties, { leftOut: new Set(['zoe']) });
    expect(chosen).toMatchObject([{ person: 'yan', newlyCovered: 29 }]);
  });

  it('takes at most a third of its places from one department', () => {
    const { ties, departmentOf } = organisation({ teamSize: 50, influencers: 4, audience: 40 });
    const busy = Array.from({ length: 6 }, (_, k) => Array.from({ length: 20 }, (_, i) => reply(person(100 + i), person(k + 1)))).flat(); // prettier-ignore
    const { chosen } = shortlist([...ties, ...busy], { departmentOf, size: 6 });
    const departments = chosen.map(({ person: who }) => departmentOf(who));
    const counts = departments.map((name) => departments.filter((other) => other === name).length);
    expect(chosen.length).toBeGreaterThanOrEqual(4);
    expect(Math.max(...counts)).toBe(2);
  });

  it('fills its places where everyone is of one department', () => {
    const departmentOf = () => 'plant';
    const ties = [0, 20, 40, 60].flatMap((first, i) => audience(`star-${i}`, 15, first));
    expect(shortlist(ties, { departmentOf, size: 4 }).chosen).toHaveLength(4);
  });

  it('asks for 10 responders, for fewer among few people, and says so', () => {
    expect(shortlist([...audience('zoe', 9), ...audience('yan', 50, 100)])).toMatchObject({ minResponders: 10, fewPeople: false, chosen: [{ person: 'yan' }] }); // prettier-ignore
    expect(shortlist(audience('zoe', 9))).toMatchObject({ minResponders: 5, fewPeople: true, chosen: [{ person: 'zoe' }] }); // prettier-ignore
    expect(shortlist(audience('zoe', 4)).chosen).toEqual([]);
  });

  it('names the planted influencers, and prints how good it is at least', () => {
    const { ties, planted, departmentOf } = organisation();
    const { chosen, shareOfBest } = shortlist(ties, { departmentOf });
    expect(names(chosen).sort()).toEqual(planted);
    expect(shareOfBest).toBeGreaterThan(0.63);
  });

  it('keeps seats for sites, and gives the rest to whoever reaches most', () => {
    const ties = [...audience('zoe', 30), ...audience('yan', 28, 30), ...audience('xia', 12, 60)];
    const siteOf = (who: string) => (who === 'xia' ? 'Nantes' : 'Lyon');
    const { chosen } = shortlist(ties, { size: 2, reserved: { siteOf, seats: 1 } });
    expect(names(chosen)).toEqual(['zoe', 'xia']);
    expect(names(shortlist(ties, { size: 2 }).chosen)).toEqual(['zoe', 'yan']);
  });

  it('is the same in whatever order the ties come', () => {
    const { ties, departmentOf } = organisation();
    expect(shortlist([...ties].reverse(), { departmentOf })).toEqual(shortlist(ties, { departmentOf }));
  });
});

describe('the price of diversity', () => {
  const { ties, departmentOf } = organisation({ teamSize: 50, influencers: 4, audience: 40 });
  const busy = Array.from({ length: 6 }, (_, k) => Array.from({ length: 20 }, (_, i) => reply(person(100 + i), person(k + 1)))).flat(); // prettier-ignore
  const graph = graphOf([...ties, ...busy]);
  const options = { leftOut: new Set<string>(), departmentOf, size: 6 };
  const lists = spreadLists(graph, rankPeople(graph, options), options);

  it('is paid in people drawn in, the wider the spread', () => {
    const byCap = new Map(lists.map((list) => [list.cap, list]));
    expect([...byCap.keys()]).toEqual([0, 6, 1]);
    const [free, usual, one] = [6, 0, 1].map((cap) => byCap.get(cap)!);
    expect(free!.expected).toBeGreaterThanOrEqual(usual!.expected);
    expect(usual!.expected).toBeGreaterThan(one!.expected);
    expect(one!.departments).toBe(one!.chosen.length);
  });

  it('is no question where all are of one department, or nobody’s is known', () => {
    const alike = { leftOut: new Set<string>(), departmentOf: () => 'plant' };
    expect(spreadLists(graph, rankPeople(graph), alike)).toHaveLength(1);
    expect(spreadLists(graph, rankPeople(graph), { ...alike, departmentOf: () => undefined })).toHaveLength(
      1,
    );
  });

  it('holds when word travels on: a list is at most as good as the best, and seldom far from it', () => {
    for (const list of lists) {
      const share = wordOfMouthShares(graph, departmentOf)(list);
      expect(share).toBeGreaterThan(0.4);
      expect(share).toBeLessThanOrEqual(1);
      expect(wordOfMouthShares(graph, departmentOf)(list)).toBe(share);
    }
  });
});

describe.each([1, 2, 3, 4, 5])('among the planted influencers of organisation %i', (seed) => {
  const { ties, planted, departmentOf } = organisation({ seed });
  const before = names(shortlist(ties, { departmentOf }).chosen);

  it.each([
    { attack: 'a 5-clique reply ring', added: ring(fakes(5), 60) },
    { attack: 'a 15-clique reply ring', added: ring(fakes(15), 60) },
    { attack: 'a 15-clique ring that also answers everyone', added: [...ring(fakes(15), 60), ...planted.flatMap((who) => fakes(15).map((fake) => reply(fake, who)))] }, // prettier-ignore
    { attack: 'a self-promoter who answers 150 people', added: Array.from({ length: 150 }, (_, i) => reply('fake-0', person(i), 20)) }, // prettier-ignore
    { attack: 'someone with 30 sock puppets', added: fakes(30).slice(1).map((fake) => reply(fake, 'fake-0', 50)) }, // prettier-ignore
    { attack: 'a ring of five real members', added: ring([151, 152, 153, 154, 155].map(person), 60) },
  ])('$attack does not get on the shortlist', ({ added }) => {
    const { chosen, alternates } = shortlist([...ties, ...added], { departmentOf });
    const listed = names([...chosen, ...alternates]);
    expect(listed.filter((who) => who.startsWith('fake'))).toEqual([]);
    expect(names(chosen).sort()).toEqual([...before].sort());
  });
});

describe('in a small room of a large organisation', () => {
  const { ties } = organisation();
  const room = Array.from({ length: 20 }, (_, i) => reply(person(i + 1), person(0), 1, 'room'));

  it('a ring is not proposed, the person everyone answers is', () => {
    const all = [...ties, ...room, ...ring(fakes(8), 60, 'room')];
    const rings = findReplyRings(graphOf(all));
    const small = graphOf(all, 'room');
    const { chosen, alternates, fewPeople } = chooseShortlist(small, rankPeople(small, { rings }), {
      leftOut: new Set(),
      rings,
    });
    expect(fewPeople).toBe(true);
    expect(names([...chosen, ...alternates])).toEqual([person(0)]);
  });
});
