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
  const names = nameColumns();
  for (const portion of portionsOf(there)) {
    const histories = await readPortion(options, portion, names);
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
  names: ColumnNames,
): Promise<Map<CommunityId, PersonHistory[]>> {
  const hosts = new Map(portion.map(({ community, hosts }) => [community, new Set(hosts)]));
  const histories = new Map<CommunityId, PersonHistory[]>();
  const [first, last] = [portion[0]?.community, portion.at(-1)?.community];
  if (first === undefined || last === undefined) return histories;
  for await (const block of store.columns(peopleOfCommunities, { to, weeks: historyWeeks, first, last })) {
    const { words, codes } = block.columns.community;
    for (let row = 0; row < block.rows; row++) {
      const community = words[codes[row] ?? 0] ?? '';
      const person = names.nameOf(block.columns.person, row);
      const host = hosts.get(community)?.has(person) ?? false;
      const history = historyOf(block, row, { person, host }, people);
      const known = histories.get(community);
      if (known === undefined) histories.set(community, [history]);
      else known.push(history);
    }
  }
  return histories;
}

function historyOf(
  { columns }: PeopleBlock,
  row: number,
  who: { person: PersonId; host: boolean },
  people: PeopleKnown,
): PersonHistory {
  const { from, until } = people.entitlement(who.person);
  const first = columns.first_contribution[row] ?? 0;
  const last = columns.last_contribution[row] ?? 0;
  return {
    ...who,
    entitledFrom: from,
    entitledTo: until,
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
  const list: number[] = [];
  for (let i = from; i < to; i++) list.push(values[i] ?? 0);
  return list;
}

/** Ids as text, made once for each person however many rooms they come to. */
interface ColumnNames {
  nameOf(column: Uint32Array, row: number): PersonId;
}

function nameColumns(): ColumnNames {
  const numbers = numberUuids();
  const names: PersonId[] = [];
  return {
    nameOf(column, row) {
      const number = numbers.numberOf(column, row);
      return (names[number] ??= numbers.name(number));
    },
  };
}
