// What an analysis up to a day would read, as sums of hashes: equal figures mean equal inputs, whatever their order.
import { Type, type Static } from 'typebox';
import { Day } from '../../core/ids.ts';
import { defineQuery } from '../define-query.ts';

const row = Type.Object({
  activity: Type.String(),
  ties: Type.String(),
  feed: Type.String(),
  threads: Type.String(),
  directory: Type.String(),
  accounts: Type.String(),
  communities: Type.String(),
  objectives: Type.String(),
  campaigns: Type.String(),
  gatherings: Type.String(),
  decisions: Type.String(),
  measures: Type.String(),
});
export type InputsFingerprint = Static<typeof row>;

const hashes = (columns: string) => `toString(sum(cityHash64(${columns})))`;

/**
 * Names and addresses are left out: they are sealed anew with every import and weigh on nothing. Of decisions only those
 * carried out count: the others are what analyses themselves propose.
 */
export const inputsFingerprint = defineQuery({
  name: 'inputs-fingerprint',
  params: Type.Object({ tiesFrom: Day, threadsFrom: Day, to: Day }),
  row,
  sql: `
    SELECT
      (
        SELECT ${hashes('day, community, person, verb, n')}
        FROM tablee.daily_activity FINAL WHERE day < {to:Date} AND n > 0
      ) AS activity,
      (
        SELECT ${hashes('day, community, from_person, to_person, reason, n')}
        FROM tablee.daily_ties FINAL WHERE day >= {tiesFrom:Date} AND day < {to:Date} AND n > 0
      ) AS ties,
      (SELECT ${hashes('day, community, source')} FROM tablee.daily_feed FINAL WHERE day < {to:Date} AND n > 0) AS feed,
      (
        SELECT ${hashes('key, fingerprint')}
        FROM tablee.interactions FINAL WHERE day >= {threadsFrom:Date} AND day < {to:Date}
      ) AS threads,
      (
        SELECT ${hashes('person, department, leader, entitled_from, entitled_to')}
        FROM tablee.directory FINAL WHERE NOT removed
      ) AS directory,
      (SELECT ${hashes('account, person')} FROM tablee.links FINAL WHERE NOT removed) AS accounts,
      (
        SELECT ${hashes('community, hosts, opened_on, closed_on, themes, channels')}
        FROM tablee.communities FINAL WHERE NOT removed
      ) AS communities,
      (
        SELECT ${hashes('objective, measure, baseline, target, starts_on, due_on, communities')}
        FROM tablee.objectives FINAL WHERE NOT removed
      ) AS objectives,
      (SELECT ${hashes('campaign, from_day, to_day, communities')} FROM tablee.campaigns FINAL WHERE NOT removed) AS campaigns,
      (SELECT ${hashes('gathering, day, communities')} FROM tablee.gatherings FINAL WHERE NOT removed) AS gatherings,
      (
        SELECT ${hashes('decision, community, status_on')}
        FROM tablee.decisions FINAL WHERE status = 'done'
      ) AS decisions,
      (SELECT ${hashes('objective, day, time, value')} FROM tablee.measures FINAL WHERE day < {to:Date}) AS measures`,
});
