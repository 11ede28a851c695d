// What did campaigns and gatherings change? Each with what was found, against what, and how sure that is.
import { Type, type Static } from 'typebox';
import { Day } from '../../core/ids.ts';
import { effectsOfCampaigns, type EffectOfCampaign } from '../../store/queries/effects-of-campaigns.ts';
import { effectsOfGatherings, type EffectOfGathering } from '../../store/queries/effects-of-gatherings.ts';
import { gatheringDoubts, gatheringVerdicts } from '../../store/rows/gathering-effect.ts';
import { Figure, type Gate } from '../gate.ts';
import { Analysis, findAnalysis } from './analysis.ts';
import type { Asking } from './asking.ts';
import { ComparedEffect, gateEffect, shapeEffect } from './compared-effect.ts';

export const CampaignAnswer = Type.Object({
  campaign: Type.String(),
  title: Type.String(),
  from: Day,
  /** Exclusive. */
  to: Day,
  ...ComparedEffect.properties,
  /** Weeks from the start, negative before it. */
  weeks: Type.Array(Type.Object({ week: Type.Integer(), ratio: Figure })),
});
export type CampaignAnswer = Static<typeof CampaignAnswer>;

export const GatheringAnswer = Type.Object({
  gathering: Type.String(),
  title: Type.String(),
  day: Day,
  verdict: Type.Enum([...gatheringVerdicts]),
  reason: Type.Enum([...gatheringDoubts]),
  /** People who were there. */
  people: Figure,
  /** Pairs of them without a tie before. */
  pairs: Figure,
  newTies: Figure,
  expected: Figure,
  p: Type.Number(),
  /** Null until 84 days have passed. */
  lasting: Type.Union([Figure, Type.Null()]),
});
export type GatheringAnswer = Static<typeof GatheringAnswer>;

export const EffectsAnswer = Type.Object({
  analysis: Analysis,
  campaigns: Type.Array(CampaignAnswer),
  gatherings: Type.Array(GatheringAnswer),
});
export type EffectsAnswer = Static<typeof EffectsAnswer>;

export async function answerEffects({ store, gate }: Asking): Promise<EffectsAnswer> {
  const analysis = await findAnalysis(store);
  if (analysis === null) return { analysis, campaigns: [], gatherings: [] };
  const [campaigns, gatherings] = await Promise.all([
    store.query(effectsOfCampaigns, { run: analysis.run }),
    store.query(effectsOfGatherings, { run: analysis.run }),
  ]);
  return {
    analysis,
    campaigns: campaigns.map((row) => shapeCampaign(gate, row)),
    gatherings: gatherings.map((row) => shapeGathering(gate, row)),
  };
}

function shapeCampaign(gate: Gate, row: EffectOfCampaign): CampaignAnswer {
  const { campaign, title, from, to, people } = row;
  const gated = gateEffect(gate, people);
  return {
    campaign,
    title,
    from,
    to,
    ...shapeEffect(gate, row),
    weeks: row.weeks.map((week, i) => ({ week, ratio: gated(row.ratios[i] ?? 1) })),
  };
}

/** A tie is two people: how many there are is told as a headcount is, and nothing when too few met. */
function shapeGathering(gate: Gate, row: EffectOfGathering): GatheringAnswer {
  const { gathering, title, day, verdict, reason, met, p } = row;
  const ties = (count: number) =>
    count === 0 || met < gate.k ? gate.figure(met, count) : gate.headcount(count);
  return {
    gathering,
    title,
    day,
    verdict,
    reason,
    people: gate.headcount(met),
    pairs: gate.figure(met, row.pairs),
    newTies: ties(row.new_ties),
    expected: gate.figure(met, row.expected),
    p,
    lasting: row.lasting_known ? ties(row.lasting) : null,
  };
}
