// What waits in quarantine, newest first, and why; never what it said.
import { Type } from 'typebox';
import { defineQuery } from '../define-query.ts';
import { chosen, quarantineArrivals, QuarantineChoice } from './quarantine-arrivals.ts';

const row = Type.Object({
  id: Type.String(),
  received_ms: Type.Integer(),
  source: Type.String(),
  origin: Type.String(),
  code: Type.String(),
  detail: Type.String(),
  pointer: Type.String(),
});

/** The newest hundred. */
export const quarantinedEvents = defineQuery({
  name: 'quarantined-events',
  params: QuarantineChoice,
  row,
  sql: `
    SELECT id, toUnixTimestamp64Milli(received) AS received_ms, source, origin, code, detail, pointer
    FROM (${quarantineArrivals})
    WHERE decision = 'waiting' AND ${chosen}
    ORDER BY received DESC, seq DESC, id
    LIMIT 100`,
});
