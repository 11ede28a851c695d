// Influence in drawn days, summed by WebAssembly two draws to a vector and ranked there: the bootstrap is most of what
// scoring costs.
import { lanes, type CountedTies, type DrawnInfluence } from '../algorithms/drawn-influence.ts';
import { createLayout, createMemory, openKernels, reals, type GraphKernels } from './graph-memory.ts';
import { placeRanks, ranksInKernel } from './ranks-in-kernel.ts';

interface Room {
  memory: WebAssembly.Memory;
  kernels: GraphKernels;
  pages: number;
}

/** One per thread, made anew and twice as large when it no longer suffices: a thousand scopes must not ask for a thousand. */
let room: Room | undefined;
/** Enough for nearly every community. */
const fewestPages = 256;

function roomOf(pages: number): Room {
  if (room === undefined || room.pages < pages) {
    const enough = Math.max(pages, 2 * (room?.pages ?? 0), fewestPages);
    const memory = createMemory(enough);
    room = { memory, kernels: openKernels(memory), pages: enough };
  }
  return room;
}

/** As `drawnInfluence` sums and ranks, bit for bit. Good until the next is made on the same thread: they share their memory. */
export function drawnInKernel(ties: CountedTies, watched: Int32Array): DrawnInfluence {
  const { order, starts, unheard, ends, ages, weights, capped } = ties;
  const entries = lanes * (1 + ages.reduce((oldest, age) => Math.max(oldest, age), 0));
  const layout = createLayout();
  const at = {
    starts: layout.place(starts.length, 4),
    unheard: layout.place(unheard.length, 4),
    ends: layout.place(ends.length, 4),
    ages: layout.place(ages.length, 2),
    weights: layout.place(weights.length, 4),
    times: layout.place(entries, 8),
    sums: layout.place(lanes * order, 8),
  };
  const places = placeRanks(layout, order, watched);
  const { memory, kernels } = roomOf(layout.pages());
  const { buffer } = memory;
  new Int32Array(buffer, at.starts, starts.length).set(starts);
  new Int32Array(buffer, at.unheard, unheard.length).set(unheard);
  new Int32Array(buffer, at.ends, ends.length).set(ends);
  new Uint16Array(buffer, at.ages, ages.length).set(ages);
  new Float32Array(buffer, at.weights, weights.length).set(weights);
  const times = reals(memory, at.times, entries);
  const sums = reals(memory, at.sums, lanes * order);
  const rank = ranksInKernel({ memory, kernels }, places, order, watched);
  const sum = (drawn: Float64Array) => {
    // Days older than every tie are drawn too.
    times.set(drawn.subarray(0, entries));
    kernels.sumFour(order, at.starts, at.unheard, at.ends, at.ages, at.weights, at.times, at.sums, capped);
  };
  return {
    sum(drawn, into) {
      sum(drawn);
      into.set(sums);
    },
    rank(drawn, count, ranks, to) {
      sum(drawn);
      for (let lane = 0; lane < count; lane++) rank(at.sums, lane, ranks, to + lane * watched.length);
    },
  };
}
