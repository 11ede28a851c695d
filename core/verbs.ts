// What a person can do, and the one class each verb belongs to (design §3).

export const verbClasses = {
  expression: ['post', 'ask', 'reply', 'answer', 'react', 'share', 'endorse', 'review', 'mention'],
  relation: ['invite', 'follow', 'attend'],
  presence: ['view', 'login'],
  membership: ['join', 'leave'],
  adoption: ['activate', 'complete-profile', 'accept-charter', 'use'],
  correction: ['edit', 'delete', 'move'],
} as const;

export type VerbClass = keyof typeof verbClasses;
export type Verb = (typeof verbClasses)[VerbClass][number];

export const verbs = Object.values(verbClasses).flat() as readonly Verb[];

/** Verbs that bring a new thing into the world, which others may respond to. */
export const creatingVerbs: readonly Verb[] = ['post', 'ask', 'reply', 'answer', 'review'];

/** Taking part: reads never count. */
export const contributingVerbs: readonly Verb[] = verbClasses.expression;

/** Why one person is named by another's interaction. */
export const tieReasons = [
  'reply',
  'mention',
  'reaction',
  'share',
  'endorse',
  'review',
  'invite',
  'follow',
] as const;
export type TieReason = (typeof tieReasons)[number];

/**
 * Weight of one response by reason (research/science.md §1.1). The weights are priors, not measurements;
 * `invite` and `follow` say something about the sender only and carry none.
 */
export const tieWeights: Readonly<Record<TieReason, number>> = {
  reply: 1,
  review: 1,
  endorse: 0.7,
  mention: 0.7,
  share: 0.5,
  reaction: 0.2,
  invite: 0,
  follow: 0,
};

/** The tie a verb makes with the author of the thing it responds to; other verbs make none. */
export const tieReasonOf: Partial<Readonly<Record<Verb, TieReason>>> = {
  post: 'reply',
  ask: 'reply',
  reply: 'reply',
  answer: 'reply',
  react: 'reaction',
  mention: 'mention',
  share: 'share',
  endorse: 'endorse',
  review: 'review',
  invite: 'invite',
  follow: 'follow',
};
