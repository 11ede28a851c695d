// How many communities are in which condition, for sentences; communities are counted here, never people.
import type { CommunitySummary } from './answers/community-summary.ts';
import type { ShownState } from './gate.ts';
import type { Tally } from './locales/en/overview.ts';

const condition: Readonly<Record<ShownState, Exclude<keyof Tally, 'all'>>> = {
  lively: 'full',
  warming: 'full',
  simmering: 'some',
  sparse: 'some',
  emptying: 'some',
  monologue: 'some',
  'read-only': 'some',
  empty: 'empty',
  'never-opened': 'empty',
  'too-early': 'untold',
  'too-small': 'untold',
};

/** From full to empty: the order of tables in the room. */
const fullestFirst: readonly ShownState[] = [
  'lively',
  'warming',
  'simmering',
  'emptying',
  'sparse',
  'monologue',
  'read-only',
  'empty',
  'never-opened',
  'too-early',
  'too-small',
];

export const stateOrder = (state: ShownState) => fullestFirst.indexOf(state);
export const isFull = ({ state }: Pick<CommunitySummary, 'state'>) => condition[state] === 'full';

export function tally(communities: readonly CommunitySummary[]): Tally {
  const counts: Tally = { all: communities.length, full: 0, some: 0, empty: 0, untold: 0 };
  for (const { state } of communities) counts[condition[state]] += 1;
  return counts;
}

/** Communities that need a hand, most urgent first: those going down before those long empty. */
const mostUrgentFirst: readonly ShownState[] = [
  'emptying',
  'monologue',
  'read-only',
  'sparse',
  'never-opened',
  'empty',
];

export function needingAHand(communities: readonly CommunitySummary[]): CommunitySummary[] {
  const urgency = (state: ShownState) => {
    const place = mostUrgentFirst.indexOf(state);
    return place < 0 ? mostUrgentFirst.length : place;
  };
  return communities
    .filter(({ remedy }) => remedy !== 'none')
    .sort((a, b) => urgency(a.state) - urgency(b.state) || (b.since ?? '').localeCompare(a.since ?? ''));
}
