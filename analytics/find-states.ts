// From everyone's weeks to community states, adoption and objectives; rows are written as they come.
import { collectRows } from '../store/collect-rows.ts';
import { activePeopleByWeek } from '../store/queries/active-people-by-week.ts';
import { reportedMeasures } from '../store/queries/reported-measures.ts';
import type { ThreadsOfWeek } from '../store/queries/threads-counted.ts';
import { adoptionWeeks } from '../store/rows/adoption-week.ts';
import { communityWeeks } from '../store/rows/community-week.ts';
import { objectiveForecasts } from '../store/rows/objective-forecast.ts';
import { objectiveWeeks } from '../store/rows/objective-week.ts';
import { adoptionByWeek } from './adoption/adoption-by-week.ts';
import { findAdoption } from './find-adoption.ts';
import { communitiesOfObjectives, type Analysis, type Ground } from './analysis.ts';
import { describeCommunities } from './communities/describe-communities.ts';
import { evaluateCommunities } from './communities/evaluate-communities.ts';
import { findNeighbours } from './communities/find-neighbours.ts';
import { evaluatedWeeks } from './communities/history.ts';
import { readCommunities, type CommunitiesRead } from './communities/read-communities.ts';
import { forecastObjectives, judgeByForecast } from './objectives/forecast-objectives.ts';
import { objectivesByWeek } from './objectives/objectives-by-week.ts';
import { prepareMeasuring } from './objectives/prepare-measuring.ts';
import { insertRows } from './write-results.ts';

export async function findStates(
  analysis: Analysis,
  ground: Ground,
  { candidates, kept }: CommunitiesRead,
  threads: readonly ThreadsOfWeek[],
): Promise<void> {
  const { store, run, window, objectives, progress } = analysis;
  const { to } = window;
  progress({ stage: 'adoption', done: 0, total: 1 });
  const active = await collectRows(store.stream(activePeopleByWeek, { to, weeks: evaluatedWeeks }));
  const reported = await store.query(reportedMeasures, { to });
  const evaluated = evaluateCommunities(candidates, to);
  const latest = evaluated.filter(({ weeksAgo }) => weeksAgo === 0);
  const neighbours = await findNeighbours(store, latest, to);

  const states = describeCommunities(evaluated, candidates, { run, to, threads, neighbours });
  const adoption = adoptionByWeek(active, { run, to, observedFrom: ground.there.observedFrom });
  const measuring = prepareMeasuring({ to, active, threads, reported, evaluated, kept });
  await insertRows(store, communityWeeks, states);
  await insertRows(store, adoptionWeeks, adoption);
  await findAdoption(analysis, ground, { candidates, threads });
  const { observedFrom } = ground.there;
  const forecasts = forecastObjectives(objectives, measuring, { run, observedFrom });
  const courses = judgeByForecast(objectivesByWeek(objectives, measuring, run), forecasts);
  await insertRows(store, objectiveWeeks, courses);
  await insertRows(store, objectiveForecasts, forecasts);
  progress({ stage: 'adoption', done: 1, total: 1 });
}

/** Fills what is known of people's activity, too. */
export function readRooms(analysis: Analysis, ground: Ground): Promise<CommunitiesRead> {
  const { store, window, objectives, progress } = analysis;
  progress({ stage: 'communities', done: 0, total: ground.there.lives.length });
  return readCommunities({
    ...ground,
    store,
    to: window.to,
    keep: communitiesOfObjectives(objectives),
    progress: (done) => {
      progress({ stage: 'communities', done, total: ground.there.lives.length });
    },
  });
}
