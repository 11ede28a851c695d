// One community in a few gated figures: what lists, the room and the API show of it.
import { Type, type Static } from 'typebox';
import { communityKinds, type CommunityKind } from '../../core/registry.ts';
import { CommunityId, Day } from '../../core/ids.ts';
import { addDays } from '../../core/windows.ts';
import { communityStatesNow } from '../../store/queries/community-states.ts';
import type { CommunityWeek } from '../../store/queries/community-week.ts';
import { listedCommunities, type ListedCommunity } from '../../store/queries/listed-communities.ts';
import { remedies } from '../../store/rows/community-evidence.ts';
import { Figure, Room, shownStates, type Gate } from '../gate.ts';
import type { Asking } from './asking.ts';
import { Evidence, readEvidence } from './evidence.ts';

export const CommunitySummary = Type.Object({
  community: CommunityId,
  name: Type.String(),
  kind: Type.Enum([...communityKinds, '']),
  state: Type.Enum([...shownStates]),
  /** The state has held since this day. */
  since: Type.Union([Day, Type.Null()]),
  /** Over the last four weeks. */
  room: Room,
  /** People who wrote or reacted, over the last eight weeks. */
  contributors: Figure,
  /** What they contributed, over the last eight weeks. */
  contributions: Figure,
  /** Weeks of the last eight in which anybody contributed. */
  activeWeeks: Figure,
  remedy: Type.Enum([...remedies]),
  evidence: Type.Union([Evidence, Type.Null()]),
  themes: Type.Array(Type.String()),
  openedOn: Type.Union([Day, Type.Null()]),
  /** When something last came in from it, in milliseconds since 1970. */
  lastHeard: Type.Union([Type.Integer(), Type.Null()]),
});
export type CommunitySummary = Static<typeof CommunitySummary>;

/** How far back a community without registration is still listed. */
export const heardWithinDays = 400;

/** Every community there is, opened or heard of, with its state in the run; `only` narrows to one. */
export async function summariseCommunities(
  { store, gate, today }: Asking,
  run: string | undefined,
  only = '',
) {
  const [listed, weeks] = await Promise.all([
    store.query(listedCommunities, { since: addDays(today, -heardWithinDays), today, only }),
    run === undefined ? [] : store.query(communityStatesNow, { run }),
  ]);
  const latest = new Map(weeks.map((week) => [week.community, week]));
  return listed.map((community) => summarise(gate, community, latest.get(community.community)));
}

export function summarise(
  gate: Gate,
  listed: ListedCommunity,
  week: CommunityWeek | undefined,
): CommunitySummary {
  const kind = communityKinds.find((known) => known === listed.kind) ?? ('' satisfies CommunityKind | '');
  const state = week === undefined ? 'too-early' : gate.state(week.members, week.state);
  return {
    community: listed.community,
    name: listed.name === '' ? listed.community : listed.name,
    kind,
    state,
    since: week?.since ?? null,
    room: gate.room(week?.members ?? 0, week?.took_part ?? 0, week?.only_read ?? 0),
    contributors: gate.headcount(week?.contributors ?? 0),
    contributions: gate.figure(week?.contributors ?? 0, week?.contributions ?? 0),
    activeWeeks: gate.figure(week?.contributors ?? 0, week?.active_weeks ?? 0),
    remedy: week?.remedy ?? 'none',
    evidence: week === undefined ? null : readEvidence(gate, week),
    themes: listed.themes,
    openedOn: listed.opened_on > '1970-01-01' ? listed.opened_on : null,
    lastHeard: listed.last_heard_ms > 0 ? listed.last_heard_ms : null,
  };
}
