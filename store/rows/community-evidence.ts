// The facts behind a community's state and remedy: numbers only, from which pages write sentences.
import { Type, type Static } from 'typebox';
import { CommunityId, Day } from '../../core/ids.ts';

export const remedies = [
  'none',
  'seed',
  'recruit-host',
  'invite-ambassadors',
  'answer-threads',
  'campaign',
  'merge',
  'close',
] as const;
export type Remedy = (typeof remedies)[number];

const Count = Type.Integer({ minimum: 0 });
const Share = Type.Number({ minimum: 0, maximum: 1 });

/** Person-weeks of the last 8 weeks against those before: each person counts once a week (research/science.md §4.3). */
export const TrendEvidence = Type.Object({
  personWeeks: Count,
  baselinePersonWeeks: Count,
  baselineWeeks: Count,
  /** Weekly rate now over weekly rate before. */
  ratio: Type.Number({ minimum: 0 }),
  /** Probability of a change at least this large by chance, in the direction it went. */
  p: Share,
  /** Baseline variance over mean, at least 1; counts were divided by it before testing. */
  overdispersion: Type.Number({ minimum: 1 }),
  /** `steady` when the change is small, or could be chance among all communities tested that week. */
  direction: Type.Enum(['falling', 'steady', 'rising']),
});
export type TrendEvidence = Static<typeof TrendEvidence>;

/** Threads opened in 28 days and given 7 days for somebody else to answer. */
export const ThreadEvidence = Type.Object({
  opened: Count,
  answered: Count,
  /** Only those that began with a question are counted, because the tool tells them apart. */
  questionsOnly: Type.Boolean(),
});
export type ThreadEvidence = Static<typeof ThreadEvidence>;

export const CommunityEvidence = Type.Object({
  openedOn: Day,
  /** How the opening day is known: declared, the first event, or merely the first day anything was heard anywhere. */
  openedBy: Type.Enum(['registry', 'first-event', 'first-feed']),
  ageWeeks: Count,
  /** Of these, weeks in which its sources were connected: what the state rests on. */
  observedWeeks: Count,
  /** Last day on which anything came from its sources, bots included: later silence may be the feed's, not people's. */
  heardUntil: Type.Union([Day, Type.Null()]),
  /** Declared hosts. */
  hosts: Count,
  /** Length of the window the following counts cover. */
  windowWeeks: Count,
  contributions: Count,
  contributors: Count,
  viewers: Count,
  activeWeeks: Count,
  /** Contributors never heard here before this window. */
  newContributors: Count,
  topShare: Share,
  hostShare: Share,
  /** Someone who is not a host contributed at least once since it opened. */
  othersEver: Type.Boolean(),
  /** First day of the last week with a contribution; null when there never was one. */
  lastActiveWeek: Type.Union([Day, Type.Null()]),
  /** Weeks since then; null when there never was a contribution. */
  quietWeeks: Type.Union([Count, Type.Null()]),
  /** Null when there is too little history to compare with. */
  trend: Type.Union([TrendEvidence, Type.Null()]),
  /** Warming for less than 8 weeks: four in ten such rises halve again. */
  burst: Type.Boolean(),
  /** Only for the latest week; null before. */
  threads: Type.Union([ThreadEvidence, Type.Null()]),
  /** A livelier community that shares most of this one's people, when there is one; latest week only. */
  neighbour: Type.Union([
    Type.Object({ community: CommunityId, sharedShare: Share, shared: Count }),
    Type.Null(),
  ]),
});
export type CommunityEvidence = Static<typeof CommunityEvidence>;
