// The one place where figures are gated: HTML and JSON are both made from what comes out of here.
import { Type, type Static } from 'typebox';
import {
  gateFigure,
  gateHeadcount,
  gateNested,
  gatePartition,
  maySeeFigures,
  smallestGroup,
  type Viewer,
} from '../core/gate.ts';
import { communityStates, type CommunityState } from '../core/community-state.ts';
import { takeSeats, Seats } from './seats.ts';

/** A number, or why it is withheld. */
export const Figure = Type.Union([
  Type.Object({ shown: Type.Literal(true), value: Type.Number() }),
  Type.Object({
    shown: Type.Literal(false),
    reason: Type.Enum(['small-group', 'complement', 'not-your-role']),
  }),
]);
export type Figure = Static<typeof Figure>;

/** A community's members, split into who took part, who only read, and the rest. */
export const Room = Type.Object({
  members: Figure,
  tookPart: Figure,
  onlyRead: Figure,
  resting: Figure,
  seats: Type.Union([Seats, Type.Null()]),
});
export type Room = Static<typeof Room>;

/** `too-small`: fewer than k members, so that saying how they live would be saying how few people behave. */
export const shownStates = [...communityStates, 'too-small'] as const;
export type ShownState = (typeof shownStates)[number];

export interface Gate {
  k: number;
  viewer: Viewer;
  /** How many people; nobody is told, fewer than k is not. */
  headcount(people: number): Figure;
  /** Something `people` did together. */
  figure(people: number, value: number): Figure;
  /** Parts of a total that is shown elsewhere; none can be had by subtraction. */
  parts(people: readonly number[]): Figure[];
  /** Counts of which each is contained in the one before. */
  nested(people: readonly number[]): Figure[];
  /** A part of a whole that is shown elsewhere. */
  part(people: number, whole: number): Figure;
  room(members: number, tookPart: number, onlyRead: number): Room;
  state(members: number, state: CommunityState): ShownState;
}

/** What absence looks like may be told of any group: it says that nobody came, not what someone did. */
const statesOfAbsence: readonly CommunityState[] = ['too-early', 'never-opened', 'empty'];

export function gateFor(viewer: Viewer, configuredK: number): Gate {
  const k = Math.max(configuredK, smallestGroup);

  function parts(people: readonly number[]): Figure[] {
    const present = people.map((count, index) => ({ count, index })).filter(({ count }) => count > 0);
    const gated = gatePartition(
      viewer,
      present.map(({ count }) => ({ people: count, value: count })),
      k,
    );
    const figures: Figure[] = people.map(() => gateHeadcount(viewer, 0, k));
    present.forEach(({ index }, position) => {
      figures[index] = gated[position] ?? { shown: false, reason: 'small-group' };
    });
    return figures;
  }

  return {
    k,
    viewer,
    parts,
    headcount: (people) => gateHeadcount(viewer, people, k),
    nested: (people) => gateNested(viewer, people, k),
    part: (people, whole) =>
      parts([people, Math.max(0, whole - people)])[0] ?? { shown: false, reason: 'small-group' },
    figure: (people, value) =>
      people === 0 ? gateHeadcount(viewer, 0, k) : gateFigure(viewer, people, value, k),
    room(members, tookPart, onlyRead) {
      const resting = Math.max(0, members - tookPart - onlyRead);
      const [took, read, rest] = parts([tookPart, onlyRead, resting]) as [Figure, Figure, Figure];
      const size = gateHeadcount(viewer, members, k);
      const seats = maySeeFigures(viewer) ? takeSeats(size, took, read, rest, k) : null;
      return { members: size, tookPart: took, onlyRead: read, resting: rest, seats };
    },
    state: (members, state) =>
      members > 0 && members < k && !statesOfAbsence.includes(state) ? 'too-small' : state,
  };
}
