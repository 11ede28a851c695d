// SQL shared by all roll-ups: the days being computed, what still stands of them, and who and where it really is.

/** Bounds let ClickHouse skip partitions; the list says which days exactly. */
export const inDays = 'day >= {from:Date} AND day < {to:Date} AND has({days:Array(Date)}, day)';

/** `people`: account → person. `channels`: a tool's channel → the community it belongs to. */
export const identities = `
  people AS (SELECT account, person FROM tablee.links FINAL WHERE NOT removed),
  channels AS (SELECT channel, community FROM tablee.channels FINAL WHERE NOT removed),
  moves AS (
    SELECT object AS moved, source AS moved_by, argMax(community, (time, key)) AS channel
    FROM tablee.corrections
    WHERE verb = 'move'
    GROUP BY object, source
  )`;

/** A thing its own source took back no longer counts: nor the post itself, nor whom it named, nor its place in a thread. */
export const stands = `(object, source) NOT IN (SELECT object, source FROM tablee.corrections WHERE verb = 'delete')`;

export const nil = `toUUID('00000000-0000-0000-0000-000000000000')`;

/** An answer may be dated so many days before what it answers: two clocks that are wrong. Earlier, it is no answer. */
export const clockDays = 2;

export const personOf = (account: string, joined: string) =>
  `if(${joined}.person = ${nil}, ${account}, ${joined}.person)`;

export const communityOf = (channel: string, joined: string) =>
  `if(${joined}.community = '', ${channel}, ${joined}.community)`;

/** Whether anything was ever moved: known before a query begins to read. */
const anyMoves = `(SELECT count() > 0 FROM tablee.corrections WHERE verb = 'move')`;

/**
 * Interactions with the `channel` they count under after moves: where their own source moved the thing they made, or
 * the thread they belong to. `columns` come besides source, object and thread. Few houses know moves: without any, the
 * joins of every interaction with nothing are left out, and only one of the two parts reads.
 */
export const placed = (columns: string, where: string) => `
  SELECT i.*, i.community AS channel
  FROM (SELECT ${columns}, community, source, object, thread FROM tablee.interactions FINAL WHERE (${where}) AND NOT ${anyMoves}) AS i
  UNION ALL
  SELECT i.*, multiIf(o.channel != '', o.channel, t.channel != '', t.channel, i.community) AS channel
  FROM (SELECT ${columns}, community, source, object, thread FROM tablee.interactions FINAL WHERE (${where}) AND ${anyMoves}) AS i
  LEFT JOIN moves AS o ON o.moved = i.object AND o.moved_by = i.source
  LEFT JOIN moves AS t ON t.moved = i.thread AND t.moved_by = i.source`;
