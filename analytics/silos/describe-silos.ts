// Do people meet across the organisation chart? Observed beside chance, for all, by department, community and kind.
import { countCellPeople } from '../algorithms/cell-people.ts';
import { countTies, type CsrGraph } from '../algorithms/csr-graph.ts';
import { moveNodes, type MoveNodes } from '../algorithms/leiden/local-moves.ts';
import { sweepResolutions } from '../algorithms/leiden/resolution-sweep.ts';
import { mixing, permuteExternalInternal } from '../algorithms/mixing.ts';
import { agreement } from '../algorithms/partition-agreement.ts';
import { createRandom } from '../algorithms/random.ts';
import type { CommunityId } from '../../core/ids.ts';
import type { CrossShare, SiloReport } from '../../store/rows/silo-report.ts';
import { foldDepartments } from './fold-departments.ts';

/** Deals of the departments' labels: enough for p < .01. */
const deals = 200;
/** Above this many ties one look at one resolution must do; the sweep costs ten seeds at five. */
const sweptTies = 100_000;

/** Of the organisation as a whole; what each community adds comes from `crossShare`. */
export type WholeSilos = Omit<SiloReport, 'communities' | 'kinds'>;

/** `departments` by node as places in `names`, −1 when unknown. */
export function describeWhole(
  graph: CsrGraph,
  departments: Int32Array,
  names: readonly string[],
  { move = moveNodes }: { move?: MoveNodes } = {},
): WholeSilos {
  return {
    whole: crossShare(graph, departments),
    externalInternal: externalInternal(graph, departments),
    groups: groupsOf(graph, departments, move),
    ...cellsOf(graph, departments, names),
  };
}

/** The whole report; `kinds` says which communities are told of, and their kind. */
export function describeSilos(
  whole: WholeSilos,
  communities: SiloReport['communities'],
  kinds: ReadonlyMap<CommunityId, string>,
): SiloReport {
  const told = communities.filter(({ community }) => kinds.has(community));
  return { ...whole, communities: told, kinds: byKind(told, kinds) };
}

/** How many ties join two departments, beside what chance would give. */
export function crossShare(graph: CsrGraph, departments: Int32Array): CrossShare {
  const { observed, expected, groups } = mixing(graph, departments);
  const { tied } = countCellPeople(graph, departments, groups);
  const ends = sum(observed);
  const inside = (cells: Float64Array) => cells.reduce((a, n, i) => (i % (groups + 1) === 0 ? a + n : a), 0);
  return {
    people: tied.reduce((a, n) => a + n, 0),
    ties: ends / 2,
    across: (ends - inside(observed)) / 2,
    expectedAcross: ends === 0 ? 0 : (ends - inside(expected)) / 2,
  };
}

function externalInternal(graph: CsrGraph, departments: Int32Array): SiloReport['externalInternal'] {
  const { externalInternal: observed, expectedExternalInternal, assortativity } = mixing(graph, departments);
  if (Number.isNaN(observed) || new Set(departments.filter((d) => d >= 0)).size < 2) return null;
  const { mean, deviation, z, p } = permuteExternalInternal(graph, departments, createRandom(1), deals);
  return {
    observed,
    expected: expectedExternalInternal,
    dealtMean: mean,
    dealtDeviation: deviation,
    z: finite(z),
    p,
    assortativity: finite(assortativity),
  };
}

function groupsOf(graph: CsrGraph, departments: Int32Array, move: MoveNodes): SiloReport['groups'] {
  const large = countTies(graph) > sweptTies;
  const { results, plateau } = sweepResolutions(graph, {
    move,
    ...(large ? { resolutions: [1], runs: 2 } : {}),
  });
  const found = results[plateau];
  const known = Int32Array.from(departments.keys()).filter((v) => (departments[v] ?? -1) >= 0);
  if (found === undefined || known.length === 0) return null;
  const { ami, nmi } = agreement(
    known.map((v) => found.groups[v] ?? 0),
    known.map((v) => departments[v] ?? 0),
  );
  const { resolution, stability, modularity } = found;
  const count = found.sizes.filter((size) => size > 1).length;
  return { count, resolution, stability, modularity, ami, nmi };
}

function cellsOf(
  graph: CsrGraph,
  departments: Int32Array,
  names: readonly string[],
): Pick<SiloReport, 'departments' | 'cells'> {
  const folded = foldDepartments(departments, names);
  const { expected } = mixing(graph, folded.groups);
  const { cells, ties, tied, crossing } = countCellPeople(graph, folded.groups, folded.names.length);
  const count = folded.names.length;
  const places = folded.names.map((_, place) => place);
  return {
    departments: folded.names.map((name, i) => ({ name, people: tied[i] ?? 0, crossing: crossing[i] ?? 0 })),
    cells: places.flatMap((a) =>
      places.slice(a).map((b) => ({
        a,
        b,
        ties: ties[a * count + b] ?? 0,
        expected: (expected[a * count + b] ?? 0) / (a === b ? 2 : 1),
        people: cells[a * count + b] ?? 0,
      })),
    ),
  };
}

/**
 * Ties are those of all communities of a kind. People are those of its largest community alone: all of them together
 * would give away, less that community, how few sit at the others.
 */
function byKind(
  communities: SiloReport['communities'],
  kinds: ReadonlyMap<CommunityId, string>,
): SiloReport['kinds'] {
  const names = [...new Set(communities.map(({ community }) => kinds.get(community) ?? ''))].sort();
  return names.map((kind) => {
    const own = communities.filter(({ community }) => kinds.get(community) === kind);
    const total = (of: (row: CrossShare) => number) => own.reduce((a, row) => a + of(row), 0);
    return {
      kind,
      people: Math.max(0, ...own.map(({ people }) => people)),
      ties: total(({ ties }) => ties),
      across: total(({ across }) => across),
      expectedAcross: total(({ expectedAcross }) => expectedAcross),
    };
  });
}

const sum = (cells: Float64Array) => cells.reduce((a, n) => a + n, 0);
const finite = (x: number) => (Number.isFinite(x) ? x : null);
