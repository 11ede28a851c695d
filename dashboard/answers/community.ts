// How is this community doing? Its state now, how it came there, what happened lately, and who answers whom.
import { Type, type Static } from 'typebox';
import { maySeeNames } from '../../core/gate.ts';
import { Day } from '../../core/ids.ts';
import { addDays, weekOf } from '../../core/windows.ts';
import { communityHistory } from '../../store/queries/community-history.ts';
import type { CommunityWeek } from '../../store/queries/community-week.ts';
import { recentActivity } from '../../store/queries/recent-activity.ts';
import { Figure, Room, shownStates, type Gate } from '../gate.ts';
import { Analysis, findAnalysis } from './analysis.ts';
import type { Asking } from './asking.ts';
import { CommunitySummary, summariseCommunities } from './community-summary.ts';
import { DecisionAnswer, readDecisions, shapeDecisions } from './decisions.ts';
import { Moment, momentsFor } from './moments.ts';
import { Network, networkOf } from './network.ts';
import { Outlook, outlookOf } from './outlook.ts';

/** Days without anything from a community's tool before its silence is called the feed's. */
const silentFeedDays = 3;

const Week = Type.Object({
  week: Day,
  state: Type.Enum([...shownStates]),
  /** Over the four weeks up to the end of this one. */
  room: Room,
});
export type CommunityWeekAnswer = Static<typeof Week>;

const Recent = Type.Object({
  from: Day,
  contributors: Figure,
  contributions: Figure,
  onlyRead: Figure,
  weekContributors: Figure,
  weekContributions: Figure,
});
export type Recent = Static<typeof Recent>;

export const CommunityAnswer = Type.Object({
  analysis: Analysis,
  summary: CommunitySummary,
  /** Name of the livelier community it could join. */
  neighbour: Type.Union([Type.String(), Type.Null()]),
  /** Last day on which anything came from its tool, when that is days before the analysis ends. */
  feedSilentSince: Type.Union([Day, Type.Null()]),
  /** What may come of it; null when nothing may be said. */
  outlook: Type.Union([Outlook, Type.Null()]),
  weeks: Type.Array(Week),
  /** Straight from what has come in, also after the analysis. */
  recent: Recent,
  moments: Type.Array(Moment),
  network: Type.Union([Network, Type.Null()]),
  /** For whoever hosts it: open ones, and those done. */
  decisions: Type.Array(DecisionAnswer),
  /** The viewer may see whom to invite. */
  shortlist: Type.Boolean(),
});
export type CommunityAnswer = Static<typeof CommunityAnswer>;

export async function answerCommunity(
  asking: Asking,
  community: string,
): Promise<CommunityAnswer | undefined> {
  const { store, gate } = asking;
  const analysis = await findAnalysis(store);
  const [summary] = await summariseCommunities(asking, analysis?.run, community);
  if (summary === undefined) return undefined;
  const mayName = maySeeNames(gate.viewer, community);
  const [history, recent, moments, network, neighbour, outlook, decided] = await Promise.all([
    analysis === null ? [] : store.query(communityHistory, { run: analysis.run, community }),
    recentOf(asking, community),
    momentsFor(asking, community),
    analysis !== null && mayName ? networkOf(asking, analysis.run, community) : null,
    nameOfNeighbour(asking, summary),
    analysis === null ? null : outlookOf(asking, analysis.run, summary),
    mayName ? readDecisions(asking, analysis, community) : undefined,
  ]);
  const weeks = history.map((row) => shapeWeek(gate, row));
  const feedSilentSince = silentSince(analysis, summary);
  return {
    analysis,
    summary,
    feedSilentSince,
    neighbour,
    outlook,
    weeks,
    recent,
    moments,
    network,
    decisions: decided === undefined ? [] : shapeDecisions(gate, decided),
    shortlist: mayName,
  };
}

/** A weekend without a message is nothing; a feed from which nobody was heard for longer may be broken. */
function silentSince(analysis: Analysis, { evidence }: CommunitySummary): Day | null {
  const heard = evidence?.heardUntil ?? null;
  if (analysis === null || heard === null) return null;
  return heard < addDays(analysis.completeUntil, -silentFeedDays) ? heard : null;
}

function shapeWeek(gate: Gate, row: CommunityWeek): CommunityWeekAnswer {
  return {
    week: row.week,
    state: gate.state(row.members, row.state),
    room: gate.room(row.members, row.took_part, row.only_read),
  };
}

async function nameOfNeighbour(
  asking: Asking,
  { evidence, remedy }: CommunitySummary,
): Promise<string | null> {
  if (remedy !== 'merge' || evidence?.neighbour == null) return null;
  const [neighbour] = await summariseCommunities(asking, undefined, evidence.neighbour);
  return neighbour?.name ?? null;
}

async function recentOf({ store, gate, today }: Asking, community: string): Promise<Recent> {
  const from = addDays(today, -27);
  const [row] = await store.query(recentActivity, {
    community,
    from,
    thisWeek: weekOf(today),
    to: addDays(today, 1),
  });
  const contributors = row?.contributors ?? 0;
  const thisWeek = row?.week_contributors ?? 0;
  return {
    from,
    contributors: gate.headcount(contributors),
    contributions: gate.figure(contributors, row?.contributions ?? 0),
    onlyRead: gate.headcount(row?.only_readers ?? 0),
    weekContributors: gate.headcount(thisWeek),
    weekContributions: gate.figure(thisWeek, row?.week_contributions ?? 0),
  };
}
