// Which analysis pages read: the newest that ended well.
import { Type } from 'typebox';
import { Day } from '../../core/ids.ts';
import { defineQuery } from '../define-query.ts';

export const latestRun = defineQuery({
  name: 'latest-run',
  params: Type.Object({}),
  row: Type.Object({
    run: Type.String(),
    from: Day,
    /** Exclusive: figures are complete up to the day before. */
    to: Day,
    finished_ms: Type.Integer(),
  }),
  sql: `
    SELECT run, window_from AS from, window_to AS to, toUnixTimestamp64Milli(finished) AS finished_ms
    FROM tablee.runs FINAL
    WHERE finished > toDateTime64(0, 3, 'UTC')
    ORDER BY finished DESC
    LIMIT 1`,
});
