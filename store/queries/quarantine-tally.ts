// How much waits in quarantine, by source, reason and origin: what a reader may choose by.
import { Type } from 'typebox';
import { Day } from '../../core/ids.ts';
import { defineQuery } from '../define-query.ts';
import { quarantineArrivals } from './quarantine-arrivals.ts';

const row = Type.Object({
  source: Type.String(),
  code: Type.String(),
  origin: Type.String(),
  n: Type.Integer(),
});

export const quarantineTally = defineQuery({
  name: 'quarantine-tally',
  params: Type.Object({ from: Day }),
  row,
  sql: `
    SELECT source, code, origin, count() AS n
    FROM (${quarantineArrivals})
    WHERE decision = 'waiting'
    GROUP BY source, code, origin
    ORDER BY source, code, origin`,
});
