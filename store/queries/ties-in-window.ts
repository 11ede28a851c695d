// Who responded to whom, day by day, in a window: the rows the graph is built from.
import { Type } from 'typebox';
import { Day } from '../../core/ids.ts';
import { defineColumns } from '../define-query.ts';
import type { ColumnBlock } from '../native/column-types.ts';

/** One row per community, pair, day and reason, in no order: a window can hold millions. */
export const tiesInWindow = defineColumns({
  name: 'ties-in-window',
  params: Type.Object({ from: Day, to: Day }),
  columns: {
    community: 'LowCardinality(String)',
    from: 'UUID',
    to: 'UUID',
    day: 'Date',
    reason: 'LowCardinality(String)',
    n: 'UInt32',
  },
  sql: `
    SELECT community, from_person AS "from", to_person AS "to", day, reason, n
    FROM tablee.daily_ties FINAL
    WHERE day >= {from:Date} AND day < {to:Date} AND n > 0`,
});
export type TieBlock = ColumnBlock<(typeof tiesInWindow)['columns']>;
