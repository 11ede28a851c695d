// SQL shared by all roll-ups: the days being computed, and who and where an interaction really is.

/** Bounds let ClickHouse skip partitions; the list says which days exactly. */
export const inDays = 'day >= {from:Date} AND day < {to:Date} AND has({days:Array(Date)}, day)';

/** `people`: account → person. `channels`: a tool's channel → the community it belongs to. */
export const identities = `
  people AS (SELECT account, person FROM tablee.accounts FINAL WHERE NOT removed),
  channels AS (
    SELECT channel, min(home) AS community
    FROM (
      SELECT community AS home, arrayJoin(if(empty(channels), [community], channels)) AS channel
      FROM tablee.communities FINAL
      WHERE NOT removed
    )
    GROUP BY channel
  )`;

/** Changes when a merge or a channel list does: every day is then out of date. */
export const registryHash = `
  (
    SELECT sum(cityHash64('account', account, person)) FROM tablee.accounts FINAL WHERE NOT removed
  ) + (
    SELECT sum(cityHash64('community', community, channels)) FROM tablee.communities FINAL WHERE NOT removed
  )`;

export const nil = `toUUID('00000000-0000-0000-0000-000000000000')`;

export const personOf = (account: string, joined: string) =>
  `if(${joined}.person = ${nil}, ${account}, ${joined}.person)`;

export const communityOf = (channel: string, joined: string) =>
  `if(${joined}.community = '', ${channel}, ${joined}.community)`;
