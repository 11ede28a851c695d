// What a decision changed in its community once it was carried out: judged as a campaign for that one community would be.
import type { CommunityId, Day } from '../../core/ids.ts';
import type { DecisionEffectRow } from '../../store/rows/decision-effect.ts';
import { campaignEffect, type CampaignGround } from './campaign-effect.ts';
import type { DeclaredCampaign } from './weeks-around.ts';

/** Whole weeks that must have passed: a remedy takes longer to show than a campaign. */
export const decisionWeeksMin = 6;

export interface DoneDecision {
  decision: string;
  community: CommunityId;
  /** Day on which it was said to be done. */
  day: Day;
}

export type DecisionEffect = Omit<DecisionEffectRow, 'run'>;

export function decisionEffect(done: DoneDecision, ground: CampaignGround): DecisionEffect {
  const effect = campaignEffect(asCampaign(done), ground, decisionWeeksMin);
  const { method, verdict, reason, ratio, low, high, p, compared, people } = effect;
  return { decision: done.decision, method, verdict, reason, ratio, low, high, p, compared, people };
}

/** So that a community in which something was done is not compared with as if nothing had been. */
export const asCampaign = ({ decision, community, day }: DoneDecision): DeclaredCampaign => ({
  campaign: decision,
  from: day,
  communities: [community],
});
