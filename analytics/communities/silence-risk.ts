// How likely a community is to fall silent, learnt from what became of others like it; never part of its state.
import { fitIsotonic, isotonicShare, type Staircase } from '../algorithms/isotonic.ts';
import { fitLogistic, logisticChance } from '../algorithms/logistic.ts';
import { scoreForecast } from '../algorithms/forecast-scores.ts';
import type { CommunityId } from '../../core/ids.ts';
import {
  silenceFeatureNames,
  type SilenceCalibration,
  type SilenceFeature,
  type SilenceModel,
} from '../../store/rows/silence-model.ts';
import { borrowedSilence } from './borrowed-silence.ts';

/** Nobody contributes in this many weeks to come. */
export const horizonWeeks = 8;
/** Silences seen before an organisation's own history is believed, and communities they may not all come from. */
export const ownEventsMin = 200;
export const ownCommunitiesMin = 20;
const folds = 10;

/** A community at the end of some week, and whether it then fell silent. */
export interface SilenceRow {
  community: CommunityId;
  features: Float64Array;
  silent: boolean;
}

export interface SilenceReason {
  feature: SilenceFeature;
  /** Adds to the risk, or takes from it, against what is usual. */
  raises: boolean;
}

export interface SilenceRisk {
  chance: number;
  /** The strongest three, strongest first. */
  reasons: SilenceReason[];
}

/** The organisation's own model when its history says enough, else the one shipped. */
export function learnSilence(rows: readonly SilenceRow[]): SilenceModel {
  const events = rows.filter(({ silent }) => silent).length;
  const communities = new Set(rows.map(({ community }) => community)).size;
  const enough = events >= ownEventsMin && rows.length - events >= ownEventsMin;
  return enough && communities >= ownCommunitiesMin ? fitSilence(rows, horizonWeeks) : borrowedSilence;
}

/** Fits on every row; chances to calibrate and to judge by come from models that never saw the community. */
export function fitSilence(rows: readonly SilenceRow[], horizon: number): SilenceModel {
  const { intercept, weights } = fitRows(rows);
  const { chances, staircase, calibration } = crossFit(rows);
  return {
    basis: 'own',
    horizonWeeks: horizon,
    intercept,
    weights: [...weights],
    usual: silenceFeatureNames.map((_, j) => meanOf(rows, ({ features }) => features[j] ?? 0)),
    staircase: { from: [...staircase.from], share: [...staircase.share] },
    calibration: { ...calibration, ...scoreForecast(chances, labelsOf(rows)) },
  };
}

export function riskOfSilence(model: SilenceModel, features: Float64Array): SilenceRisk {
  const raw = logisticChance(
    { intercept: model.intercept, weights: Float64Array.from(model.weights) },
    features,
  );
  const parts = silenceFeatureNames.map((feature, j) => ({
    feature,
    part: (model.weights[j] ?? 0) * ((features[j] ?? 0) - (model.usual[j] ?? 0)),
  }));
  return {
    chance: model.staircase === null ? raw : isotonicShare(asStaircase(model.staircase), raw),
    reasons: parts
      .sort((a, b) => Math.abs(b.part) - Math.abs(a.part))
      .slice(0, 3)
      .map(({ feature, part }) => ({ feature, raises: part > 0 })),
  };
}

/** Chances for each row from the other folds' communities; calibrated by a staircase of the other folds as well. */
function crossFit(rows: readonly SilenceRow[]) {
  const foldOf = foldsOf(rows);
  const labels = labelsOf(rows);
  const raw = new Float64Array(rows.length);
  const chances = new Float64Array(rows.length);
  for (let fold = 0; fold < folds; fold++) {
    const { intercept, weights } = fitRows(rows.filter((_, i) => foldOf[i] !== fold));
    rows.forEach(({ features }, i) => {
      if (foldOf[i] === fold) raw[i] = logisticChance({ intercept, weights }, features);
    });
  }
  for (let fold = 0; fold < folds; fold++) {
    const others = (_: unknown, i: number) => foldOf[i] !== fold;
    const staircase = fitIsotonic(raw.filter(others), labels.filter(others));
    rows.forEach((_, i) => {
      if (foldOf[i] === fold) chances[i] = isotonicShare(staircase, raw[i] ?? 0);
    });
  }
  const calibration: Pick<SilenceCalibration, 'rows' | 'events' | 'communities'> = {
    rows: rows.length,
    events: rows.filter(({ silent }) => silent).length,
    communities: new Set(rows.map(({ community }) => community)).size,
  };
  return { raw, chances, staircase: fitIsotonic(raw, labels), calibration };
}

/** Raw chances told for communities the model had not seen, for benches. */
export const unseenChances = (rows: readonly SilenceRow[]): Float64Array => crossFit(rows).raw;

/** Communities are dealt out in the order of their ids, so the same rows give the same folds. */
function foldsOf(rows: readonly SilenceRow[]): number[] {
  const ids = [...new Set(rows.map(({ community }) => community))].sort();
  const place = new Map(ids.map((id, i) => [id, i % folds]));
  return rows.map(({ community }) => place.get(community) ?? 0);
}

function fitRows(rows: readonly SilenceRow[]) {
  const width = silenceFeatureNames.length;
  const columns = new Float64Array(rows.length * width);
  rows.forEach(({ features }, i) => {
    columns.set(features, i * width);
  });
  return fitLogistic(columns, labelsOf(rows), width);
}

const labelsOf = (rows: readonly SilenceRow[]) => Uint8Array.from(rows, ({ silent }) => (silent ? 1 : 0));
const meanOf = (rows: readonly SilenceRow[], of: (row: SilenceRow) => number) =>
  rows.reduce((sum, row) => sum + of(row), 0) / rows.length;
const asStaircase = ({ from, share }: { from: number[]; share: number[] }): Staircase => ({
  from: Float64Array.from(from),
  share: Float64Array.from(share),
});
