import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../analytics/algorithms/random.ts';
import {
  createTieCollector,
  type DailyTie,
  type TieCollector,
  type TieGraph,
  type TieOptions,
} from '../../../analytics/graph/tie-graph.ts';
import { tieReasons } from '../../../core/verbs.ts';
import { addDays } from '../../../core/windows.ts';

const to = '2026-03-01';
const lastDay = '2026-02-28';

const tie = (from: string, target: string, rest: Partial<DailyTie> = {}): DailyTie => ({
  community: 'baking',
  from,
  to: target,
  day: lastDay,
  reason: 'reply',
  n: 1,
  ...rest,
});

function collect(ties: readonly DailyTie[], options: Partial<TieOptions> = {}) {
  const collector = createTieCollector({ to, ...options });
  collector.add(ties);
  return collector;
}

function weight({ people, graph }: TieGraph, from: string, target: string): number | undefined {
  const { offsets, neighbours, weights } = graph.out;
  const v = people.indexOf(from);
  const row = [...neighbours.subarray(offsets[v], offsets[v + 1])];
  return weights[offsets[v]! + row.indexOf(people.indexOf(target))];
}

describe('the graph of ties', () => {
  it('of no ties has nobody in it', () => {
    const nothing = collect([]);
    expect(nothing.whole()).toMatchObject({ people: [], graph: { order: 0 } });
    expect(nothing.community('baking').people).toEqual([]);
    expect(nothing.communities()).toEqual([]);
  });

  it.each([
    { what: 'a reply today', ties: [tie('ann', 'bob')], weighs: 1 },
    { what: 'three replies', ties: [tie('ann', 'bob', { n: 3 })], weighs: 3 },
    { what: 'a mention', ties: [tie('ann', 'bob', { reason: 'mention' })], weighs: 0.7 },
    {
      what: 'a reply a half-life ago',
      ties: [tie('ann', 'bob', { day: addDays(lastDay, -30) })],
      weighs: 0.5,
    },
    {
      what: 'a reply on the first day',
      ties: [tie('ann', 'bob', { day: addDays(to, -84) })],
      weighs: 2 ** (-83 / 30),
    },
    {
      what: 'twenty reactions in a day',
      ties: [tie('ann', 'bob', { reason: 'reaction', n: 20 })],
      weighs: 0.2,
    },
    { what: 'reactions on two days', ties: [tie('ann', 'bob', { reason: 'reaction' }), tie('ann', 'bob', { reason: 'reaction', day: addDays(lastDay, -1) })], weighs: 0.2 + 0.2 * 2 ** (-1 / 30) }, // prettier-ignore
    { what: 'a reply and a reaction', ties: [tie('ann', 'bob'), tie('ann', 'bob', { reason: 'reaction' })], weighs: 1.2 }, // prettier-ignore
  ])('$what weighs $weighs', ({ ties, weighs }) => {
    expect(weight(collect(ties).whole(), 'ann', 'bob')).toBeCloseTo(weighs, 6);
  });

  it.each([
    { what: 'before the window', dropped: tie('ann', 'bob', { day: addDays(to, -85) }) },
    { what: 'on its exclusive end', dropped: tie('ann', 'bob', { day: to }) },
    { what: 'to oneself', dropped: tie('ann', 'ann') },
    {
      what: 'by invitation, which says nothing of the invited',
      dropped: tie('ann', 'bob', { reason: 'invite' }),
    },
  ])('has no tie $what', ({ dropped }) => {
    expect(collect([dropped]).whole().people).toEqual([]);
  });

  it('has no tie of those who opted out, on either end', () => {
    const ties = [tie('ann', 'bob'), tie('bob', 'cat'), tie('cat', 'dan')];
    expect(collect(ties, { without: new Set(['bob']) }).whole().people).toEqual(['cat', 'dan']);
  });

  it('of one community holds its ties and its people only', () => {
    const both = collect([tie('ann', 'bob'), tie('cat', 'bob', { community: 'cheese' })]);
    expect(both.communities()).toEqual(['baking', 'cheese']);
    expect(both.community('cheese').people).toEqual(['bob', 'cat']);
    expect(both.whole().people).toEqual(['ann', 'bob', 'cat']);
  });

  it('counts reactions once a day in the whole organisation, though they fell in two communities', () => {
    const reaction = { reason: 'reaction' } as const;
    const both = collect([
      tie('ann', 'bob', reaction),
      tie('ann', 'bob', { ...reaction, community: 'cheese' }),
    ]);
    expect(weight(both.whole(), 'ann', 'bob')).toBeCloseTo(0.2, 6);
    expect(weight(both.community('cheese'), 'ann', 'bob')).toBeCloseTo(0.2, 6);
  });

  it('is the same bytes in whatever order the ties come, people sorted by id', () => {
    const random = createRandom(3);
    const pick = <T>(values: readonly T[]): T => values[random.below(values.length)]!;
    const names = Array.from({ length: 25 }, (_, i) => `person-${i}`);
    const ties = Array.from({ length: 2000 }, () =>
      tie(pick(names), pick(names), {
        community: pick(['baking', 'cheese']),
        day: addDays(lastDay, -random.below(100)),
        reason: pick(tieReasons),
        n: 1 + random.below(4),
      }),
    );
    const shuffled = [...ties].sort((a, b) => a.n - b.n || (a.to < b.to ? -1 : 1));
    for (const build of [(c: TieCollector) => c.whole(), (c: TieCollector) => c.community('cheese')]) {
      expect(build(collect(shuffled))).toEqual(build(collect(ties)));
    }

    expect(collect(ties).whole().people).toEqual([...names].sort());
  });
});
