// Are people coming to the table? Objectives first, then the room, then who takes part.
import { Type, type Static } from 'typebox';
import { Day } from '../../core/ids.ts';
import { adoptionByWeek } from '../../store/queries/adoption-by-week.ts';
import { entitledBases } from '../../store/rows/adoption-week.ts';
import { Figure } from '../gate.ts';
import { Analysis, findAnalysis } from './analysis.ts';
import type { Asking } from './asking.ts';
import { CommunitySummary, summariseCommunities } from './community-summary.ts';
import { Moment, momentsFor } from './moments.ts';
import { ObjectiveAnswer, objectivesWith } from './objectives.ts';

export const AdoptionWeek = Type.Object({
  week: Day,
  entitled: Figure,
  /** Where the denominator comes from. */
  basis: Type.Enum([...entitledBases]),
  /** Wrote, answered or reacted in the 28 days up to the end of the week. */
  tookPart: Figure,
  /** Only read in those 28 days. */
  onlyRead: Figure,
});
export type AdoptionWeek = Static<typeof AdoptionWeek>;

export const OverviewAnswer = Type.Object({
  analysis: Analysis,
  objectives: Type.Array(ObjectiveAnswer),
  communities: Type.Array(CommunitySummary),
  adoption: Type.Array(AdoptionWeek),
  moments: Type.Array(Moment),
});
export type OverviewAnswer = Static<typeof OverviewAnswer>;

export async function answerOverview(asking: Asking): Promise<OverviewAnswer> {
  const analysis = await findAnalysis(asking.store);
  const communities = await summariseCommunities(asking, analysis?.run);
  const [objectives, adoption, moments] = await Promise.all([
    objectivesWith(asking, analysis, communities),
    adoptionWeeks(asking, analysis),
    momentsFor(asking),
  ]);
  return { analysis, objectives, communities, adoption, moments };
}

async function adoptionWeeks({ store, gate }: Asking, analysis: Analysis): Promise<AdoptionWeek[]> {
  if (analysis === null) return [];
  const weeks = await store.query(adoptionByWeek, { run: analysis.run });
  return weeks.map((row) => {
    const rest = Math.max(0, row.entitled - row.monthly_contributors - row.monthly_readers);
    const [tookPart, onlyRead] = gate.parts([row.monthly_contributors, row.monthly_readers, rest]) as [
      Figure,
      Figure,
    ];
    return {
      week: row.week,
      entitled: gate.headcount(row.entitled),
      basis: row.entitled_basis,
      tookPart,
      onlyRead,
    };
  });
}
