// Streams everyone who came to each community and keeps only counts, and the people some objective is about.
import type { CommunityId, Day } from '../../core/ids.ts';
import { peopleOfCommunities, type PersonOfCommunity } from '../../store/queries/people-of-communities.ts';
import type { Store } from '../../store/store.ts';
import type { WeeklyContributors } from '../effects/weekly-contributors.ts';
import type { PeopleKnown } from '../people-known.ts';
import type { WindowActivity } from '../window-activity.ts';
import type { CommunitiesThere } from './community-lives.ts';
import type { Candidate } from './evaluate-communities.ts';
import { historyWeeks, type CommunityLife, type PersonHistory } from './history.ts';
import { communityFeatures } from './week-features.ts';

/** Rows of daily activity aggregated by one query: what fits an engine of a few hundred megabytes. */
const portionRows = 2_000_000;

export interface ReadOptions {
  store: Store;
  to: Day;
  there: CommunitiesThere;
  people: PeopleKnown;
  activity: WindowActivity;
  contributors: WeeklyContributors;
  /** Communities whose people are kept. */
  keep: ReadonlySet<CommunityId>;
  progress?: (communities: number) => void;
}

export interface CommunitiesRead {
  /** In the order of the communities there are. */
  candidates: Candidate[];
  kept: ReadonlyMap<CommunityId, PersonHistory[]>;
}

export async function readCommunities(options: ReadOptions): Promise<CommunitiesRead> {
  const { there, to, activity, contributors, keep, progress } = options;
  const kept = new Map<CommunityId, PersonHistory[]>();
  const candidates: Candidate[] = [];
  let read = 0;
  for (const portion of portionsOf(there)) {
    const histories = await readPortion(options, portion);
    for (const life of portion) {
      const visitors = histories.get(life.community) ?? [];
      for (const visitor of visitors) {
        activity.add(life.community, visitor);
        contributors.add(life.community, visitor);
      }
      if (keep.has(life.community)) kept.set(life.community, visitors);
      candidates.push({ life, features: communityFeatures(visitors, to) });
    }
    progress?.((read += portion.length));
  }
  return { candidates, kept };
}

/** Communities in order, cut so that no portion but a single large community exceeds the limit. */
function portionsOf({ lives, activityRows }: CommunitiesThere): CommunityLife[][] {
  const portions: CommunityLife[][] = [];
  let rows = Infinity;
  for (const life of lives) {
    const more = activityRows.get(life.community) ?? 0;
    if (rows + more > portionRows) {
      portions.push([]);
      rows = 0;
    }
    portions.at(-1)?.push(life);
    rows += more;
  }
  return portions;
}

async function readPortion(
  { store, to, people }: ReadOptions,
  portion: readonly CommunityLife[],
): Promise<Map<CommunityId, PersonHistory[]>> {
  const hosts = new Map(portion.map(({ community, hosts }) => [community, new Set(hosts)]));
  const histories = new Map<CommunityId, PersonHistory[]>();
  const [first, last] = [portion[0]?.community, portion.at(-1)?.community];
  if (first === undefined || last === undefined) return histories;
  for await (const rows of store.stream(peopleOfCommunities, { to, weeks: historyWeeks, first, last })) {
    for (const row of rows) {
      const known = histories.get(row.community);
      const history = historyOf(row, hosts.get(row.community)?.has(row.person) ?? false, people);
      if (known === undefined) histories.set(row.community, [history]);
      else known.push(history);
    }
  }
  return histories;
}

function historyOf(row: PersonOfCommunity, host: boolean, people: PeopleKnown): PersonHistory {
  const { from, until } = people.entitlement(row.person);
  return {
    person: row.person,
    host,
    entitledFrom: from,
    entitledTo: until,
    weeks: row.weeks,
    contributions: row.contributions,
    views: row.views,
    joins: row.joins,
    leaves: row.leaves,
    firstContribution: row.first_contribution > 0 ? row.first_contribution : null,
    lastContribution: row.last_contribution > 0 ? row.last_contribution : null,
  };
}
