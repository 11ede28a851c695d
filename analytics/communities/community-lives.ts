// Every community there is, declared or merely heard of, and since when it can be judged.
import { collectRows } from '../../store/collect-rows.ts';
import type { CommunityId, Day } from '../../core/ids.ts';
import {
  declaredCommunities,
  type DeclaredCommunityRow as Declared,
} from '../../store/queries/declared-communities.ts';
import { heardCommunities, type HeardCommunity as Heard } from '../../store/queries/heard-communities.ts';
import type { Store } from '../../store/store.ts';
import type { CommunityLife } from './history.ts';

export interface CommunitiesThere {
  /** Sorted by id as the store sorts, byte by byte. */
  lives: CommunityLife[];
  /** Rows of daily activity to read for each. */
  activityRows: ReadonlyMap<CommunityId, number>;
  /** First day on which anything was heard from anywhere; null when nothing ever was. */
  observedFrom: Day | null;
}

export async function findCommunities(store: Store, to: Day): Promise<CommunitiesThere> {
  const [declared, heard] = await Promise.all([
    store.query(declaredCommunities, {}),
    collectRows(store.stream(heardCommunities, { to })),
  ]);
  return joinCommunities(declared, heard, to);
}

/** The registry is the left side: a community nobody ever came to is there. Where people merely sign in is no room. */
export function joinCommunities(
  declared: readonly Declared[],
  heard: readonly Heard[],
  to: Day,
): CommunitiesThere {
  const heardById = new Map(heard.map((row) => [row.community, row]));
  const declaredById = new Map(declared.map((row) => [row.community, row]));
  const entered = heard.filter(({ visits }) => visits > 0).map(({ community }) => community);
  const ids = [...new Set([...entered, ...declaredById.keys()])].sort(byBytes);
  const observedFrom = heard.map(({ source_from }) => source_from).sort()[0] ?? null;
  return {
    lives: ids.map((id) => lifeOf(id, declaredById.get(id), heardById.get(id), observedFrom ?? to)),
    activityRows: new Map(heard.map((row) => [row.community, row.activity_rows])),
    observedFrom,
  };
}

function lifeOf(
  community: CommunityId,
  declared: Declared | undefined,
  heard: Heard | undefined,
  firstFeed: Day,
): CommunityLife {
  return {
    community,
    ...openingOf(declared, heard, firstFeed),
    closedOn: given(declared?.closed_on),
    kind: declared?.kind ?? '',
    hosts: declared?.hosts ?? [],
    themes: declared?.themes ?? [],
    observedFrom: heard?.source_from ?? firstFeed,
    heardUntil: heard?.source_until ?? null,
  };
}

function openingOf(
  declared: Declared | undefined,
  heard: Heard | undefined,
  firstFeed: Day,
): Pick<CommunityLife, 'openedOn' | 'openedBy'> {
  const opened = given(declared?.opened_on);
  if (opened !== null) return { openedOn: opened, openedBy: 'registry' };
  if (heard !== undefined) return { openedOn: heard.first_heard, openedBy: 'first-event' };
  return { openedOn: firstFeed, openedBy: 'first-feed' };
}

const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Dates that were not declared stand at the beginning or the end of the calendar. */
function given(day: Day | undefined): Day | null {
  return day !== undefined && day > '1970-01-01' && day < '2200-01-01' ? day : null;
}
