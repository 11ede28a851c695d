// From ties to graph to influence, shortlists and pictures; rows are written as they come.
import { addDays } from '../core/windows.ts';
import { communityNetworks } from '../store/rows/network-person.ts';
import { personScores } from '../store/rows/person-score.ts';
import { shortlists } from '../store/rows/shortlist-entry.ts';
import type { Analysis, Ground } from './analysis.ts';
import { isEvaluated } from './communities/history.ts';
import { drawNetworks, type Picture } from './draw-networks.ts';
import type { TieCollector } from './graph/tie-graph.ts';
import { scorePeople, type ScopeResult } from './score-people.ts';
import { gatherRows, insertRows } from './write-results.ts';

export interface InfluenceFound {
  /** People tied to anybody. */
  people: number;
  shortlisted: number;
}

export async function findInfluence(
  analysis: Analysis,
  ground: Ground,
  ties: TieCollector,
): Promise<InfluenceFound> {
  const { store, run, pool, progress } = analysis;
  const pictures: Picture[] = [];
  const scoreRows = gatherRows(store, personScores);
  const shortlistRows = gatherRows(store, shortlists);
  const found = { people: 0, shortlisted: 0 };
  for await (const { scope, people, scores, shortlist, picture } of scoreOpenScopes(analysis, ground, ties)) {
    await scoreRows.add(scores);
    await shortlistRows.add(shortlist);
    if (scope === '') found.people = people;
    found.shortlisted += shortlist.length;
    if (picture !== null) pictures.push({ community: scope, ...picture });
  }
  await scoreRows.end();
  await shortlistRows.end();
  progress({ stage: 'pictures', done: 0, total: pictures.length });
  await insertRows(store, communityNetworks, await drawNetworks(pictures, { run, pool }));
  progress({ stage: 'pictures', done: pictures.length, total: pictures.length });
  return found;
}

/** Hosts are not proposed as ambassadors of the community they host already. */
function scoreOpenScopes(
  { run, pool, parameters, window, progress }: Analysis,
  { people, there, activity }: Ground,
  ties: TieCollector,
): AsyncGenerator<ScopeResult> {
  const open = there.lives.filter((life) => isEvaluated(life, window.to, 0));
  const hosts = new Map(open.map((life) => [life.community, new Set(life.hosts)]));
  const lastDay = addDays(window.to, -1);
  return scorePeople({
    run,
    ties,
    activity,
    parameters,
    pool,
    open: new Set(hosts.keys()),
    departmentOf: (person) => people.department(person),
    mayBeProposed: (person, scope) =>
      people.mayBeProposed(person, lastDay) && hosts.get(scope)?.has(person) !== true,
    progress: (done, total) => {
      progress({ stage: 'influence', done, total });
    },
  });
}
