// Which communities are alive, which are empty, and since when?
import { Type, type Static } from 'typebox';
import { readReport } from '../../store/queries/run-report.ts';
import { SurvivalReport } from '../../store/rows/survival-report.ts';
import { Analysis, findAnalysis } from './analysis.ts';
import type { Asking } from './asking.ts';
import { CommunitySummary, summariseCommunities } from './community-summary.ts';

export const CommunitiesAnswer = Type.Object({
  analysis: Analysis,
  communities: Type.Array(CommunitySummary),
  /** How long communities live; of rooms, not of people. */
  survival: Type.Union([SurvivalReport, Type.Null()]),
});
export type CommunitiesAnswer = Static<typeof CommunitiesAnswer>;

export async function answerCommunities(asking: Asking): Promise<CommunitiesAnswer> {
  const analysis = await findAnalysis(asking.store);
  const [communities, survival] = await Promise.all([
    summariseCommunities(asking, analysis?.run),
    analysis === null ? null : readReport(asking.store, analysis.run, 'survival'),
  ]);
  return { analysis, communities, survival };
}
