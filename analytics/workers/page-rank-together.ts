// PageRank by several threads: each sweeps its own blocks of rows.
import { balancedBlocks } from '../algorithms/balanced-blocks.ts';
import { barrierWords } from '../algorithms/barrier.ts';
import type { CsrGraph } from '../algorithms/csr-graph.ts';
import {
  inverseStrength,
  pairTies,
  type PageRankOptions,
  type PageRankResult,
} from '../algorithms/page-rank.ts';
import type { GraphCrew } from './graph-crew.ts';
import { createLayout, ints, reals, singles, type Layout } from './graph-memory.ts';
import type { PageRankTask } from './graph-tasks.ts';

/** Enough to balance any number of cores this is meant for, and the same whatever that number is. */
const rowBlocks = 64;

/** As `pageRank`. */
export async function pageRankTogether(
  crew: GraphCrew,
  graph: CsrGraph,
  { damping = 0.85, tolerance = 1e-9, maxRounds = 1000, weighting = 'plain' }: PageRankOptions,
): Promise<PageRankResult> {
  const { order } = graph;
  if (order === 0) return { rank: new Float64Array(), rounds: 0, converged: true };
  const layout = createLayout();
  const ties = graph.in.neighbours.length;
  const columns = placeColumns(layout, order, ties);
  const memory = crew.reserve(layout);
  ints(memory, columns.offsets, order + 1).set(graph.in.offsets);
  const words = 2 * ties;
  pairTies(
    graph.in,
    weighting,
    columns.share,
    ints(memory, columns.ties, words),
    singles(memory, columns.ties, words),
  );
  ints(memory, columns.barrier, barrierWords).fill(0);
  reals(memory, columns.perStrength, order).set(inverseStrength(graph.out, weighting));
  reals(memory, columns.rank, order).fill(1 / order);
  const cuts = balancedBlocks(graph.in.offsets, rowBlocks);
  const how = { order, threads: crew.threads, damping, tolerance, maxRounds, cuts };
  const tasks = Array.from({ length: crew.threads }, (_, thread): PageRankTask => {
    return { kind: 'page-rank', memory, thread, ...how, ...columns };
  });
  const [{ rounds, converged } = { rounds: 0, converged: false }] = await crew.ask(tasks);
  const last = rounds % 2 === 1 ? columns.next : columns.rank;
  return { rank: reals(memory, last, order).slice(), rounds, converged };
}

function placeColumns(layout: Layout, order: number, ties: number) {
  return {
    barrier: layout.place(barrierWords, 4),
    offsets: layout.place(order + 1, 4),
    ties: layout.place(ties, 8),
    perStrength: layout.place(order, 8),
    share: layout.place(order, 8),
    rank: layout.place(order, 8),
    next: layout.place(order, 8),
    dangling: layout.place(rowBlocks, 8),
    moved: layout.place(rowBlocks, 8),
  };
}
