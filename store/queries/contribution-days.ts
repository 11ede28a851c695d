// On which days anybody contributed to a community, over all time: what its lifetime is read from.
import { Type } from 'typebox';
import { CommunityId, Day } from '../../core/ids.ts';
import { contributingVerbs } from '../../core/verbs.ts';
import { defineQuery } from '../define-query.ts';
import { wordList } from '../word-list.ts';

export const contributionDays = defineQuery({
  name: 'contribution-days',
  params: Type.Object({ to: Day }),
  row: Type.Object({
    community: CommunityId,
    /** Days since 1970, rising. */
    days: Type.Array(Type.Integer()),
  }),
  sql: `
    SELECT toString(community) AS community, arraySort(groupUniqArray(toUInt16(day))) AS days
    FROM tablee.daily_activity FINAL
    WHERE day < {to:Date} AND n > 0 AND verb IN (${wordList(contributingVerbs)})
    GROUP BY community
    ORDER BY community`,
});
