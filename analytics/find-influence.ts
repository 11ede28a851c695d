// From ties to graph to influence, shortlists and what pictures draw; rows are written as they come.
import { dayNumber } from '../core/windows.ts';
import { communityNetworks } from '../store/rows/network-person.ts';
import { personRoles } from '../store/rows/person-role.ts';
import { personScores } from '../store/rows/person-score.ts';
import { shortlistChoices } from '../store/rows/shortlist-choice.ts';
import { shortlists } from '../store/rows/shortlist-entry.ts';
import type { SiloReport } from '../store/rows/silo-report.ts';
import type { PersonId } from '../core/ids.ts';
import type { Analysis, Ground } from './analysis.ts';
import type { WholeBegun } from './begin-whole.ts';
import { isEvaluated } from './communities/history.ts';
import type { TieCollector } from './graph/tie-graph.ts';
import { networkRows } from './network-rows.ts';
import type { Conduct } from './read-conduct.ts';
import { scorePeople, type ScopeResult, type ScoringContext } from './score-people.ts';
import type { WholeSilos } from './silos/describe-silos.ts';
import { gatherRows } from './write-results.ts';

export interface InfluenceFound {
  /** People tied to anybody. */
  people: number;
  shortlisted: number;
}

/** Seen on the way, for the report on silos. */
export interface SilosSeen {
  whole: Promise<WholeSilos>;
  communities: SiloReport['communities'];
}

/** What was read of the window, or is under way. */
export interface WindowRead {
  ties: TieCollector;
  whole: WholeBegun;
  conduct: ReadonlyMap<PersonId, Conduct>;
}

export async function findInfluence(
  analysis: Analysis,
  ground: Ground,
  { ties, whole, conduct }: WindowRead,
): Promise<{ found: InfluenceFound; silos: SilosSeen }> {
  const { store, run, progress } = analysis;
  progress({ stage: 'influence', done: 0, total: 0 });
  const scores = gatherRows(store, personScores);
  const roles = gatherRows(store, personRoles);
  const names = gatherRows(store, shortlists);
  const choices = gatherRows(store, shortlistChoices);
  const networks = gatherRows(store, communityNetworks);
  const found = { people: 0, shortlisted: 0 };
  const silos: SilosSeen = { whole: whole.silos, communities: [] };
  const read = { ties, whole: whole.ties, conduct, brokerage: await whole.brokerage };
  for await (const result of scoreOpenScopes(analysis, ground, read)) {
    const { scope, shortlist, picture, cross } = result;
    await scores.add(result.scores);
    await roles.add(result.roles);
    await names.add(shortlist);
    await choices.add(result.choices);
    if (scope === '') found.people = result.people;
    else silos.communities.push({ community: scope, ...cross });
    found.shortlisted += shortlist.filter(({ cap }) => cap === 0).length;
    if (picture !== null) await networks.add(networkRows(run, scope, picture));
  }
  for (const rows of [scores, roles, names, choices, networks]) await rows.end();
  return { found, silos };
}

/** Hosts are not proposed as ambassadors of the community they host already. */
function scoreOpenScopes(
  { run, pool, parameters, window, progress }: Analysis,
  { people, there, activity }: Ground,
  read: Pick<ScoringContext, 'ties' | 'whole' | 'conduct' | 'brokerage'>,
): AsyncGenerator<ScopeResult> {
  const open = there.lives.filter((life) => isEvaluated(life, window.to, 0));
  const hosts = new Map(open.map((life) => [life.community, new Set(life.hosts)]));
  const lastDay = dayNumber(window.to) - 1;
  const newFrom = lastDay - parameters.newcomerDays;
  return scorePeople({
    run,
    ...read,
    activity,
    parameters,
    pool,
    open: hosts,
    departmentOf: (person) => people.department(person),
    siteOf: (person) => people.site(person),
    isNew: (person) => activity.firstSeen(person) > newFrom,
    mayBeProposed: (person) => people.leftOutAs(person, lastDay) === null,
    progress: (done, total) => {
      progress({ stage: 'influence', done, total });
    },
  });
}
