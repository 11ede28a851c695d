// A value for every person, made anew from everybody's values round after round until nothing moves any more.
import { Type } from 'typebox';
import { defineQuery } from '../define-query.ts';
import type { Store } from '../store.ts';
import type { GraphTables } from './graph-tables.ts';
import type { Scratch } from './scratch.ts';

export interface Iteration {
  name: string;
  type: 'UInt32' | 'Float64';
  /** SQL of (node, value) to begin with. */
  first: string;
  /** SQL of (node, value) from the round before: `values[node + 1]` is a node's value; `total` from `watch`. */
  next: (total: number) => string;
  /** SQL expression over `node` and `value`, summed over all for the next round: `total`. */
  watch?: string;
  /** Ends when the sum of all changes is less; 0 = when nothing changed. */
  tolerance: number;
  maxRounds: number;
  /** Told how far a round moved all values, says how many times its step they go on; not at all when left out. */
  extrapolation?: Extrapolation | undefined;
}

export type Extrapolation = (moved: number) => number;

export interface Iterated {
  /** The table that holds the last values: (node, value). */
  table: string;
  rounds: number;
  converged: boolean;
}

export interface IterationPlace {
  store: Store;
  scratch: Scratch;
  graph: GraphTables;
}

/** Two tables, swapped; their rows carry their last step, so that a round is one INSERT … SELECT and one sum. */
export async function iterate({ store, scratch }: IterationPlace, iteration: Iteration): Promise<Iterated> {
  const { name, type, first, next, tolerance, maxRounds, extrapolation = () => 0 } = iteration;
  const columns = `node UInt32, value ${type}, step Float64`;
  let table = await scratch.table(`${name}_a`, columns, 'MergeTree ORDER BY node');
  let other = await scratch.table(`${name}_b`, columns, 'MergeTree ORDER BY node');
  await scratch.run(`${name}-first`, `INSERT INTO ${table} SELECT node, value, 0 FROM (${first})`);
  let now = table;
  let sums = await sumUp(store, now, iteration);
  for (let round = 1; round <= maxRounds; round++) {
    await scratch.run(`${name}-clear`, `TRUNCATE TABLE ${other}`);
    await scratch.run(
      `${name}-round`,
      `INSERT INTO ${other}
       WITH (SELECT groupArray(value) FROM (SELECT value FROM ${now} ORDER BY node)) AS values
       SELECT node, value, toFloat64(value) - toFloat64(values[node + 1]) FROM (${next(sums.total)})`,
    );
    [table, other] = [other, table];
    now = table;
    sums = await sumUp(store, now, iteration);
    const { moved } = sums;
    if (moved < tolerance || moved === 0) return { table, rounds: round, converged: true };
    const times = extrapolation(moved);
    if (times === 0) continue;
    now = `(SELECT node, value + ${times} * step AS value, step FROM ${table})`;
    sums = await sumUp(store, now, iteration);
  }
  return { table, rounds: maxRounds, converged: false };
}

async function sumUp(
  store: Store,
  table: string,
  { name, watch = '0' }: Iteration,
): Promise<{ moved: number; total: number }> {
  const sums = defineQuery({
    name: `${name}-sums`,
    params: Type.Object({}),
    row: Type.Object({ moved: Type.Number(), total: Type.Number() }),
    sql: `SELECT sum(abs(step)) AS moved, toFloat64(sum(${watch})) AS total FROM ${table}`,
  });
  const [found] = await store.query(sums, {});
  return found ?? { moved: 0, total: 0 };
}
