// Who came to which communities in which weeks, one row a person and community; communities from one id to another.
import { Type, type Static } from 'typebox';
import { CommunityId, Day, PersonId } from '../../core/ids.ts';
import { contributingVerbs } from '../../core/verbs.ts';
import { defineQuery } from '../define-query.ts';
import { wordList } from '../word-list.ts';

const Numbers = Type.Array(Type.Integer());

const row = Type.Object({
  community: CommunityId,
  person: PersonId,
  /** Weeks ago (0 = the seven days before `to`) with a contribution or a view, and how many of each. */
  weeks: Numbers,
  contributions: Numbers,
  views: Numbers,
  /** Days since 1970 of the last join and leave of each week that has one. */
  joins: Numbers,
  leaves: Numbers,
  /** Days since 1970, over all time; 0 when this person never contributed. */
  first_contribution: Type.Integer(),
  last_contribution: Type.Integer(),
});
export type PersonOfCommunity = Static<typeof row>;

const contributes = `verb IN (${wordList(contributingVerbs)})`;

/** Stream it: all of one community's rows come together. Both ends are included; ids compare byte by byte. */
export const peopleOfCommunities = defineQuery({
  name: 'people-of-communities',
  params: Type.Object({
    to: Day,
    weeks: Type.Integer({ minimum: 1 }),
    first: CommunityId,
    last: CommunityId,
  }),
  row,
  sql: `
    SELECT
      community, person, visits.1 AS weeks, visits.2 AS contributions, visits.3 AS views,
      joins, leaves, first_contribution, last_contribution
    FROM (
      SELECT
        toString(community) AS community,
        person,
        arraySort(groupArrayIf((weeks_ago, made, viewed), weeks_ago < {weeks:UInt32} AND made + viewed > 0)) AS visits,
        arraySort(groupArrayIf(joined, joined > 0)) AS joins,
        arraySort(groupArrayIf(gone, gone > 0)) AS leaves,
        minIf(first_made, made > 0) AS first_contribution,
        max(last_made) AS last_contribution
      FROM (
        SELECT
          community, person,
          intDiv(dateDiff('day', day, {to:Date}) - 1, 7) AS weeks_ago,
          sumIf(n, ${contributes}) AS made,
          sumIf(n, verb = 'view') AS viewed,
          toUInt16(maxIf(day, verb = 'join')) AS joined,
          toUInt16(maxIf(day, verb = 'leave')) AS gone,
          toUInt16(minIf(day, ${contributes})) AS first_made,
          toUInt16(maxIf(day, ${contributes})) AS last_made
        FROM tablee.daily_activity FINAL
        WHERE day < {to:Date} AND n > 0 AND community >= {first:String} AND community <= {last:String}
        GROUP BY community, person, weeks_ago
      )
      GROUP BY community, person
    )
    ORDER BY community, person`,
});
