// Author of every thing people may respond to, the accounts known to be bots, and the things taken back or moved.
import { inDays, nil } from './sources.ts';

/*
 * Without `FINAL`: all copies of an interaction are alike, and what they are written into keeps one of each.
 */

export const objects = {
  name: 'roll-up-objects',
  sql: `
    INSERT INTO tablee.objects
    SELECT object, actor AS author, day
    FROM tablee.interactions
    WHERE ${inDays} AND object != ${nil} AND NOT bot`,
};

export const bots = {
  name: 'roll-up-bots',
  sql: `
    INSERT INTO tablee.bots
    SELECT DISTINCT actor AS account
    FROM tablee.interactions
    WHERE ${inDays} AND bot AND actor NOT IN (SELECT account FROM tablee.bots)`,
};

/** Which thing a correction names comes first of what it responds to; edits change no figure. */
export const corrections = {
  name: 'roll-up-corrections',
  sql: `
    INSERT INTO tablee.corrections (object, source, verb, key, day, time, community)
    SELECT responds_to[1], source, verb, key, day, time, community
    FROM tablee.interactions
    WHERE ${inDays} AND verb IN ('delete', 'move') AND notEmpty(responds_to)
      AND key NOT IN (SELECT key FROM tablee.corrections)`,
};
