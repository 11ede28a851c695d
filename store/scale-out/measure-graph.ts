// Measures of the whole graph computed where the ties lie: what comes out is as large as the people, not as their ties.
import { Type } from 'typebox';
import { defineColumns, defineQuery } from '../define-query.ts';
import type { ColumnBlock } from '../native/column-types.ts';
import type { Store } from '../store.ts';
import { makeGraphTables, type GraphOptions, type GraphTables } from './graph-tables.ts';
import type { Extrapolation } from './iterate.ts';
import { coresInStore, pageRankInStore, weakComponentsInStore } from './measures.ts';
import { withScratch } from './scratch.ts';

const columns = {
  person: 'UUID',
  /** Sum of the weights given and received, and of how many people. */
  strength_out: 'Float64',
  strength_in: 'Float64',
  degree_out: 'UInt32',
  degree_in: 'UInt32',
  /** I(v), everybody heard: reply rings are not looked for. */
  influence: 'Float64',
  page_rank: 'Float64',
  /** The place of the component's first person. */
  component: 'UInt32',
  core: 'UInt32',
} as const;
export type MeasuredPeople = ColumnBlock<typeof columns>;

export interface MeasuredGraph {
  people: number;
  ties: number;
  rounds: { pageRank: number; components: number; cores: number };
  /** False when PageRank was still moving when it was stopped. */
  converged: boolean;
}

/**
 * Hands over everybody tied to anybody, in the order of their ids, block by block. Scratch tables hold the ties on the
 * store's disks; a value per person goes through its memory. PageRank goes on along its steps as `extrapolation` says.
 */
export async function measureGraph(
  store: Store,
  options: GraphOptions & { extrapolation?: Extrapolation },
  take: (people: MeasuredPeople) => void,
): Promise<MeasuredGraph> {
  return withScratch(store, async (scratch) => {
    const graph = await makeGraphTables(scratch, options);
    const [size] = await store.query(sizeOf(graph), {});
    const { people = 0, ties = 0 } = size ?? {};
    const place = { store, scratch, graph };
    const rank = await pageRankInStore(place, people, options);
    const component = await weakComponentsInStore(place);
    const core = await coresInStore(place);
    const tables = { rank: rank.table, component: component.table, core: core.table };
    for await (const block of store.columns(measured(graph, tables), {})) take(block);
    const rounds = { pageRank: rank.rounds, components: component.rounds, cores: core.rounds };
    return { people, ties, rounds, converged: rank.converged };
  });
}

const sizeOf = ({ nodes, ties }: GraphTables) =>
  defineQuery({
    name: 'graph-size',
    params: Type.Object({}),
    row: Type.Object({ people: Type.Integer(), ties: Type.Integer() }),
    sql: `SELECT (SELECT count() FROM ${nodes}) AS people, (SELECT count() FROM ${ties}) AS ties`,
  });

function measured(
  { nodes, ties }: GraphTables,
  { rank, component, core }: { rank: string; component: string; core: string },
) {
  const side = (node: string) => `
    SELECT ${node} AS node, sum(toFloat64(weight)) AS strength, toUInt32(count()) AS degree,
      sum(least(1, toFloat64(weight))) AS capped
    FROM ${ties} GROUP BY node`;
  return defineColumns({
    name: 'graph-measures',
    params: Type.Object({}),
    columns,
    sql: `
      SELECT n.person AS person, given.strength AS strength_out, received.strength AS strength_in,
        given.degree AS degree_out, received.degree AS degree_in, received.capped AS influence,
        r.value AS page_rank, w.value AS component, c.value AS core
      FROM ${nodes} AS n
      LEFT JOIN (${side('source')}) AS given ON given.node = n.node
      LEFT JOIN (${side('target')}) AS received ON received.node = n.node
      INNER JOIN ${rank} AS r ON r.node = n.node
      INNER JOIN ${component} AS w ON w.node = n.node
      INNER JOIN ${core} AS c ON c.node = n.node
      ORDER BY n.node`,
  });
}
