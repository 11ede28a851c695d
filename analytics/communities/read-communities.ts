// Streams everyone who came to each community and keeps only counts, and the people some objective is about.
import type { CommunityId, Day, PersonId } from '../../core/ids.ts';
import type { Lists } from '../../store/native/column-types.ts';
import { numberUuids } from '../../store/native/number-uuids.ts';
import { peopleOfCommunities, type PeopleBlock } from '../../store/queries/people-of-communities.ts';
import type { Store } from '../../store/store.ts';
import type { WeeklyContributors } from '../effects/weekly-contributors.ts';
import type { PeopleKnown } from '../people-known.ts';
import type { WindowActivity } from '../window-activity.ts';
import type { CommunitiesThere } from './community-lives.ts';
import type { Candidate } from './evaluate-communities.ts';
import { historyWeeks, type CommunityLife, type PersonHistory } from './history.ts';
import { communityFeatures, type CommunityFeatures } from './week-features.ts';

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
  const visitorsKnown = knowVisitors(options.people);
  for (const portion of portionsOf(there)) {
    const features = new Map<CommunityId, CommunityFeatures>();
    const listed = new Set(portion.map(({ community }) => community));
    for await (const { community, visitors } of readPortion(options, portion, visitorsKnown)) {
      if (!listed.has(community)) continue;
      for (const visitor of visitors) {
        activity.add(community, visitor);
        contributors.add(community, visitor);
      }
      if (keep.has(community)) kept.set(community, visitors);
      features.set(community, communityFeatures(visitors, to));
    }
    for (const life of portion) {
      if (keep.has(life.community) && !kept.has(life.community)) kept.set(life.community, []);
      candidates.push({ life, features: features.get(life.community) ?? communityFeatures([], to) });
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

/** One community after the other, so that its visitors can be forgotten before the next; those nobody came to are left out. */
async function* readPortion(
  { store, to }: ReadOptions,
  portion: readonly CommunityLife[],
  visitorsKnown: VisitorsKnown,
): AsyncGenerator<{ community: CommunityId; visitors: PersonHistory[] }> {
  const hosts = new Map(portion.map(({ community, hosts }) => [community, new Set(hosts)]));
  const [first, last] = [portion[0]?.community, portion.at(-1)?.community];
  if (first === undefined || last === undefined) return;
  let current: { community: CommunityId; visitors: PersonHistory[] } | undefined;
  for await (const block of store.columns(peopleOfCommunities, { to, weeks: historyWeeks, first, last })) {
    const { words, codes } = block.columns.community;
    for (let row = 0; row < block.rows; row++) {
      const community = words[codes[row] ?? 0] ?? '';
      if (current?.community !== community) {
        if (current !== undefined) yield current;
        current = { community, visitors: [] };
      }
      const who = visitorsKnown.of(block.columns.person, row);
      const host = hosts.get(community)?.has(who.person) ?? false;
      current.visitors.push(historyOf(block, row, who, host));
    }
  }
  if (current !== undefined) yield current;
}

function historyOf(
  { columns }: PeopleBlock,
  row: number,
  { person, entitledFrom, entitledTo }: Visitor,
  host: boolean,
): PersonHistory {
  const first = columns.first_contribution[row] ?? 0;
  const last = columns.last_contribution[row] ?? 0;
  return {
    person,
    host,
    entitledFrom,
    entitledTo,
    weeks: listOf(columns.weeks, row),
    contributions: listOf(columns.contributions, row),
    views: listOf(columns.views, row),
    joins: listOf(columns.joins, row),
    leaves: listOf(columns.leaves, row),
    firstContribution: first > 0 ? first : null,
    lastContribution: last > 0 ? last : null,
  };
}

const empty: readonly number[] = [];

function listOf({ ends, values }: Lists<Uint16Array | Uint32Array>, row: number): readonly number[] {
  const to = ends[row] ?? 0;
  const from = row === 0 ? 0 : (ends[row - 1] ?? 0);
  if (to === from) return empty;
  // As long as it will be: lists that grow keep room for more, and there are millions of them.
  const list = new Array<number>(to - from);
  for (let i = from; i < to; i++) list[i - from] = values[i] ?? 0;
  return list;
}

type Visitor = Pick<PersonHistory, 'person' | 'entitledFrom' | 'entitledTo'>;

/** Looked up once for each person, however many rooms they come to. */
interface VisitorsKnown {
  of(column: Uint32Array, row: number): Visitor;
}

function knowVisitors(people: PeopleKnown): VisitorsKnown {
  const numbers = numberUuids();
  const known: Visitor[] = [];
  const lookUp = (person: PersonId): Visitor => {
    const { from, until } = people.entitlement(person);
    return { person, entitledFrom: from, entitledTo: until };
  };
  return {
    of(column, row) {
      const number = numbers.numberOf(column, row);
      return (known[number] ??= lookUp(numbers.name(number)));
    },
  };
}
