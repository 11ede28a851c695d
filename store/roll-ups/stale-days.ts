// Which days' roll-ups no longer follow from what is stored.
import { Type } from 'typebox';
import { Day } from '../../core/ids.ts';
import { inDays, nil, registryHash } from './sources.ts';

/** Days touched since they were computed, or computed before a merge or a channel list changed. */
export const staleDays = {
  name: 'stale-days',
  params: Type.Object({}),
  row: Type.Object({ day: Day, touched: Type.Integer(), registry: Type.String(), version: Type.Integer() }),
  sql: `
    WITH
      ${registryHash} AS registry_now,
      (SELECT max(version) FROM tablee.rolled_days) AS newest
    SELECT t.day AS day, t.touched AS touched, toString(registry_now) AS registry, newest AS version
    FROM (SELECT day, touched FROM tablee.touched_days FINAL) AS t
    LEFT JOIN (SELECT day, touched, registry FROM tablee.rolled_days FINAL) AS r ON r.day = t.day
    WHERE t.touched > r.touched OR r.registry != registry_now
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
      WHERE day >= {from:Date} AND NOT has({days:Array(Date)}, day) AND notEmpty(responds_to)
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
