// How many people were invited to a community, joined it, and were ever seen there.
import { Type, type Static } from 'typebox';
import { CommunityId, Day } from '../../core/ids.ts';
import { contributingVerbs } from '../../core/verbs.ts';
import { defineQuery } from '../define-query.ts';
import { wordList } from '../word-list.ts';

const row = Type.Object({
  community: CommunityId,
  invited: Type.Integer(),
  joined: Type.Integer(),
  seen: Type.Integer(),
});
export type PromiseOfCommunity = Static<typeof row>;

export const promiseOfCommunities = defineQuery({
  name: 'promise-of-communities',
  params: Type.Object({ to: Day }),
  row,
  sql: `
    SELECT toString(community) AS community, sum(asked) AS invited, sum(entered) AS joined, sum(came) AS seen
    FROM (
      SELECT community, toUInt32(uniqExact(to_person)) AS asked, toUInt32(0) AS entered, toUInt32(0) AS came
      FROM tablee.daily_ties FINAL
      WHERE day < {to:Date} AND n > 0 AND reason = 'invite'
      GROUP BY community
      UNION ALL
      SELECT
        community,
        toUInt32(0) AS asked,
        toUInt32(uniqExactIf(person, verb = 'join')) AS entered,
        toUInt32(uniqExactIf(person, verb IN ('view', ${wordList(contributingVerbs)}))) AS came
      FROM tablee.daily_activity FINAL
      WHERE day < {to:Date} AND n > 0
      GROUP BY community
    )
    GROUP BY community
    ORDER BY community`,
});
