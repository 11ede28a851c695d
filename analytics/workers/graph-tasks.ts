// What each thread of a graph team does with its part of a task.
import { barrierWords, joinBarrier } from '../algorithms/barrier.ts';
import { distanceUnits } from '../algorithms/harmonic.ts';
import { createExtrapolation, goOn } from '../algorithms/page-rank.ts';
import { ints, openKernels, reals, type Place } from './graph-memory.ts';

/** Common to all tasks: the memory, and where the out-rows in it begin and end (of PageRank, the in-rows). */
interface Shared {
  memory: WebAssembly.Memory;
  order: number;
  offsets: Place;
}

/** PageRank: rows lie in blocks of fixed cuts, each with sums of its own, so the result does not depend on `threads`. */
export interface PageRankTask extends Shared {
  kind: 'page-rank';
  /** Which of so many this thread is. */
  thread: number;
  threads: number;
  /** `barrierWords` words, 0 at first. */
  barrier: Place;
  /** 8 bytes each, row by row: where in `share` its giver stands (a `Place`), and its weight in 32 bits. */
  ties: Place;
  perStrength: Place;
  share: Place;
  rank: Place;
  next: Place;
  /** Row cuts, and the two sums per block: rank held by those who point nowhere, and movement. */
  cuts: Int32Array;
  dangling: Place;
  moved: Place;
  damping: number;
  tolerance: number;
  maxRounds: number;
}

/** Sources are taken block by block from a shared counter; each block has its own column of scores. */
export interface SourcesTask extends Shared {
  kind: 'dependencies' | 'distances';
  neighbours: Place;
  tieCount: number;
  sources: Place;
  sourceCount: number;
  blocks: number;
  /** One word, 0 at first: the next block to take. */
  taken: Place;
  /** `blocks` columns of `order`. */
  scores: Place;
  /** The in-rows; only distances read them. */
  inOffsets: Place;
  inNeighbours: Place;
  /** Columns of this thread's own search; unused by distances. */
  distance: Place;
  queue: Place;
  paths: Place;
  credit: Place;
  steps: Place;
  stepEnds: Place;
}

export type GraphTask = PageRankTask | SourcesTask;

export interface GraphTaskDone {
  /** Of PageRank. */
  rounds: number;
  converged: boolean;
}

export function perform(task: GraphTask): GraphTaskDone {
  switch (task.kind) {
    case 'page-rank':
      return iterate(task);
    case 'dependencies':
      return takeBlocks(task, addDependencies(task));
    case 'distances':
      return takeBlocks(task, addDistances(task));
  }
}

/** As `pageRank`, this thread's blocks only; after every round all threads know the same sums. */
function iterate(task: PageRankTask): GraphTaskDone {
  const { memory, order, damping, tolerance, maxRounds } = task;
  const blocks = task.cuts.length - 1;
  const first = Math.floor((task.thread * blocks) / task.threads);
  const last = Math.floor(((task.thread + 1) * blocks) / task.threads);
  const kernels = openKernels(memory);
  const barrier = joinBarrier(ints(memory, task.barrier, barrierWords), task.threads);
  const dangling = reals(memory, task.dangling, blocks);
  const moved = reals(memory, task.moved, blocks);
  const cut = (block: number) => task.cuts[block] ?? 0;
  let { rank, next } = task;
  const extrapolation = createExtrapolation();
  for (let round = 1; round <= maxRounds; round++) {
    for (let b = first; b < last; b++)
      dangling[b] = kernels.shareOut(rank, task.perStrength, task.share, cut(b), cut(b + 1));
    barrier.wait();
    const base = (1 - damping + damping * sum(dangling)) / order;
    for (let b = first; b < last; b++) {
      moved[b] = kernels.collectRows(task.offsets, task.ties, rank, next, base, damping, cut(b), cut(b + 1));
    }
    barrier.wait();
    [rank, next] = [next, rank];
    const total = sum(moved);
    if (total < tolerance) return { rounds: round, converged: true };
    const [newest, before] = [reals(memory, rank, order), reals(memory, next, order)];
    goOn(newest, before, extrapolation(total), cut(first), cut(last));
  }
  return { rounds: maxRounds, converged: false };
}

const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

type AddBlock = (sources: Int32Array, block: number) => void;

function takeBlocks(task: SourcesTask, addBlock: AddBlock): GraphTaskDone {
  const { memory, blocks, sourceCount } = task;
  const taken = ints(memory, task.taken, 1);
  const sources = ints(memory, task.sources, sourceCount);
  const cut = (block: number) => Math.floor((block * sourceCount) / blocks);
  for (let block = Atomics.add(taken, 0, 1); block < blocks; block = Atomics.add(taken, 0, 1)) {
    addBlock(sources.subarray(cut(block), cut(block + 1)), block);
  }
  return { rounds: 1, converged: true };
}

/** Betweenness: as `dependenciesOn`, a block of sources at a time. */
function addDependencies(task: SourcesTask): AddBlock {
  const { memory, order, offsets, neighbours, distance, queue, paths, credit, steps, stepEnds } = task;
  const kernels = openKernels(memory);
  ints(memory, distance, order).fill(-1);
  reals(memory, paths, order).fill(0);
  return (sources, block) => {
    const scores = task.scores + 8 * order * block;
    for (const source of sources)
      kernels.addPathsFrom(
        source,
        offsets,
        neighbours,
        distance,
        queue,
        paths,
        credit,
        steps,
        stepEnds,
        scores,
      );
  };
}

/** Harmonic closeness: as `inverseDistances`, in whole units. */
function addDistances(task: SourcesTask): AddBlock {
  const { memory, order, tieCount } = task;
  const rowsAt = (offsets: Place, neighbours: Place) => ({
    offsets: ints(memory, offsets, order + 1),
    neighbours: ints(memory, neighbours, tieCount),
  });
  const structure = {
    order,
    out: rowsAt(task.offsets, task.neighbours),
    in: rowsAt(task.inOffsets, task.inNeighbours),
  };
  return (sources, block) => {
    reals(memory, task.scores + 8 * order * block, order).set(distanceUnits(structure, sources));
  };
}
