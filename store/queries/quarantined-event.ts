// One arrival in quarantine, whatever was decided about it, with its sealed text.
import { Type } from 'typebox';
import { Day, ObjectId } from '../../core/ids.ts';
import { defineQuery } from '../define-query.ts';
import { quarantineArrivals } from './quarantine-arrivals.ts';

export const quarantinedEvent = defineQuery({
  name: 'quarantined-event',
  params: Type.Object({ from: Day, id: ObjectId }),
  row: Type.Object({
    received_ms: Type.Integer(),
    source: Type.String(),
    origin: Type.String(),
    arrived_as: Type.String(),
    code: Type.String(),
    detail: Type.String(),
    pointer: Type.String(),
    sealed: Type.String(),
    decision: Type.String(),
    reason: Type.String(),
    decided_by: Type.String(),
    decided: Type.Integer(),
  }),
  sql: `
    SELECT
      toUnixTimestamp64Milli(received) AS received_ms, source, origin, arrived_as, code, detail, pointer, sealed,
      decision, reason, decided_by, decided
    FROM (${quarantineArrivals})
    WHERE id = {id:UUID}
    ORDER BY received DESC, seq DESC
    LIMIT 1`,
});
