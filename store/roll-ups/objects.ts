// Author of every thing people may respond to, and the accounts known to be bots.
import { inDays, nil } from './sources.ts';

export const objects = {
  name: 'roll-up-objects',
  sql: `
    INSERT INTO tablee.objects
    SELECT object, actor AS author, day
    FROM tablee.interactions FINAL
    WHERE ${inDays} AND object != ${nil} AND NOT bot`,
};

export const bots = {
  name: 'roll-up-bots',
  sql: `
    INSERT INTO tablee.bots
    SELECT DISTINCT actor AS account
    FROM tablee.interactions FINAL
    WHERE ${inDays} AND bot AND actor NOT IN (SELECT account FROM tablee.bots)`,
};
