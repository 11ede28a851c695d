// What came to the door and what became of it, per source and reason.
import { Type, type Static } from 'typebox';
import { ledgerSides } from '../../core/outcome.ts';
import { defineQuery } from '../define-query.ts';
import { discardOrigin, replayOrigin } from '../rows/ledger.ts';

const row = Type.Object({
  source: Type.String(),
  outcome: Type.Enum([...ledgerSides]),
  reason: Type.String(),
  n: Type.Integer(),
  /** How many of these an administrator handed in again from quarantine. */
  again: Type.Integer(),
  /** Start of the last hour in which it grew. */
  last_hour_ms: Type.Integer(),
});
export type LedgerCount = Static<typeof row>;

export const ledgerBySource = defineQuery({
  name: 'ledger-by-source',
  params: Type.Object({ from: Type.String({ format: 'date' }) }),
  row,
  sql: `
    SELECT
      source, outcome, reason,
      sum(counted) AS n,
      sumIf(counted, origin IN ('${replayOrigin}', '${discardOrigin}')) AS again,
      toUnixTimestamp64Milli(toDateTime64(max(hour), 3, 'UTC')) AS last_hour_ms
    FROM (SELECT hour, source, origin, outcome, reason, n AS counted FROM tablee.ledger FINAL WHERE hour >= {from:Date})
    GROUP BY source, outcome, reason
    ORDER BY source, outcome, reason`,
});
