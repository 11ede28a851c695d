// What each campaign changed, as far as can be told.
import { Type, type Static } from 'typebox';
import { CommunityId, Day } from '../../core/ids.ts';
import { campaignDoubts, campaignMethods, campaignVerdicts } from '../rows/campaign-effect.ts';
import { defineQuery } from '../define-query.ts';

const row = Type.Object({
  campaign: Type.String(),
  title: Type.String(),
  from: Day,
  /** Exclusive. */
  to: Day,
  communities: Type.Array(CommunityId),
  method: Type.Enum([...campaignMethods]),
  verdict: Type.Enum([...campaignVerdicts]),
  reason: Type.Enum([...campaignDoubts]),
  ratio: Type.Number(),
  low: Type.Number(),
  high: Type.Number(),
  p: Type.Number(),
  touched: Type.Integer(),
  compared: Type.Integer(),
  people: Type.Integer(),
  weeks: Type.Array(Type.Integer()),
  ratios: Type.Array(Type.Number()),
});
export type EffectOfCampaign = Static<typeof row>;

export const effectsOfCampaigns = defineQuery({
  name: 'effects-of-campaigns',
  params: Type.Object({ run: Type.String({ format: 'uuid' }) }),
  row,
  sql: `
    SELECT e.campaign AS campaign, c.title AS title, c.from_day AS from, c.to_day AS to, c.communities AS communities,
      method, verdict, reason, ratio, low, high, p, touched, compared, people, weeks, ratios
    FROM (SELECT * FROM tablee.campaign_effects FINAL WHERE run = {run:UUID}) AS e
    INNER JOIN (SELECT * FROM tablee.campaigns FINAL WHERE NOT removed) AS c ON c.campaign = e.campaign
    ORDER BY from DESC, campaign`,
});
