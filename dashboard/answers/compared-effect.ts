// What a campaign or a decision changed, gated: a ratio with its interval, against how many communities.
import { Type, type Static } from 'typebox';
import type { EffectOfCampaign } from '../../store/queries/effects-of-campaigns.ts';
import { campaignDoubts, campaignMethods, campaignVerdicts } from '../../store/rows/campaign-effect.ts';
import { Figure, type Gate } from '../gate.ts';

export const ComparedEffect = Type.Object({
  method: Type.Enum([...campaignMethods]),
  verdict: Type.Enum([...campaignVerdicts]),
  reason: Type.Enum([...campaignDoubts]),
  /** Contributors a week against what they would have been: 1 changes nothing. */
  ratio: Figure,
  low: Figure,
  high: Figure,
  p: Type.Number(),
  /** Communities. */
  touched: Type.Integer(),
  compared: Type.Integer(),
});
export type ComparedEffect = Static<typeof ComparedEffect>;

type Found = Omit<ComparedEffect, 'ratio' | 'low' | 'high'> &
  Pick<EffectOfCampaign, 'ratio' | 'low' | 'high' | 'people'>;

/** All its figures rest on the contributors of the quietest week: too few then, and none is shown. */
export function shapeEffect(gate: Gate, found: Found): ComparedEffect {
  const { method, verdict, reason, p, touched, compared } = found;
  const gated = gateEffect(gate, found.people);
  return {
    method,
    verdict,
    reason,
    ratio: gated(found.ratio),
    low: gated(found.low),
    high: gated(found.high),
    p,
    touched,
    compared,
  };
}

export const gateEffect = (gate: Gate, people: number) => (value: number) =>
  gate.figure(Math.max(1, people), value);
