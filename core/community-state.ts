// The states a community can be in, from no evidence to lively (research/science.md §4.3).

export const communityStates = [
  'too-early',
  'never-opened',
  'empty',
  'read-only',
  'monologue',
  'sparse',
  'emptying',
  'simmering',
  'warming',
  'lively',
] as const;
export type CommunityState = (typeof communityStates)[number];
