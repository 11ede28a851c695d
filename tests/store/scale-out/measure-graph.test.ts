// The graph measured in the store beside the kernels on the same ties.
import { Type } from 'typebox';
import { beforeAll, describe, expect, it } from 'vitest';
import { components } from '../../../analytics/algorithms/components.ts';
import { coreNumbers } from '../../../analytics/algorithms/core-numbers.ts';
import { influence } from '../../../analytics/algorithms/influence.ts';
import { createExtrapolation, pageRank } from '../../../analytics/algorithms/page-rank.ts';
import { createRandom } from '../../../analytics/algorithms/random.ts';
import { degree, strength } from '../../../analytics/algorithms/strength.ts';
import { createTieCollector, type DatedTieGraph } from '../../../analytics/graph/tie-graph.ts';
import { tieReasons } from '../../../core/verbs.ts';
import { addDays } from '../../../core/windows.ts';
import { defineQuery } from '../../../store/define-query.ts';
import { numberUuids } from '../../../store/native/number-uuids.ts';
import type { OpenedStore } from '../../../store/open-store.ts';
import { tiesInWindow } from '../../../store/queries/ties-in-window.ts';
import {
  measureGraph,
  type MeasuredGraph,
  type MeasuredPeople,
} from '../../../store/scale-out/measure-graph.ts';
import type { TableDefinition } from '../../../store/store.ts';
import { temporaryStore } from '../temporary-store.ts';

const to = '2026-11-23';
const window = { from: addDays(to, -84), to };

interface Tie {
  day: string;
  community: string;
  from: string;
  target: string;
  reason: string;
  n: number;
}

const dailyTies: TableDefinition<Tie> = {
  name: 'tablee.daily_ties',
  columns: {
    day: ({ day }) => day,
    community: ({ community }) => community,
    from_person: ({ from }) => from,
    to_person: ({ target }) => target,
    reason: ({ reason }) => reason,
    n: ({ n }) => n,
    version: () => 1,
  },
};

/** Ids whose order as text is not their order as numbers. */
const person = (n: number) =>
  `${((n * 2654435761) >>> 0).toString(16).padStart(8, '0')}-0000-8000-8000-${String(n).padStart(12, '0')}`;

/** A crowd of a few cliques and many strangers, a pair and a chain apart; some ties too old, weightless or to oneself. */
function madeUpTies(): Tie[] {
  const random = createRandom(7);
  const tie = (a: number, b: number): Tie => ({
    day: addDays(to, -1 - random.below(90)),
    community: `room ${random.below(3)}`,
    from: person(a),
    target: person(b),
    reason: tieReasons[random.below(tieReasons.length)]!,
    n: 1 + random.below(4),
  });
  const crowd = Array.from({ length: 4000 }, () =>
    tie(random.below(300), Math.floor(random.next() ** 2 * 300)),
  );
  const clique = Array.from({ length: 400 }, () => tie(random.below(12), random.below(12)));
  const chain = Array.from({ length: 60 }, (_, i) => ({
    ...tie(1000 + i, 1001 + i),
    day: addDays(to, -3),
    reason: 'reply',
  }));
  const reactions = Array.from({ length: 500 }, () => ({
    ...tie(random.below(40), random.below(40)),
    reason: 'reaction',
  }));
  return [...crowd, ...clique, ...chain, ...reactions];
}

let store: OpenedStore;
let ours: DatedTieGraph;
let theirs: MeasuredGraph;
const blocks: MeasuredPeople[] = [];

beforeAll(async () => {
  store = await temporaryStore({ engine: { memoryMb: 1_000 } });
  const ties = new Map(madeUpTies().map((tie) => [Object.values({ ...tie, n: 0 }).join(), tie]));
  await store.insert(dailyTies, [...ties.values()]);
  const collector = createTieCollector({ to });
  for await (const block of store.columns(tiesInWindow, window)) collector.addColumns(block);
  ours = collector.whole();
  const options = { window, halfLifeDays: 30, extrapolation: createExtrapolation() };
  theirs = await measureGraph(store, options, (block) => blocks.push(block));
});

type Figure = Exclude<keyof MeasuredPeople['columns'], 'person'>;
const column = (name: Figure) => blocks.flatMap(({ columns }) => [...columns[name]]);

/** The largest difference, relative to ours. */
function difference(figures: ArrayLike<number>, name: Figure): number {
  const found = column(name);
  expect(found).toHaveLength(figures.length);
  return Math.max(
    ...found.map((value, v) => Math.abs(value - figures[v]!) / Math.max(Math.abs(figures[v]!), 1e-300)),
  );
}

describe('the graph measured in the store', () => {
  it('is of the same people and ties', () => {
    const numbers = numberUuids();
    const named = blocks.flatMap(({ rows, columns }) =>
      Array.from({ length: rows }, (_, row) => numbers.name(numbers.numberOf(columns.person, row))),
    );
    expect(named).toEqual(ours.people);
    expect(theirs).toMatchObject({
      people: ours.graph.order,
      ties: ours.graph.out.neighbours.length,
      converged: true,
    });
  });

  it('has the same degrees, components and cores', () => {
    const { graph } = ours;
    expect(column('degree_out')).toEqual([...degree(graph.out)]);
    expect(column('degree_in')).toEqual([...degree(graph.in)]);
    expect(column('core')).toEqual([...coreNumbers(graph)]);
    const { component, sizes } = components(graph);
    const firsts = [...sizes.keys()].map((number) => component.indexOf(number));
    expect(column('component')).toEqual([...component].map((number) => firsts[number]));
    expect(sizes.length).toBeGreaterThan(1);
  });

  it('has the same strength, influence and PageRank', () => {
    const { graph } = ours;
    expect(difference(strength(graph.out), 'strength_out')).toBeLessThan(1e-9);
    expect(difference(strength(graph.in), 'strength_in')).toBeLessThan(1e-9);
    expect(difference(influence(graph).influence, 'influence')).toBeLessThan(1e-9);
    const { rank, rounds } = pageRank(graph, { weighting: 'capped' });
    expect(difference(rank, 'page_rank')).toBeLessThan(1e-9);
    expect(theirs.rounds.pageRank).toBe(rounds);
  });

  it('leaves no table behind', async () => {
    const scratch = defineQuery({
      name: 'scratch-tables',
      params: Type.Object({}),
      row: Type.Object({ name: Type.String() }),
      sql: `SELECT name FROM system.tables WHERE database = 'tablee' AND name LIKE 'scratch%'`,
    });
    expect(await store.query(scratch, {})).toEqual([]);
  });

  it('is empty where nobody is tied', async () => {
    const early = { from: '2020-01-01', to: '2020-02-01' };
    const found = await measureGraph(store, { window: early, halfLifeDays: 30 }, () => {
      throw new Error('nobody is there');
    });
    expect(found).toMatchObject({ people: 0, ties: 0, converged: true });
  });
});
