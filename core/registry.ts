// What the organisation declares: communities, themes, objectives, campaigns, gatherings.
import { Type, type Static } from 'typebox';
import { CommunityId, Day, PersonId } from './ids.ts';

export const communityKinds = ['sector', 'practice', 'expertise', 'interest', 'project', 'function'] as const;
export type CommunityKind = (typeof communityKinds)[number];

const Text = Type.String({ maxLength: 200 });
const Slug = Type.String({ minLength: 1, maxLength: 200 });

/** A community that was opened on purpose; it is listed even if nobody ever comes. */
export const Community = Type.Object({
  community: CommunityId,
  name: Text,
  kind: Type.Union([Type.Enum([...communityKinds]), Type.Literal('')]),
  /** Creator and animators; what only they do is not yet a life of the community. */
  hosts: Type.Array(PersonId),
  openedOn: Type.Union([Day, Type.Null()]),
  closedOn: Type.Union([Day, Type.Null()]),
  themes: Type.Array(Slug),
  /** Channels of the tools that make up this community; its own id when empty. */
  channels: Type.Array(CommunityId),
});
export type Community = Static<typeof Community>;

/** What an objective counts. `reported` takes its values from measure events. */
export const objectiveMeasures = [
  'monthly-active-share',
  'monthly-contributor-share',
  'answered-share',
  'lively-communities',
  'reported',
] as const;
export type ObjectiveMeasure = (typeof objectiveMeasures)[number];

export const Objective = Type.Object({
  objective: Slug,
  title: Text,
  theme: Type.String({ maxLength: 200 }),
  measure: Type.Enum([...objectiveMeasures]),
  /** Shares are 0–1. */
  baseline: Type.Number(),
  target: Type.Number(),
  startsOn: Day,
  dueOn: Day,
  owner: Text,
  /** The communities that weigh on it; the whole organisation when empty. */
  communities: Type.Array(CommunityId),
});
export type Objective = Static<typeof Objective>;

export const Campaign = Type.Object({
  campaign: Slug,
  title: Text,
  from: Day,
  /** Exclusive. */
  to: Day,
  communities: Type.Array(CommunityId),
});
export type Campaign = Static<typeof Campaign>;

export const Gathering = Type.Object({
  gathering: Slug,
  title: Text,
  day: Day,
  communities: Type.Array(CommunityId),
});
export type Gathering = Static<typeof Gathering>;
