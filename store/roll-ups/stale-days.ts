// Which days' roll-ups no longer follow from what is stored.
import { Type } from 'typebox';
import { Day } from '../../core/ids.ts';
import { clockDays, inDays, nil } from './sources.ts';

/** Days touched since they were computed. */
export const staleDays = {
  name: 'stale-days',
  params: Type.Object({}),
  row: Type.Object({ day: Day, touched: Type.Integer(), version: Type.Integer() }),
  sql: `
    WITH (SELECT max(version) FROM tablee.rolled_days) AS newest
    SELECT t.day AS day, t.touched AS touched, newest AS version
    FROM (SELECT day, touched FROM tablee.touched_days FINAL) AS t
    LEFT JOIN (SELECT day, touched FROM tablee.rolled_days FINAL) AS r ON r.day = t.day
    WHERE t.touched > r.touched
    ORDER BY day`,
};

/**
 * Other days that what these days tell makes wrong: the days of things taken back or moved, whole threads of what was
 * moved, and days with ties to an account that turns out to be a bot. Asked before either is remembered.
 */
export const daysCorrected = {
  name: 'days-corrected',
  params: Type.Object({ days: Type.Array(Day), from: Day, to: Day }),
  row: Type.Object({ day: Day }),
  sql: `
    WITH
      told AS (
        SELECT responds_to[1] AS object, verb
        FROM tablee.interactions
        WHERE ${inDays} AND verb IN ('delete', 'move') AND notEmpty(responds_to)
          AND key NOT IN (SELECT key FROM tablee.corrections)
      ),
      moved AS (SELECT object FROM told WHERE verb = 'move'),
      unmasked AS (
        SELECT actor AS account
        FROM tablee.interactions
        WHERE ${inDays} AND bot AND actor NOT IN (SELECT account FROM tablee.bots)
      )
    SELECT DISTINCT day
    FROM (
      SELECT day FROM tablee.objects WHERE object IN (SELECT object FROM told)
      UNION ALL
      SELECT day FROM tablee.interactions
      WHERE (SELECT count() FROM moved) > 0 AND (object IN (SELECT object FROM moved) OR thread IN (SELECT object FROM moved))
      UNION ALL
      SELECT day FROM tablee.daily_ties FINAL
      WHERE (SELECT count() FROM unmasked) > 0 AND n > 0 AND to_person IN (
        SELECT account FROM unmasked
        UNION ALL
        SELECT person FROM tablee.links FINAL WHERE NOT removed AND account IN (SELECT account FROM unmasked)
      )
    )
    WHERE NOT has({days:Array(Date)}, day)
    ORDER BY day`,
};

/**
 * Days that were not touched but whose ties may change: replies to things that came in late, and threads that a late
 * message reaches up to seven days on.
 */
export const daysThatAnswer = {
  name: 'days-that-answer',
  params: Type.Object({ days: Type.Array(Day), from: Day, to: Day }),
  row: Type.Object({ day: Day }),
  sql: `
    SELECT DISTINCT day
    FROM (
      SELECT day, arrayJoin(responds_to) AS object
      FROM tablee.interactions
      WHERE day >= {from:Date} - ${clockDays} AND NOT has({days:Array(Date)}, day) AND notEmpty(responds_to)
    )
    WHERE object IN (SELECT object FROM tablee.interactions WHERE ${inDays} AND object != ${nil})
    UNION DISTINCT
    SELECT DISTINCT day
    FROM tablee.interactions
    WHERE NOT has({days:Array(Date)}, day)
      AND has(arrayDistinct(arrayFlatten(arrayMap(d -> arrayMap(i -> d + i, range(1, 8)), {days:Array(Date)}))), day)
      AND thread IN (SELECT thread FROM tablee.interactions WHERE ${inDays} AND thread != ${nil})
    ORDER BY day`,
};
