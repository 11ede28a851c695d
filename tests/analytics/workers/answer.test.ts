import { describe, expect, it } from 'vitest';
import { buildCsrGraph } from '../../../analytics/algorithms/csr-graph.ts';
import { dailyWeights } from '../../../analytics/algorithms/daily-weights.ts';
import { createRandom } from '../../../analytics/algorithms/random.ts';
import { answer } from '../../../analytics/workers/answer.ts';
import { buffersIn, type ScopeColumns } from '../../../analytics/workers/messages.ts';
import { createAnalysisPool, createInlinePool } from '../../../analytics/workers/pool.ts';

function scope(order: number, ties: number, { shared = false } = {}): ScopeColumns {
  const random = createRandom(order);
  const column = () => Int32Array.from({ length: ties }, () => random.below(order));
  const weight = Float32Array.from({ length: ties }, () => 0.05 + random.next());
  const age = Uint16Array.from({ length: ties }, () => random.below(84));
  const columns = { from: column(), to: column(), weight, age, length: ties };
  const graph = buildCsrGraph(order, columns, { shared });
  const count = () => new Uint32Array(order).fill(7);
  return {
    graph,
    daily: dailyWeights(graph, columns, { shared }),
    windowDays: 84,
    standings: new Uint8Array(graph.in.neighbours.length).fill(2),
    departments: Int32Array.from({ length: order }, (_, node) => (node % 4) - 1),
    sites: Int32Array.from({ length: order }, (_, node) => node % 2),
    seatsPerSite: 0,
    newcomers: new Uint8Array(order),
    leftOut: Uint8Array.from({ length: order }, (_, node) => (node === 0 ? 1 : 0)),
    contributions: new Uint32Array(order).fill(7),
    activeWeeks: new Uint8Array(order).fill(3),
    conduct: {
      contributions: count(),
      posts: count(),
      replies: count(),
      responses: count(),
      opened: count(),
      answered: count(),
    },
    brokerage: null,
    picture: { people: 20, tieWeight: 0.1 },
  };
}

const score = (columns: ScopeColumns) => {
  const reply = answer({ kind: 'score-scopes', scopes: [columns] });
  return reply.kind === 'score-scopes' ? reply.scopes[0]! : expect.unreachable();
};

describe('scoring a scope', () => {
  it('ranks every node once and proposes nobody who is left out', () => {
    const { scores, proposed } = score(scope(60, 900));
    expect([...scores.node].sort((a, b) => a - b)).toEqual(Array.from({ length: 60 }, (_, node) => node));
    expect(proposed.length).toBeGreaterThan(3);
    expect(proposed.map(({ node }) => node)).not.toContain(0);
    expect(proposed[0]).toMatchObject({ position: 1, alternate: false, contributions: 7, activeWeeks: 3 });
  });

  it('says how sure each rank is, of whom enough people respond to', () => {
    const { scores } = score(scope(60, 900));
    scores.node.forEach((_, i) => {
      if (scores.responders[i]! < 10) expect(scores.rankHigh[i]).toBe(0);
      expect(scores.rankLow[i]).toBeLessThanOrEqual(scores.medianRank[i]!);
      expect(scores.medianRank[i]).toBeLessThanOrEqual(scores.rankHigh[i]!);
    });
    expect(scores.flags).toContain('possible');
  });

  it('lists the same places with more and fewer from one department, and says what each list reaches', () => {
    const { proposed, choices } = score(scope(60, 900));
    expect(choices.map(({ cap }) => cap)).toEqual([0, 8, 2, 1]);
    for (const { cap, proposed: names, mostPerDepartment } of choices) {
      const list = proposed.filter((entry) => entry.cap === cap && !entry.alternate);
      expect(list).toHaveLength(names);
      for (const department of [1, 2, 3]) {
        const members = list.filter(({ node }) => node % 4 === department);
        expect(members.length).toBeLessThanOrEqual(mostPerDepartment);
      }
    }
  });

  it('gives every node its roles and persona in the organisation as a whole, and none in a community', () => {
    expect(score(scope(60, 900)).roles).toHaveLength(60);
    expect(score({ ...scope(60, 900), conduct: null }).roles).toEqual([]);
  });

  it('draws the people of highest influence who are tied among themselves', () => {
    const { scores, picture } = score(scope(60, 900));
    const first = new Set(scores.node.subarray(0, 20));
    expect(picture?.nodes.length).toBeGreaterThan(10);
    for (const node of picture?.nodes ?? []) expect(first).toContain(node);
    expect(Math.max(...(picture?.from ?? []))).toBeLessThan(picture?.nodes.length ?? 0);
  });

  it('has nothing to say of a scope without ties', () => {
    const { scores, proposed, picture } = score(scope(0, 0));
    expect([scores.node.length, proposed.length, picture?.nodes.length]).toEqual([0, 0, 0]);
  });
});

describe('threads', () => {
  it('answer as the calling thread does, and take the columns over', async () => {
    const pool = createAnalysisPool({ threads: 1 });
    try {
      const columns = scope(60, 900);
      const expected = await createInlinePool().ask({ kind: 'score-scopes', scopes: [scope(60, 900)] });
      expect(await pool.ask({ kind: 'score-scopes', scopes: [columns] })).toEqual(expected);
      expect(columns.standings).toHaveLength(0);
    } finally {
      await pool.close();
    }
  });

  it('leave shared memory where it is', () => {
    const columns = scope(10, 30, { shared: true });
    expect(buffersIn(columns)).toHaveLength(13);
    expect(buffersIn({ a: columns.standings, b: [columns.standings.subarray(1)] })).toHaveLength(1);
  });
});
