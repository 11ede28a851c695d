// How we count: the smallest group, and how often the risk of silence told the truth.
import { Type, type Static } from 'typebox';
import { readReport } from '../../store/queries/run-report.ts';
import { SilenceCalibration } from '../../store/rows/silence-model.ts';
import { findAnalysis } from './analysis.ts';
import type { Asking } from './asking.ts';

export const CountingAnswer = Type.Object({
  smallestGroup: Type.Integer(),
  /** Of communities, not of people; null before the first analysis. */
  silence: Type.Union([
    Type.Object({
      basis: Type.Enum(['own', 'borrowed']),
      horizonWeeks: Type.Integer(),
      calibration: SilenceCalibration,
    }),
    Type.Null(),
  ]),
});
export type CountingAnswer = Static<typeof CountingAnswer>;

export async function answerCounting({ store, gate }: Asking): Promise<CountingAnswer> {
  const analysis = await findAnalysis(store);
  const model = analysis === null ? null : await readReport(store, analysis.run, 'silence');
  if (model === null) return { smallestGroup: gate.k, silence: null };
  const { basis, horizonWeeks, calibration } = model;
  return { smallestGroup: gate.k, silence: { basis, horizonWeeks, calibration } };
}
