// Do people meet across departments? Observed beside chance; nothing that fewer than k people did.
import { Type, type Static } from 'typebox';
import { communityKinds } from '../../core/registry.ts';
import { CommunityId } from '../../core/ids.ts';
import { addDays } from '../../core/windows.ts';
import { listedCommunities } from '../../store/queries/listed-communities.ts';
import { readReport } from '../../store/queries/run-report.ts';
import type { CrossShare, SiloReport } from '../../store/rows/silo-report.ts';
import { Figure, type Gate } from '../gate.ts';
import { Analysis, findAnalysis } from './analysis.ts';
import type { Asking } from './asking.ts';
import { heardWithinDays } from './community-summary.ts';

const MaybeNumber = Type.Union([Type.Number(), Type.Null()]);

/** Share of ties that join two departments, and what chance would give among people as busy. */
const Crossing = Type.Object({ people: Figure, across: Figure, expected: Figure });
export type Crossing = Static<typeof Crossing>;

const Silos = Type.Object({
  whole: Crossing,
  externalInternal: Type.Union([
    Type.Object({ observed: Figure, expected: Figure, z: Type.Union([Figure, Type.Null()]) }),
    Type.Null(),
  ]),
  groups: Type.Union([
    Type.Object({
      count: Type.Integer(),
      ami: Type.Number(),
      nmi: Type.Number(),
      stability: Type.Number(),
      resolution: Type.Number(),
      modularity: MaybeNumber,
    }),
    Type.Null(),
  ]),
  departments: Type.Array(
    Type.Object({
      name: Type.String(),
      people: Figure,
      /** Share of them with a tie to another department. */
      crossing: Figure,
    }),
  ),
  /** Row by row, square: ties observed for each tie expected. Null where neither is. */
  matrix: Type.Array(Type.Array(Type.Union([Figure, Type.Null()]))),
  communities: Type.Array(
    Type.Object({ community: CommunityId, name: Type.String(), ...Crossing.properties }),
  ),
  kinds: Type.Array(Type.Object({ kind: Type.Enum([...communityKinds, '']), ...Crossing.properties })),
});
export type Silos = Static<typeof Silos>;

export const SilosAnswer = Type.Object({ analysis: Analysis, silos: Type.Union([Silos, Type.Null()]) });
export type SilosAnswer = Static<typeof SilosAnswer>;

export async function answerSilos(asking: Asking): Promise<SilosAnswer> {
  const { store, gate, today } = asking;
  const analysis = await findAnalysis(store);
  if (analysis === null) return { analysis, silos: null };
  const since = addDays(today, -heardWithinDays);
  const [report, listed] = await Promise.all([
    readReport(store, analysis.run, 'silos'),
    store.query(listedCommunities, { since, today, only: '' }),
  ]);
  const names = new Map(listed.map(({ community, name }) => [community, name]));
  return { analysis, silos: report && gateSilos(gate, report, names) };
}

function gateSilos(gate: Gate, report: SiloReport, names: ReadonlyMap<string, string>): Silos {
  const { whole, externalInternal, groups, departments } = report;
  const figure = (value: number) => gate.figure(whole.people, rounded(value));
  return {
    whole: gateCrossing(gate, whole),
    externalInternal: externalInternal && {
      observed: figure(externalInternal.observed),
      expected: figure(externalInternal.expected),
      z: externalInternal.z === null ? null : figure(externalInternal.z),
    },
    groups: gate.headcount(whole.people).shown ? groups : null,
    departments: departments.map(({ name, people, crossing }) => ({
      name,
      people: gate.headcount(people),
      crossing: shareOf(gate.part(crossing, people), people),
    })),
    matrix: matrixOf(gate, report),
    communities: report.communities
      .filter(({ community, ties }) => ties > 0 && names.has(community))
      .map(({ community, ...crossing }) => ({
        community,
        name: nameOf(names, community),
        ...gateCrossing(gate, crossing),
      })),
    kinds: report.kinds
      .filter(({ ties }) => ties > 0)
      .map(({ kind, ...crossing }) => ({
        kind: communityKinds.find((known) => known === kind) ?? '',
        ...gateCrossing(gate, crossing),
      })),
  };
}

function nameOf(names: ReadonlyMap<string, string>, community: string): string {
  const name = names.get(community) ?? '';
  return name === '' ? community : name;
}

function gateCrossing(gate: Gate, { people, ties, across, expectedAcross }: CrossShare): Crossing {
  const share = (value: number) => gate.figure(people, ties === 0 ? 0 : rounded(value / ties));
  return { people: gate.headcount(people), across: share(across), expected: share(expectedAcross) };
}

/** Ratios only, without totals: a withheld cell cannot be had from its row. */
function matrixOf(gate: Gate, { departments, cells }: SiloReport): Silos['matrix'] {
  const matrix = departments.map(() => departments.map((): Figure | null => null));
  for (const { a, b, ties, expected, people } of cells) {
    const smallest = Math.min(departments[a]?.people ?? 0, departments[b]?.people ?? 0);
    if (expected === 0 || smallest === 0) continue;
    const figure = gate.figure(people === 0 ? smallest : people, rounded(ties / expected));
    for (const [row, column] of [
      [a, b],
      [b, a],
    ] as const) {
      const cellsOfRow = matrix[row];
      if (cellsOfRow !== undefined) cellsOfRow[column] = figure;
    }
  }
  return matrix;
}

const shareOf = (figure: Figure, whole: number): Figure =>
  figure.shown && whole > 0 ? { shown: true, value: rounded(figure.value / whole) } : figure;

/** A share to the last digit would give its numbers away. */
const rounded = (value: number) => Math.round(value * 100) / 100;
