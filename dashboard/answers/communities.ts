// Which communities are alive, which are empty, and since when?
import { Type, type Static } from 'typebox';
import { Analysis, findAnalysis } from './analysis.ts';
import type { Asking } from './asking.ts';
import { CommunitySummary, summariseCommunities } from './community-summary.ts';

export const CommunitiesAnswer = Type.Object({
  analysis: Analysis,
  communities: Type.Array(CommunitySummary),
});
export type CommunitiesAnswer = Static<typeof CommunitiesAnswer>;

export async function answerCommunities(asking: Asking): Promise<CommunitiesAnswer> {
  const analysis = await findAnalysis(asking.store);
  return { analysis, communities: await summariseCommunities(asking, analysis?.run) };
}
