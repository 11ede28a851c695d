// What came to the door and what became of it, hour by hour.
import { Type, type Static } from 'typebox';
import { ledgerSides } from '../../core/outcome.ts';
import { defineQuery } from '../define-query.ts';

const row = Type.Object({
  hour_ms: Type.Integer(),
  source: Type.String(),
  outcome: Type.Enum([...ledgerSides]),
  reason: Type.String(),
  n: Type.Integer(),
});
export type HourlyCount = Static<typeof row>;

/** `from` in milliseconds since 1970; newest hour first. */
export const ledgerByHour = defineQuery({
  name: 'ledger-by-hour',
  params: Type.Object({ from: Type.Integer() }),
  row,
  sql: `
    SELECT
      toUnixTimestamp64Milli(toDateTime64(hour, 3, 'UTC')) AS hour_ms, source, outcome, reason, sum(n) AS n
    FROM tablee.ledger FINAL
    WHERE toUnixTimestamp64Milli(toDateTime64(hour, 3, 'UTC')) >= {from:Int64}
    GROUP BY hour_ms, source, outcome, reason
    HAVING n > 0
    ORDER BY hour_ms DESC, source, outcome, reason`,
});
