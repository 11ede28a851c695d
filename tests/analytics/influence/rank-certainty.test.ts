import { describe, expect, it } from 'vitest';
import { rankCertainty } from '../../../analytics/influence/rank-certainty.ts';
import { rankPeople } from '../../../analytics/influence/rank-people.ts';
import type { DailyTie } from '../../../analytics/graph/tie-graph.ts';
import { addDays } from '../../../core/windows.ts';
import { graphOf, organisation, person, reply, to } from './planted.ts';

const certaintyOf = (ties: readonly DailyTie[]) => {
  const graph = graphOf(ties);
  return rankCertainty(graph, rankPeople(graph), { windowDays: 84 });
};

/** `organisation` has everything on one day; here each tie falls on a day of its own. */
const spread = (ties: readonly DailyTie[]) =>
  ties.map((tie, i) => ({ ...tie, day: addDays(to, -1 - (i % 56)) }));

describe('how sure a rank is', () => {
  const { ties, planted } = organisation({ influencers: 4, audience: 60 });

  it('confirms whoever many answer over many days', () => {
    const found = certaintyOf(spread(ties));
    for (const who of planted) expect(found.get(who)).toMatchObject({ flag: 'confirmed' });
  });

  it('says nothing of people with fewer than ten responders', () => {
    const found = certaintyOf(spread(ties));
    const few = rankPeople(graphOf(spread(ties))).filter(({ responders }) => responders < 10);
    expect(few.length).toBeGreaterThan(100);
    for (const { person: who } of few) expect(found.has(who)).toBe(false);
  });

  it('does not confirm a rank that rests on one day', () => {
    const oneDay = Array.from({ length: 40 }, (_, i) => reply(person(i), 'p0199'));
    expect(certaintyOf([...spread(ties), ...oneDay]).get('p0199')?.flag).not.toBe('confirmed');
  });
});
