// How far each source's clock is off: when its events came in against when it says they happened.
import { Type } from 'typebox';
import { Day } from '../../core/ids.ts';
import { defineQuery } from '../define-query.ts';

const row = Type.Object({
  source: Type.String(),
  events: Type.Integer(),
  /** Median of received − told, in milliseconds: the delay on the way and a clock that runs behind. */
  median_behind_ms: Type.Integer(),
  /** Share of events told more than five minutes ahead, which count as told when they came in; 0–1. */
  ahead_share: Type.Number(),
});

/**
 * Over events of the days from `from` on, of sources that were heard in at least three different hours. What came in at
 * one go, or more than two days after it happened, is history that a file or a tool told late, and says nothing of a
 * clock.
 */
export const sourceClocks = defineQuery({
  name: 'source-clocks',
  params: Type.Object({ from: Day }),
  row,
  sql: `
    SELECT
      source,
      count() AS events,
      toInt64(quantileExactIf(0.5)(behind, NOT clamped)) AS median_behind_ms,
      countIf(clamped) / count() AS ahead_share
    FROM (
      SELECT source, clamped, received, toUnixTimestamp64Milli(received) - toUnixTimestamp64Milli(time) AS behind
      FROM tablee.interactions FINAL
      WHERE day >= {from:Date}
    )
    WHERE behind <= 2 * 86400000
    GROUP BY source
    HAVING uniqExact(toStartOfHour(received)) >= 3
    ORDER BY source`,
});
