// What a campaign changed: contributors a week in the communities it touched against those it did not.
import type { TableDefinition } from '../store.ts';

/** Without communities to compare with, only a change is observed, and nothing is said of its cause. */
export const campaignMethods = ['compared', 'observed', 'none'] as const;
export type CampaignMethod = (typeof campaignMethods)[number];

export const campaignVerdicts = ['more', 'fewer', 'no-difference', 'cannot-tell'] as const;
export type CampaignVerdict = (typeof campaignVerdicts)[number];

/** Why it cannot be told; empty when it can. */
export const campaignDoubts = ['', 'too-recent', 'too-old', 'no-comparison', 'unlike-before'] as const;
export type CampaignDoubt = (typeof campaignDoubts)[number];

export interface CampaignEffectRow {
  run: string;
  campaign: string;
  method: CampaignMethod;
  verdict: CampaignVerdict;
  reason: CampaignDoubt;
  /** Contributors a week against what they would have been, with its 95 % interval; 1 changes nothing. */
  ratio: number;
  low: number;
  high: number;
  p: number;
  /** Communities touched and communities they were compared with. */
  touched: number;
  compared: number;
  /** Contributors in the quietest week behind the figures. */
  people: number;
  /** Weeks from the start of the campaign, negative before it, and the ratio in each. */
  weeks: readonly number[];
  ratios: readonly number[];
}

export const campaignEffects: TableDefinition<CampaignEffectRow> = {
  name: 'tablee.campaign_effects',
  columns: {
    run: (row) => row.run,
    campaign: (row) => row.campaign,
    method: (row) => row.method,
    verdict: (row) => row.verdict,
    reason: (row) => row.reason,
    ratio: (row) => row.ratio,
    low: (row) => row.low,
    high: (row) => row.high,
    p: (row) => row.p,
    touched: (row) => row.touched,
    compared: (row) => row.compared,
    people: (row) => row.people,
    weeks: (row) => row.weeks,
    ratios: (row) => row.ratios,
  },
};
