// How many people two communities share, of those who came to either since a day.
import { Type, type Static } from 'typebox';
import { CommunityId, Day } from '../../core/ids.ts';
import { contributingVerbs } from '../../core/verbs.ts';
import { defineQuery } from '../define-query.ts';
import { wordList } from '../word-list.ts';

const row = Type.Object({ community: CommunityId, neighbour: CommunityId, shared: Type.Integer() });
export type SharedPeople = Static<typeof row>;

const cameTo = (communities: string) => `
  SELECT DISTINCT toString(community) AS community, person
  FROM tablee.daily_activity FINAL
  WHERE day >= {from:Date} AND day < {to:Date} AND n > 0 AND community IN {${communities}:Array(String)}
    AND verb IN ('join', 'view', ${wordList(contributingVerbs)})`;

/** `communities` are few and small; `neighbours` may be everyone else. */
export const sharedPeople = defineQuery({
  name: 'shared-people',
  params: Type.Object({
    from: Day,
    to: Day,
    communities: Type.Array(CommunityId),
    neighbours: Type.Array(CommunityId),
  }),
  row,
  sql: `
    SELECT small.community AS community, large.community AS neighbour, toUInt32(count()) AS shared
    FROM (${cameTo('neighbours')}) AS large
    INNER JOIN (${cameTo('communities')}) AS small ON small.person = large.person
    WHERE small.community != large.community
    GROUP BY community, neighbour
    ORDER BY community, neighbour`,
});
