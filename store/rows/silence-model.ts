// How the risk of silence was learnt, and how often it told the truth: one document per run.
import { Type, type Static } from 'typebox';

export const silenceFeatureNames = ['rec', 'AW8', 'U8', 'awf', 'dec'] as const;
export type SilenceFeature = (typeof silenceFeatureNames)[number];

const Numbers = Type.Array(Type.Number());

export const SilenceCalibration = Type.Object({
  /** Community weeks looked back at, how many of them fell silent, and in how many communities. */
  rows: Type.Integer(),
  events: Type.Integer(),
  communities: Type.Integer(),
  auc: Type.Number(),
  averagePrecision: Type.Number(),
  brier: Type.Number(),
  ece: Type.Number(),
  deciles: Type.Array(Type.Object({ told: Type.Number(), cameTrue: Type.Number(), rows: Type.Integer() })),
});
export type SilenceCalibration = Static<typeof SilenceCalibration>;

export const SilenceModel = Type.Object({
  /** `borrowed`: learnt elsewhere, because this organisation has too little history of its own. */
  basis: Type.Enum(['own', 'borrowed']),
  horizonWeeks: Type.Integer(),
  intercept: Type.Number(),
  /** In the order of `silenceFeatureNames`. */
  weights: Numbers,
  /** What is usual, so that a reason is a difference from it. */
  usual: Numbers,
  /** From the logistic chance to the share that came true; null when borrowed. */
  staircase: Type.Union([Type.Object({ from: Numbers, share: Numbers }), Type.Null()]),
  /** Told for communities the model had not seen. */
  calibration: SilenceCalibration,
});
export type SilenceModel = Static<typeof SilenceModel>;
