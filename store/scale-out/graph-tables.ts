// The graph of a window as tables: people numbered by id, ties weighed and summed, contacts without direction.
import { tieReasons, tieWeights } from '../../core/verbs.ts';
import type { DayWindow } from '../../core/windows.ts';
import { wordList } from '../word-list.ts';
import type { Scratch } from './scratch.ts';

/** Full names of the tables. */
export interface GraphTables {
  /** `node` from 0 in the order of the ids' text, `person`. */
  nodes: string;
  /** `source` responded to `target`: `weight`; each pair once. */
  ties: string;
  /** Either responded to the other: `node`, `other`; both ways round. */
  contacts: string;
}

export interface GraphOptions {
  window: DayWindow;
  halfLifeDays: number;
}

const weightOfReason = `transform(reason, [${wordList(tieReasons)}], [${tieReasons
  .map((reason) => tieWeights[reason])
  .join(', ')}], 0.)`;

/** As in `analytics/graph/tie-graph.ts`: what is said of a day is kept in 32 bits, sums in 64, and a tie in 32 again. */
const recency = `exp2(-toInt32({to:Date} - 1 - day) / {halfLife:Float64})`;
const daily = `
  SELECT from_person, to_person, toFloat64(toFloat32(n * ${weightOfReason} * ${recency})) AS weight
  FROM tablee.daily_ties FINAL
  WHERE day >= {from:Date} AND day < {to:Date} AND n > 0 AND reason != 'reaction' AND ${weightOfReason} > 0
  UNION ALL
  SELECT from_person, to_person, toFloat64(toFloat32(${tieWeights.reaction} * ${recency})) AS weight
  FROM (
    SELECT DISTINCT from_person, to_person, day FROM tablee.daily_ties FINAL
    WHERE day >= {from:Date} AND day < {to:Date} AND n > 0 AND reason = 'reaction'
  )`;

/** Ties may be more than the engine's memory holds. */
const spilling = 'max_bytes_before_external_group_by = 1000000000';

export async function makeGraphTables(
  scratch: Scratch,
  { window, halfLifeDays }: GraphOptions,
): Promise<GraphTables> {
  const named = await scratch.table(
    'named',
    'from_person UUID, to_person UUID, weight Float32',
    'MergeTree ORDER BY tuple()',
  );
  const nodes = await scratch.table('nodes', 'node UInt32, person UUID', 'MergeTree ORDER BY node');
  const ties = await scratch.table(
    'ties',
    'source UInt32, target UInt32, weight Float32',
    'MergeTree ORDER BY (target, source)',
  );
  const contacts = await scratch.table(
    'contacts',
    'node UInt32, other UInt32',
    'MergeTree ORDER BY (node, other)',
  );
  const fill = `
    INSERT INTO ${named}
    SELECT from_person, to_person, toFloat32(sum(weight)) FROM (${daily})
    WHERE from_person != to_person
    GROUP BY from_person, to_person
    SETTINGS ${spilling}`;
  await scratch.run('graph-named-ties', fill, { ...window, halfLife: halfLifeDays });
  await scratch.run(
    'graph-nodes',
    `INSERT INTO ${nodes}
     SELECT toUInt32(row_number() OVER (ORDER BY toString(person)) - 1), person
     FROM (SELECT from_person AS person FROM ${named} UNION DISTINCT SELECT to_person FROM ${named})`,
  );
  await scratch.run(
    'graph-ties',
    `INSERT INTO ${ties}
     SELECT s.node, t.node, named.weight
     FROM ${named} AS named
     INNER JOIN ${nodes} AS s ON s.person = named.from_person
     INNER JOIN ${nodes} AS t ON t.person = named.to_person`,
  );
  await scratch.run(
    'graph-contacts',
    `INSERT INTO ${contacts}
     SELECT node, other
     FROM (SELECT source AS node, target AS other FROM ${ties} UNION ALL SELECT target, source FROM ${ties})
     GROUP BY node, other
     SETTINGS ${spilling}`,
  );
  return { nodes, ties, contacts };
}
