// What every stage of one analysis shares.
import type { CommunityId } from '../core/ids.ts';
import type { Store } from '../store/store.ts';
import type { CommunitiesThere } from './communities/community-lives.ts';
import type { Moments } from './effects/read-moments.ts';
import type { WeeklyContributors } from './effects/weekly-contributors.ts';
import type { MeasuredObjective } from './objectives/read-objectives.ts';
import type { PeopleKnown } from './people-known.ts';
import type { RunIdentity } from './run-identity.ts';
import type { WindowActivity } from './window-activity.ts';
import type { AnalysisPool } from './workers/pool.ts';

export const analysisStages = [
  'inputs',
  'ties',
  'communities',
  'adoption',
  'effects',
  'influence',
  'silos',
  'results',
] as const;
export type AnalysisStage = (typeof analysisStages)[number];

export interface AnalysisProgress {
  stage: AnalysisStage;
  done: number;
  /** 0 when not known beforehand. */
  total: number;
}

export interface Analysis extends RunIdentity {
  store: Store;
  pool: AnalysisPool;
  progress: (step: AnalysisProgress) => void;
  objectives: readonly MeasuredObjective[];
  moments: Moments;
}

/** What is known of people and communities before anything is computed. */
export interface Ground {
  people: PeopleKnown;
  there: CommunitiesThere;
  /** These fill while communities are read. */
  activity: WindowActivity;
  contributors: WeeklyContributors;
}

/** Communities that some objective is about. */
export function communitiesOfObjectives(objectives: readonly MeasuredObjective[]): Set<CommunityId> {
  return new Set(objectives.flatMap(({ communities }) => communities));
}
