// Several threads on one large graph: PageRank, betweenness and closeness in memory they share.
//
// Results do not depend on the number of threads, to the last bit: work is cut into blocks that do not, and sums are
// added in the order of blocks. Compare the kernels of the same name, which stay on the calling thread.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { builtFile } from '../../core/package-root.ts';
import { balancedBlocks } from '../algorithms/balanced-blocks.ts';
import { barrierWords } from '../algorithms/barrier.ts';
import type { CsrGraph, Rows } from '../algorithms/csr-graph.ts';
import { distanceUnit } from '../algorithms/harmonic.ts';
import {
  inverseStrength,
  weigh,
  type PageRankOptions,
  type PageRankResult,
} from '../algorithms/page-rank.ts';
import { createLayout, createMemory, ints, reals, type Layout } from './graph-memory.ts';
import type { GraphTask, GraphTaskDone, PageRankTask, SourcesTask } from './graph-tasks.ts';

export interface GraphTeam {
  readonly threads: number;
  /** As `pageRank`. */
  pageRank(graph: CsrGraph, options?: PageRankOptions): Promise<PageRankResult>;
  /** As `dependenciesOn`. */
  dependenciesOn(graph: CsrGraph, sources: Int32Array): Promise<Float64Array>;
  /** As `inverseDistances`. */
  inverseDistances(graph: CsrGraph, sources: Int32Array): Promise<Float64Array>;
  close(): Promise<void>;
}

/** Blocks of rows in PageRank, and of sources elsewhere: enough to balance any number of cores this is meant for. */
const rowBlocks = 64;
const sourceBlocks = 32;

/** One task at a time; threads load compiled code, so build first. A thread that fails ends the team. */
export function createGraphTeam({ threads = availableParallelism() } = {}): GraphTeam {
  const workers = Array.from(
    { length: threads },
    () => new Worker(builtFile('analytics/workers/graph-worker.js')),
  );
  const reserve = keepMemory();
  const ask = async (tasks: readonly GraphTask[]): Promise<GraphTaskDone[]> => {
    try {
      return await Promise.all(workers.map((worker, i) => answerOf(worker, tasks[i])));
    } catch (error) {
      await Promise.all(workers.map((worker) => worker.terminate()));
      throw error;
    }
  };
  const perThread = <T>(make: (thread: number) => T) => Array.from({ length: threads }, (_, i) => make(i));

  const addFromSources = async (kind: SourcesTask['kind'], graph: CsrGraph, sources: Int32Array) => {
    const { order, out } = graph;
    const layout = createLayout();
    const blocks = Math.min(sourceBlocks, sources.length);
    const rows = placeRows(layout, out);
    const back = kind === 'distances' && graph.in !== out ? placeRows(layout, graph.in) : rows;
    const common = {
      barrier: layout.place(barrierWords, 4),
      inOffsets: back.offsets,
      inNeighbours: back.neighbours,
      taken: layout.place(1, 4),
      sources: layout.place(sources.length, 4),
      scores: layout.place(blocks * order, 8),
    };
    const own = perThread(() => ({
      distance: layout.place(order, 4),
      queue: layout.place(order, 4),
      paths: layout.place(order, 8),
      credit: layout.place(order, 8),
    }));
    const memory = reserve(layout);
    copyRows(memory, rows, out);
    if (back !== rows) copyRows(memory, back, graph.in);
    ints(memory, common.taken, 1)[0] = 0;
    ints(memory, common.sources, sources.length).set(sources);
    const scores = reals(memory, common.scores, blocks * order).fill(0);
    const task = { kind, memory, order, threads, blocks, sourceCount: sources.length, ...rows, ...common };
    await ask(own.map((columns, thread): SourcesTask => ({ ...task, ...columns, thread })));
    return addColumns(scores, order, blocks);
  };

  return {
    threads,
    async pageRank(graph, { damping = 0.85, tolerance = 1e-9, maxRounds = 1000, weighting = 'plain' } = {}) {
      const { order } = graph;
      if (order === 0) return { rank: new Float64Array(), rounds: 0, converged: true };
      const layout = createLayout();
      const rows = placeRows(layout, graph.in);
      const column = () => layout.place(order, 8);
      const places = {
        barrier: layout.place(barrierWords, 4),
        weights: layout.place(rows.ties, 4),
        ...{ perStrength: column(), share: column(), rank: column(), next: column() },
        ...{ dangling: layout.place(rowBlocks, 8), moved: layout.place(rowBlocks, 8) },
      };
      const memory = reserve(layout);
      copyRows(memory, rows, graph.in);
      ints(memory, places.barrier, barrierWords).fill(0);
      copyWeights(memory, places.weights, graph.in, weighting);
      reals(memory, places.perStrength, order).set(inverseStrength(graph.out, weighting));
      reals(memory, places.rank, order).fill(1 / order);
      const cuts = balancedBlocks(graph.in.offsets, rowBlocks);
      const task = {
        kind: 'page-rank',
        memory,
        order,
        threads,
        damping,
        tolerance,
        maxRounds,
        cuts,
      } as const;
      const answers = await ask(
        perThread((thread): PageRankTask => ({ ...task, ...rows, ...places, thread })),
      );
      const { rounds, converged } = answers[0] ?? { rounds: 0, converged: false };
      const last = rounds % 2 === 1 ? places.next : places.rank;
      return { rank: reals(memory, last, order).slice(), rounds, converged };
    },
    dependenciesOn: (graph, sources) => addFromSources('dependencies', graph, sources),
    async inverseDistances(graph, sources) {
      const units = await addFromSources('distances', graph, sources);
      return units.map((sum) => sum / distanceUnit);
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

/** Keeps the last memory for the next task: fresh pages cost more than the copy into them. */
function keepMemory(): (layout: Layout) => WebAssembly.Memory {
  let pages = 0;
  let memory = createMemory(0);
  return (layout) => {
    if (layout.pages() > pages) {
      pages = layout.pages();
      memory = createMemory(pages);
    }
    return memory;
  };
}

function answerOf(worker: Worker, task: GraphTask | undefined): Promise<GraphTaskDone> {
  return new Promise((resolve, reject) => {
    const settle = (done: () => void) => {
      worker.off('message', answered).off('error', failed).off('exit', ended);
      done();
    };
    const answered = (answer: GraphTaskDone) => {
      settle(() => {
        resolve(answer);
      });
    };
    const failed = (error: unknown) => {
      settle(() => {
        reject(error instanceof Error ? error : new Error(String(error)));
      });
    };
    const ended = () => {
      failed(new Error('a thread of the graph team ended early'));
    };
    worker.on('message', answered).on('error', failed).on('exit', ended);
    worker.postMessage(task);
  });
}

function placeRows(layout: Layout, { offsets, neighbours }: Rows) {
  return {
    offsets: layout.place(offsets.length, 4),
    neighbours: layout.place(neighbours.length, 4),
    ties: neighbours.length,
  };
}

function copyRows(memory: WebAssembly.Memory, places: ReturnType<typeof placeRows>, rows: Rows): void {
  ints(memory, places.offsets, rows.offsets.length).set(rows.offsets);
  ints(memory, places.neighbours, places.ties).set(rows.neighbours);
}

function copyWeights(
  memory: WebAssembly.Memory,
  place: number,
  { weights }: Rows,
  weighting: NonNullable<PageRankOptions['weighting']>,
): void {
  const copy = new Float32Array(memory.buffer, place, weights.length);
  if (weighting === 'plain') copy.set(weights);
  else weights.forEach((weight, e) => (copy[e] = weigh(weight, weighting)));
}

function addColumns(columns: Float64Array, order: number, count: number): Float64Array {
  const total = columns.slice(0, order);
  if (count === 0) return new Float64Array(order);
  for (let c = 1; c < count; c++) {
    for (let v = 0; v < order; v++) total[v] = (total[v] ?? 0) + (columns[c * order + v] ?? 0);
  }
  return total;
}
