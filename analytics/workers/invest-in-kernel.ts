// Burt's investments over a large graph, in WebAssembly: every triangle is met, so the inner loop decides.
import type { Rows } from '../algorithms/csr-graph.ts';
import { createLayout, createMemory, ints, openKernels, reals, singles } from './graph-memory.ts';

/** As `constraint` invests, bit for bit; beside the rows' ties. */
export function investInKernel(order: number, rows: Rows, perStrength: Float64Array): Float64Array {
  const ties = rows.neighbours.length;
  const layout = createLayout();
  const at = {
    offsets: layout.place(order + 1, 4),
    neighbours: layout.place(ties, 4),
    weights: layout.place(ties, 4),
    perStrength: layout.place(order, 8),
    invested: layout.place(ties, 8),
    tieTo: layout.place(order, 4),
    turn: layout.place(order + 1, 4),
  };
  const memory = createMemory(layout.pages());
  ints(memory, at.offsets, order + 1).set(rows.offsets);
  ints(memory, at.turn, order + 1).set(rows.offsets);
  ints(memory, at.neighbours, ties).set(rows.neighbours);
  singles(memory, at.weights, ties).set(rows.weights);
  reals(memory, at.perStrength, order).set(perStrength);
  ints(memory, at.tieTo, order).fill(-1);
  openKernels(memory).investAll(
    order,
    at.offsets,
    at.neighbours,
    at.weights,
    at.perStrength,
    at.invested,
    at.tieTo,
    at.turn,
  );
  return reals(memory, at.invested, ties);
}
