// What has happened in one community lately, straight from the roll-ups: also what came in after the last analysis.
import { Type } from 'typebox';
import { CommunityId, Day } from '../../core/ids.ts';
import { contributingVerbs } from '../../core/verbs.ts';
import { defineQuery } from '../define-query.ts';
import { wordList } from '../word-list.ts';

const contributing = `verb IN (${wordList(contributingVerbs)})`;

export const recentActivity = defineQuery({
  name: 'recent-activity',
  params: Type.Object({ community: CommunityId, from: Day, thisWeek: Day, to: Day }),
  row: Type.Object({
    contributors: Type.Integer(),
    contributions: Type.Integer(),
    only_readers: Type.Integer(),
    week_contributors: Type.Integer(),
    week_contributions: Type.Integer(),
  }),
  sql: `
    SELECT
      countIf(given > 0) AS contributors,
      sum(given) AS contributions,
      countIf(given = 0 AND seen > 0) AS only_readers,
      countIf(given_this_week > 0) AS week_contributors,
      sum(given_this_week) AS week_contributions
    FROM (
      SELECT
        person,
        sumIf(n, ${contributing}) AS given,
        sumIf(n, verb = 'view') AS seen,
        sumIf(n, ${contributing} AND day >= {thisWeek:Date}) AS given_this_week
      FROM tablee.daily_activity FINAL
      WHERE community = {community:String} AND day >= {from:Date} AND day < {to:Date} AND n > 0
      GROUP BY person
    )`,
});
