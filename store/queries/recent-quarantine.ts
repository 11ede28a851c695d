// What could not be read lately, and why; never what it said.
import { Type } from 'typebox';
import { Day } from '../../core/ids.ts';
import { defineQuery } from '../define-query.ts';

const row = Type.Object({
  id: Type.String(),
  received_ms: Type.Integer(),
  source: Type.String(),
  code: Type.String(),
  detail: Type.String(),
  pointer: Type.String(),
});

export const recentQuarantine = defineQuery({
  name: 'recent-quarantine',
  params: Type.Object({ from: Day }),
  row,
  sql: `
    SELECT id, toUnixTimestamp64Milli(received) AS received_ms, source, code, detail, pointer
    FROM tablee.quarantine FINAL
    WHERE day >= {from:Date}
    ORDER BY received DESC, id
    LIMIT 100`,
});
