// Who came to which communities in which weeks, one row a person and community; communities from one id to another.
import { Type } from 'typebox';
import { CommunityId, Day } from '../../core/ids.ts';
import { contributingVerbs } from '../../core/verbs.ts';
import { defineColumns } from '../define-query.ts';
import type { ColumnBlock } from '../native/column-types.ts';
import { wordList } from '../word-list.ts';

const contributes = `verb IN (${wordList(contributingVerbs)})`;

/**
 * A visit is one number, of 12 bits of weeks and 26 of either count: a third less to compute than with tuples, which are
 * gathered and sorted slowly. Nobody does sixty-seven million things in a week; who does, counts for as many.
 */
const mostCounted = 2 ** 26 - 1;

/** All of one community's rows come together. Both ends are included; ids compare byte by byte. */
export const peopleOfCommunities = defineColumns({
  name: 'people-of-communities',
  params: Type.Object({
    to: Day,
    weeks: Type.Integer({ minimum: 1, maximum: 4095 }),
    first: CommunityId,
    last: CommunityId,
  }),
  columns: {
    community: 'LowCardinality(String)',
    person: 'UUID',
    /** Weeks ago (0 = the seven days before `to`) with a contribution or a view, and how many of each. */
    weeks: 'Array(UInt16)',
    contributions: 'Array(UInt32)',
    views: 'Array(UInt32)',
    /** Days since 1970 of the last join and leave of each week that has one. */
    joins: 'Array(UInt16)',
    leaves: 'Array(UInt16)',
    /** Days since 1970, over all time; 0 when this person never contributed. */
    first_contribution: 'UInt16',
    last_contribution: 'UInt16',
  },
  sql: `
    SELECT
      community, person,
      arrayMap(visit -> toUInt16(bitShiftRight(visit, 52)), visits) AS weeks,
      arrayMap(visit -> toUInt32(bitAnd(bitShiftRight(visit, 26), ${mostCounted})), visits) AS contributions,
      arrayMap(visit -> toUInt32(bitAnd(visit, ${mostCounted})), visits) AS views,
      joins, leaves, first_contribution, last_contribution
    FROM (
      SELECT
        community,
        person,
        arraySort(groupArrayIf(
          bitOr(bitShiftLeft(toUInt64(weeks_ago), 52), bitOr(bitShiftLeft(toUInt64(made), 26), viewed)),
          weeks_ago < {weeks:UInt32} AND made + viewed > 0
        )) AS visits,
        arraySort(groupArrayIf(joined, joined > 0)) AS joins,
        arraySort(groupArrayIf(gone, gone > 0)) AS leaves,
        minIf(first_made, made > 0) AS first_contribution,
        max(last_made) AS last_contribution
      FROM (
        SELECT
          community, person,
          toUInt16(intDiv(dateDiff('day', day, {to:Date}) - 1, 7)) AS weeks_ago,
          least(sumIf(n, ${contributes}), ${mostCounted}) AS made,
          least(sumIf(n, verb = 'view'), ${mostCounted}) AS viewed,
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
export type PeopleBlock = ColumnBlock<(typeof peopleOfCommunities)['columns']>;
