// What waits in quarantine with its sealed text, oldest first, a page at a time: what a replay reads again.
import { Type, type Static } from 'typebox';
import { quarantineCodes } from '../../core/outcome.ts';
import { Day } from '../../core/ids.ts';
import { defineQuery } from '../define-query.ts';
import { chosen, quarantineArrivals, QuarantineChoice } from './quarantine-arrivals.ts';

const row = Type.Object({
  id: Type.String(),
  day: Day,
  seq: Type.Integer(),
  received_ms: Type.Integer(),
  source: Type.String(),
  origin: Type.String(),
  /** Why it was put there: this says what is sealed. */
  arrived_as: Type.Enum([...quarantineCodes]),
  /** The newest reason. */
  code: Type.String(),
  detail: Type.String(),
  pointer: Type.String(),
  sealed: Type.String(),
});
export type SealedEvent = Static<typeof row>;

export const sealedPage = 1_000;

/** The next thousand after the place given: pages do not move when earlier rows are resolved meanwhile. */
export const sealedQuarantine = defineQuery({
  name: 'sealed-quarantine',
  params: Type.Object({
    ...QuarantineChoice.properties,
    after_received: Type.Integer(),
    after_seq: Type.Integer(),
  }),
  row,
  sql: `
    SELECT
      id, toString(day) AS day, seq, toUnixTimestamp64Milli(received) AS received_ms, source, origin,
      arrived_as, code, detail, pointer, sealed
    FROM (${quarantineArrivals})
    WHERE decision = 'waiting' AND ${chosen}
      AND (toUnixTimestamp64Milli(received), seq) > ({after_received:Int64}, {after_seq:UInt64})
    ORDER BY received, seq
    LIMIT ${sealedPage}`,
});
