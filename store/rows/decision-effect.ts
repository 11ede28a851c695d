// What a decision that was carried out changed in its community, judged as a campaign is.
import type { TableDefinition } from '../store.ts';
import type { CampaignEffectRow } from './campaign-effect.ts';

export interface DecisionEffectRow extends Omit<
  CampaignEffectRow,
  'campaign' | 'touched' | 'weeks' | 'ratios'
> {
  decision: string;
}

export const decisionEffects: TableDefinition<DecisionEffectRow> = {
  name: 'tablee.decision_effects',
  columns: {
    run: (row) => row.run,
    decision: (row) => row.decision,
    method: (row) => row.method,
    verdict: (row) => row.verdict,
    reason: (row) => row.reason,
    ratio: (row) => row.ratio,
    low: (row) => row.low,
    high: (row) => row.high,
    p: (row) => row.p,
    compared: (row) => row.compared,
    people: (row) => row.people,
  },
};
