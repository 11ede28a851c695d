// Do states tell communities that will be silent from those that will not? (research/science.md §4.3, §7 row 2)
import type { CommunityState } from '../../core/community-state.ts';
import { figuresReport, type Figure } from './figures-table.ts';
import { readRooms, type LeanRooms, type RoomWeek } from './lean-rooms.ts';
import type { TruthReport } from './lean-zulip.ts';

const silentWeeks = 13;
/** In the order that must hold. */
const published: readonly (readonly [CommunityState, number])[] = [
  ['empty', 0.863],
  ['sparse', 0.374],
  ['simmering', 0.096],
  ['lively', 0.004],
];
const described: readonly CommunityState[] = ['monologue', 'emptying', 'warming'];
const livelyMost = 0.005;
const flipsMost = 0.07;

export function statesTruth(folder: string): TruthReport {
  const rooms = readRooms(folder);
  const shares = published.map(([state]) => shareSilent(rooms, state));
  const figures: Figure[] = published.map(([state, share], i) => ({
    name: `${state}: then silent for ${silentWeeks} weeks`,
    ours: shares[i] ?? NaN,
    published: share,
    met: state === 'lively' ? (shares[i] ?? 1) <= livelyMost : (shares[i] ?? 0) > (shares[i + 1] ?? 1),
  }));
  const others = described.map((state) => ({
    name: `${state}: then silent for ${silentWeeks} weeks`,
    ours: shareSilent(rooms, state),
  }));
  const flips = flipShare(rooms.weeks);
  return figuresReport(
    [
      ...figures,
      ...others,
      { name: 'weeks in which a state changes, before the hold', ours: flipShare(rooms.weeks, 'rawState') },
      { name: 'weeks in which a state changes', ours: flips, published: flipsMost, met: flips < flipsMost },
    ],
    [
      'Published: 121 channels of two archives; the smaller one (NCAR) is not here. Met: each above the next, lively at most 0.5 %.',
    ],
  );
}

function shareSilent({ weeks, silentAfter }: LeanRooms, state: CommunityState): number {
  const known = weeks
    .filter((week) => week.state === state)
    .map(({ life, end }) => silentAfter(life.community, end, silentWeeks))
    .filter((silent) => silent !== null);
  return known.filter(Boolean).length / known.length;
}

/** Changes between neighbouring weeks of a channel; the end of the grace period is none. */
function flipShare(weeks: readonly RoomWeek[], which: 'state' | 'rawState' = 'state'): number {
  let pairs = 0;
  let flips = 0;
  weeks.forEach((week, i) => {
    const before = weeks[i - 1];
    if (before?.life.community !== week.life.community || before.end + 7 !== week.end) return;
    if (before.rawState === 'too-early') return;
    pairs++;
    if (before[which] !== week[which]) flips++;
  });
  return flips / pairs;
}
