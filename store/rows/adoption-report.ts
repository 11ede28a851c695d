// Who came how far, of all who may: the ladder, how often, for how long, how evenly. Counts of people, before any gate.
import { Type, type Static } from 'typebox';
import { Day } from '../../core/ids.ts';
import { entitledBases } from './adoption-week.ts';

export const rungs = [
  'entitled',
  'invited',
  'activated',
  'joined',
  'reacted',
  'posted',
  'was-answered',
  'regular',
  'ambassador',
] as const;
export type Rung = (typeof rungs)[number];

const Count = Type.Integer({ minimum: 0 });
const Maybe = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);

/** A share of a whole with the 95 % interval of Wilson (1927). */
export const Share = Type.Object({ part: Count, whole: Count, low: Type.Number(), high: Type.Number() });
export type Share = Static<typeof Share>;

export const AdoptionReport = Type.Object({
  basis: Type.Enum([...entitledBases]),
  entitled: Count,
  /** Nulls: no tool tells this. */
  ladder: Type.Array(Type.Object({ rung: Type.Enum([...rungs]), people: Maybe(Count) })),
  weeklyActive: Share,
  monthlyActive: Share,
  monthlyContributors: Share,
  monthlyReaders: Share,
  /** People active on a working day, on average, of those active in the month. */
  stickiness: Maybe(Type.Number()),
  /** People by days active in 28, from 1 day to 28. */
  activeDays: Type.Array(Count),
  /** Communities and actions per active person in 28 days. */
  breadth: Maybe(Type.Number()),
  depth: Maybe(Type.Number()),
  /** Of contributions in 28 days among contributors: 0 = all alike, 1 = one makes them all. */
  gini: Maybe(Type.Number()),
  /** People by the four weeks in which they were first seen; `active[i]`: still active i periods later. */
  cohorts: Type.Array(Type.Object({ from: Day, people: Count, active: Type.Array(Count) })),
  replies: Type.Object({
    threads: Count,
    /** In working hours; null while more than half wait. */
    medianHours: Maybe(Type.Number()),
    /** Of threads given seven days. */
    unanswered: Share,
  }),
});
export type AdoptionReport = Static<typeof AdoptionReport>;
