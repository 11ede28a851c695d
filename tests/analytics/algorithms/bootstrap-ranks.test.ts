import { describe, expect, it } from 'vitest';
import { bootstrapRanks } from '../../../analytics/algorithms/bootstrap-ranks.ts';
import { buildCsrGraph } from '../../../analytics/algorithms/csr-graph.ts';
import { dailyWeights } from '../../../analytics/algorithms/daily-weights.ts';
import { sumInfluence } from '../../../analytics/algorithms/influence.ts';
import { createRandom } from '../../../analytics/algorithms/random.ts';

type Tie = [from: number, to: number, weight: number, age: number];

function drawn(order: number, ties: readonly Tie[], options: { days?: number; seed?: number } = {}) {
  const columns = {
    from: Int32Array.from(ties, ([from]) => from),
    to: Int32Array.from(ties, ([, to]) => to),
    weight: Float32Array.from(ties, ([, , weight]) => weight),
    age: Uint16Array.from(ties, ([, , , age]) => age),
    length: ties.length,
  };
  const graph = buildCsrGraph(order, columns);
  return bootstrapRanks(graph, dailyWeights(graph, columns), {
    days: 10,
    standings: new Uint8Array(graph.in.neighbours.length).fill(2),
    least: 0,
    watched: Int32Array.from({ length: order }, (_, v) => v),
    places: 1,
    ...options,
  });
}

/** A graph whose givers stand in every way. */
function built(order: number, ties: readonly Tie[]) {
  const columns = {
    from: Int32Array.from(ties, ([from]) => from),
    to: Int32Array.from(ties, ([, to]) => to),
    weight: Float32Array.from(ties, ([, , weight]) => weight),
    age: Uint16Array.from(ties, ([, , , age]) => age),
    length: ties.length,
  };
  const graph = buildCsrGraph(order, columns);
  const standings = graph.in.neighbours.length;
  return {
    graph,
    daily: dailyWeights(graph, columns),
    standings: Uint8Array.from({ length: standings }, (_, tie) => (tie * 7) % 3),
  };
}

/** Node 0 is answered by three people every day, node 1 by two on one day only. */
const steady: Tie[] = Array.from({ length: 10 }, (_, age) => age).flatMap((age): Tie[] => [
  [2, 0, 1, age],
  [3, 0, 1, age],
  [4, 0, 1, age],
]);
const burst: Tie[] = [2, 3, 4, 5].map((from): Tie => [from, 1, 1, 0]);

describe('ranks over resampled days', () => {
  it('of nobody are none', () => {
    expect(drawn(0, [])).toMatchObject({ median: new Float64Array(), topShare: new Float64Array() });
  });

  it('are certain where every day says the same', () => {
    const { median, low, high, topShare } = drawn(5, steady);
    expect([median[0], low[0], high[0], topShare[0]]).toEqual([1, 1, 1, 1]);
    expect(topShare[2]).toBe(0);
  });

  it('doubt what rests on one day: it is drawn in 1 − (9/10)^10 of the resamples', () => {
    const { topShare } = drawn(6, [...steady, ...burst]);
    expect(topShare[1]).toBeGreaterThan(0.55);
    expect(topShare[1]).toBeLessThan(0.75);
    expect(topShare[0]! + topShare[1]!).toBe(1);
  });

  it('are the same twice, and others with another seed', () => {
    const ties = [...steady, ...burst];
    expect(drawn(6, ties)).toEqual(drawn(6, ties));
    expect(drawn(6, ties, { seed: 2 }).topShare).not.toEqual(drawn(6, ties).topShare);
  });
});

describe('ranks of several draws at once', () => {
  const random = createRandom(11);
  const order = 40;
  const ties = Array.from({ length: 900 }, (): Tie => [
    random.below(order),
    Math.floor(order * random.next() ** 2),
    0.05 + random.next(),
    random.below(10),
  ]);

  /** One draw after the other, as the definition says. */
  function oneByOne(least: number, draws: number) {
    const { graph, daily, standings } = built(order, ties);
    const days = createRandom(1);
    const ranks = Array.from({ length: order }, () => new Array<number>());
    for (let draw = 0; draw < draws; draw++) {
      const times = new Uint8Array(10);
      for (let i = 0; i < 10; i++) times[days.below(10)]!++;
      const weights = Float64Array.from({ length: graph.in.neighbours.length }, (_, tie) => {
        let sum = 0;
        for (let i = daily.offsets[tie]!; i < daily.offsets[tie + 1]!; i++)
          sum += times[daily.ages[i]!]! * daily.weights[i]!;
        return sum;
      });
      const { influence } = sumInfluence(graph, weights, standings, least);
      influence.forEach((score, v) => ranks[v]!.push(1 + influence.filter((other) => other > score).length));
    }
    return ranks.map((row) => row.sort((a, b) => a - b));
  }

  it.each([
    { least: 0, draws: 21 },
    { least: 1, draws: 22 },
    { least: 2, draws: 4 },
  ])('are those of one after the other: $draws draws, standing from $least', ({ least, draws }) => {
    const { graph, daily, standings } = built(order, ties);
    const watched = Int32Array.from({ length: order }, (_, v) => v);
    const { median, low, high, topShare } = bootstrapRanks(graph, daily, {
      days: 10,
      standings,
      least,
      watched,
      places: 3,
      draws,
    });
    const ranks = oneByOne(least, draws);
    const at = (share: number) => ranks.map((row) => row[Math.round(share * (draws - 1))]);
    expect([[...median], [...low], [...high]]).toEqual([at(0.5), at(0.05), at(0.95)]);
    expect([...topShare]).toEqual(ranks.map((row) => row.filter((rank) => rank <= 3).length / draws));
  });
});

it('daily weights add up to the tie, in whatever order they came', () => {
  const ties: Tie[] = [[0, 1, 0.5, 3], [2, 1, 1, 0], [0, 1, 0.25, 1], [1, 1, 9, 0]]; // prettier-ignore
  const of = (order: readonly Tie[]) => {
    const columns = {
      from: Int32Array.from(order, ([from]) => from),
      to: Int32Array.from(order, ([, to]) => to),
      weight: Float32Array.from(order, ([, , weight]) => weight),
      age: Uint16Array.from(order, ([, , , age]) => age),
      length: order.length,
    };
    return dailyWeights(buildCsrGraph(3, columns), columns);
  };
  expect(of(ties)).toEqual({
    offsets: Int32Array.of(0, 2, 3),
    ages: Uint16Array.of(1, 3, 0),
    weights: Float32Array.of(0.25, 0.5, 1),
  });
  expect(of([...ties].reverse())).toEqual(of(ties));
});
