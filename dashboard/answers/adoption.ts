// How far have people come? The ladder over everyone entitled, how often they come, and whether they come back.
import { Type, type Static } from 'typebox';
import { Day } from '../../core/ids.ts';
import { readReport } from '../../store/queries/run-report.ts';
import { rungs, type AdoptionReport, type Share } from '../../store/rows/adoption-report.ts';
import { entitledBases } from '../../store/rows/adoption-week.ts';
import { Figure, type Gate } from '../gate.ts';
import { Analysis, findAnalysis } from './analysis.ts';
import type { Asking } from './asking.ts';

const MaybeFigure = Type.Union([Figure, Type.Null()]);

/** A headcount, and the 95 % interval of its share where it may be shown. */
const Part = Type.Object({
  people: Figure,
  interval: Type.Union([Type.Object({ low: Type.Number(), high: Type.Number() }), Type.Null()]),
});
export type Part = Static<typeof Part>;

/** Days of 28, so coarse that no bin is a person's own calendar. */
export const dayBins = [
  [1, 1],
  [2, 3],
  [4, 7],
  [8, 14],
  [15, 28],
] as const;

const Adoption = Type.Object({
  basis: Type.Enum([...entitledBases]),
  entitled: Figure,
  /** Null: no tool tells this. */
  ladder: Type.Array(Type.Object({ rung: Type.Enum([...rungs]), people: MaybeFigure })),
  weeklyActive: Part,
  monthlyActive: Part,
  contributors: Part,
  readers: Part,
  stickiness: MaybeFigure,
  breadth: MaybeFigure,
  depth: MaybeFigure,
  gini: MaybeFigure,
  /** In the order of `dayBins`. */
  activeDays: Type.Array(Figure),
  /** By the four weeks of arrival; share still active one, two … periods later. */
  cohorts: Type.Array(Type.Object({ from: Day, people: Figure, active: Type.Array(Figure) })),
  threads: Figure,
  /** Working hours until half of the threads have an answer. */
  medianHours: MaybeFigure,
  unanswered: MaybeFigure,
});
export type Adoption = Static<typeof Adoption>;

export const AdoptionAnswer = Type.Object({
  analysis: Analysis,
  adoption: Type.Union([Adoption, Type.Null()]),
});
export type AdoptionAnswer = Static<typeof AdoptionAnswer>;

export async function answerAdoption({ store, gate }: Asking): Promise<AdoptionAnswer> {
  const analysis = await findAnalysis(store);
  const report = analysis === null ? null : await readReport(store, analysis.run, 'adoption');
  return { analysis, adoption: report && gateAdoption(gate, report) };
}

function gateAdoption(gate: Gate, report: AdoptionReport): Adoption {
  const active = report.monthlyActive.part;
  const among = (people: number, value: number | null) =>
    value === null ? null : gate.figure(people, value);
  const contributors = report.monthlyContributors.part;
  return {
    basis: report.basis,
    entitled: gate.headcount(report.entitled),
    ladder: gateLadder(gate, report),
    weeklyActive: partOf(gate.part(report.weeklyActive.part, report.entitled), report.weeklyActive),
    ...gateMonth(gate, report),
    stickiness: among(active, report.stickiness),
    breadth: among(active, report.breadth),
    depth: among(active, report.depth),
    gini: among(contributors, report.gini),
    activeDays: gate.parts(
      dayBins.map(([from, to]) =>
        report.activeDays.slice(from - 1, to).reduce((sum, people) => sum + people, 0),
      ),
    ),
    cohorts: report.cohorts.map(({ from, people, active: later }) => ({
      from,
      people: gate.headcount(people),
      active: later.map((still) => shareOf(gate.part(still, people), people)),
    })),
    threads: gate.figure(contributors, report.replies.threads),
    medianHours: among(contributors, report.replies.medianHours),
    unanswered:
      report.replies.unanswered.whole === 0
        ? null
        : gate.figure(contributors, report.replies.unanswered.part / report.replies.unanswered.whole),
  };
}

/** Invitations stand apart: people also come without one. */
function gateLadder(gate: Gate, { ladder, entitled }: AdoptionReport): Adoption['ladder'] {
  const climbed = ladder.filter(({ rung, people }) => rung !== 'invited' && people !== null);
  const gated = gate.nested(climbed.map(({ people }) => people ?? 0));
  return ladder.map((step) => {
    const { rung, people } = step;
    if (people === null) return { rung, people };
    if (rung === 'invited') return { rung, people: gate.part(people, entitled) };
    return { rung, people: gated[climbed.indexOf(step)] ?? null };
  });
}

/** Who contributed, who only read, who only signed in, and the rest: none of them by subtraction. */
function gateMonth(
  gate: Gate,
  { entitled, monthlyActive, monthlyContributors, monthlyReaders }: AdoptionReport,
): Pick<Adoption, 'monthlyActive' | 'contributors' | 'readers'> {
  const others = Math.max(0, monthlyActive.part - monthlyContributors.part - monthlyReaders.part);
  const rest = Math.max(0, entitled - monthlyActive.part);
  const parts = gate.parts([monthlyContributors.part, monthlyReaders.part, others, rest]);
  const [contributors, readers, signedIn] = parts as [Figure, Figure, Figure];
  const told = [contributors, readers, signedIn].every(({ shown }) => shown);
  return {
    monthlyActive: partOf(
      told ? gate.part(monthlyActive.part, entitled) : { shown: false, reason: 'complement' },
      monthlyActive,
    ),
    contributors: partOf(contributors, monthlyContributors),
    readers: partOf(readers, monthlyReaders),
  };
}

const partOf = (people: Figure, { whole, low, high }: Share): Part => ({
  people,
  interval: people.shown && whole > 0 ? { low, high } : null,
});

const shareOf = (figure: Figure, whole: number): Figure =>
  figure.shown && whole > 0 ? { shown: true, value: figure.value / whole } : figure;
