// What the sample's analysis says of the whole organisation, and of a community beside its state.
import { borrowedSilence } from '../../analytics/communities/borrowed-silence.ts';
import type { CommunityState } from '../../core/community-state.ts';
import { addDays } from '../../core/windows.ts';
import type { AdoptionReport, Share } from '../../store/rows/adoption-report.ts';
import type { CommunityOutlook } from '../../store/rows/community-outlook.ts';
import type { ReportSubject, RunReportRow } from '../../store/rows/run-report.ts';
import type { SiloReport } from '../../store/rows/silo-report.ts';
import type { SurvivalReport } from '../../store/rows/survival-report.ts';

const entitled = 1201;
const share = (part: number, whole = entitled): Share => ({
  part,
  whole,
  low: Math.max(0, part / whole - 0.02),
  high: Math.min(1, part / whole + 0.02),
});

function adoption(until: string): AdoptionReport {
  const periods = 8;
  return {
    basis: 'directory',
    entitled,
    ladder: [
      { rung: 'entitled', people: entitled },
      { rung: 'invited', people: null },
      { rung: 'activated', people: 902 },
      { rung: 'joined', people: 760 },
      { rung: 'reacted', people: 541 },
      { rung: 'posted', people: 318 },
      { rung: 'was-answered', people: 260 },
      { rung: 'regular', people: 97 },
      { rung: 'ambassador', people: null },
    ],
    weeklyActive: share(402),
    monthlyActive: share(640),
    monthlyContributors: share(322),
    monthlyReaders: share(300),
    stickiness: 0.31,
    activeDays: Array.from({ length: 28 }, (_, day) => Math.round(120 / (day + 1))),
    breadth: 2.4,
    depth: 31.5,
    gini: 0.62,
    cohorts: Array.from({ length: periods }, (_, i) => {
      const people = i === 3 ? 3 : 140 - 12 * i;
      return {
        from: addDays(until, -28 * (periods - i)),
        people,
        active: Array.from({ length: periods - 1 - i }, (_each, later) =>
          Math.round(people * (0.7 - 0.06 * later)),
        ),
      };
    }),
    replies: { threads: 512, medianHours: 3.4, unanswered: share(61, 480) },
  };
}

const departments = ['Sales', 'Engineering', 'Customer service', 'Finance', 'Legal', ''];

function silos(communities: readonly string[]): SiloReport {
  const crossing = { people: 420, ties: 2600, across: 700, expectedAcross: 1980 };
  return {
    whole: crossing,
    externalInternal: {
      observed: -0.46,
      expected: 0.52,
      dealtMean: 0.53,
      dealtDeviation: 0.012,
      z: -82.5,
      p: 0.005,
      assortativity: 0.64,
    },
    groups: { count: 9, resolution: 1, stability: 0.87, modularity: 0.61, ami: 0.58, nmi: 0.63 },
    departments: departments.map((name, i) => ({ name, people: 120 - 20 * i, crossing: 60 - 9 * i })),
    cells: departments.flatMap((_, a) =>
      departments.slice(a).map((_each, i) => ({
        a,
        b: a + i,
        ties: i === 0 ? 300 : 40 - 5 * i,
        expected: i === 0 ? 110 : 90,
        people: a === 4 && i === 1 ? 3 : 80 - 12 * i,
      })),
    ),
    communities: communities.slice(0, 12).map((community, i) => ({
      community,
      people: i === 5 ? 4 : 60 - 3 * i,
      ties: 200,
      across: 90 + 5 * i,
      expectedAcross: 140,
    })),
    kinds: [{ kind: 'practice', ...crossing }],
  };
}

const survival: SurvivalReport = {
  communities: 57,
  ended: 21,
  points: [13, 22, 30, 52, 104, 156].map((weeks, i) => ({
    weeks,
    surviving: i < 4 ? 0.9 - 0.12 * i : null,
    published: [0.64, 0.56, 0.52, 0.45, 0.3, 0.22][i] ?? 0,
  })),
  medianWeeks: null,
  enough: true,
};

export function sampleReport(
  subject: ReportSubject,
  until: string,
  communities: readonly string[],
): RunReportRow['content'] {
  const reports = {
    adoption,
    silos: () => silos(communities),
    silence: () => borrowedSilence,
    survival: () => survival,
  };
  return reports[subject](until);
}

export function sampleOutlook(state: CommunityState, people: number): CommunityOutlook {
  const alive = people > 0 && state !== 'too-early';
  const raises = state === 'sparse' || state === 'emptying' || state === 'monologue';
  return {
    silence: alive
      ? {
          chance: raises ? 0.37 : 0.02,
          basis: 'borrowed',
          quiet: state === 'sparse',
          reasons: [
            { feature: 'AW8', raises },
            { feature: 'dec', raises },
            { feature: 'awf', raises },
          ],
          features: [0, 8, 2.4, 0.9, 4.1],
        }
      : null,
    newcomer: {
      freshContributions: people,
      threads: people,
      medianHours: people === 0 ? null : 4.5,
      unanswered: 0.22,
    },
    promise: { invited: 0, joined: 3 * people, seen: 2 * people },
  };
}
