// Who responded to whom, day by day, in a window: the rows the graph is built from.
import { Type } from 'typebox';
import { CommunityId, Day, PersonId } from '../../core/ids.ts';
import { tieReasons } from '../../core/verbs.ts';
import { defineQuery } from '../define-query.ts';

/** One row per community, pair, day and reason, in no order: stream it, a window can hold millions. */
export const tiesInWindow = defineQuery({
  name: 'ties-in-window',
  params: Type.Object({ from: Day, to: Day }),
  row: Type.Object({
    community: CommunityId,
    from: PersonId,
    to: PersonId,
    day: Day,
    reason: Type.Enum([...tieReasons]),
    n: Type.Integer({ minimum: 1 }),
  }),
  sql: `
    SELECT community, from_person AS "from", to_person AS "to", day, reason, n
    FROM tablee.daily_ties FINAL
    WHERE day >= {from:Date} AND day < {to:Date} AND n > 0`,
});
