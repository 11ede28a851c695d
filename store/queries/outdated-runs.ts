// Runs with results that are no longer worth keeping: older than the newest few, or never finished.
import { Type } from 'typebox';
import { defineQuery } from '../define-query.ts';

/** Tables that hold a run's results; `runs` itself aside. */
export const resultTables = [
  'person_scores',
  'community_weeks',
  'person_roles',
  'shortlists',
  'shortlist_choices',
  'adoption_weeks',
  'objective_weeks',
  'objective_forecasts',
  'campaign_effects',
  'gathering_effects',
  'decision_effects',
  'community_networks',
  'community_outlooks',
  'run_reports',
] as const;

export const outdatedRuns = defineQuery({
  name: 'outdated-runs',
  params: Type.Object({ keep: Type.Integer({ minimum: 1 }) }),
  row: Type.Object({ run: Type.String() }),
  sql: `
    SELECT DISTINCT run
    FROM (
      ${['runs', ...resultTables].map((table) => `SELECT DISTINCT run FROM tablee.${table}`).join(' UNION ALL ')}
    )
    WHERE run NOT IN (SELECT run FROM tablee.runs FINAL ORDER BY finished DESC, run LIMIT {keep:UInt32})
    ORDER BY run`,
});
