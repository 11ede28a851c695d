// Leiden's local moving on a large graph, in WebAssembly: most of what finding groups costs.
import { measureGroups, negligible, type MoveNodes } from '../algorithms/leiden/local-moves.ts';
import { bytes, createLayout, createMemory, ints, openKernels, pageBytes, reals } from './graph-memory.ts';

/** As `moveNodes`, bit for bit. Its memory is made for the first and largest level, and used again for what follows. */
export function createMover(): MoveNodes {
  let memory = createMemory(0);
  let kernels = openKernels(memory);

  return (level, groups, density, random) => {
    const { order, neighbours } = level;
    const ties = neighbours.length;
    const { pages, ...at } = placeColumns(order, ties);
    if (memory.buffer.byteLength < pages * pageBytes) {
      memory = createMemory(pages);
      kernels = openKernels(memory);
    }
    const { groupMass, groupSize, free } = measureGroups(level, groups);
    ints(memory, at.offsets, order + 1).set(level.offsets);
    ints(memory, at.neighbours, ties).set(neighbours);
    reals(memory, at.weights, ties).set(level.weights);
    reals(memory, at.mass, order).set(level.mass);
    reals(memory, at.groupMass, order).set(groupMass);
    ints(memory, at.groupSize, order).set(groupSize);
    ints(memory, at.free, order).set(free);
    reals(memory, at.towards, order).fill(0);
    bytes(memory, at.queued, order).fill(1);
    const moving = ints(memory, at.groups, order);
    moving.set(groups);
    const queue = Int32Array.from(groups.keys());
    random.shuffle(queue);
    ints(memory, at.queue, order).set(queue);
    const moved = kernels.moveNodes(
      order,
      at.offsets,
      at.neighbours,
      at.weights,
      at.mass,
      at.groups,
      at.groupMass,
      at.groupSize,
      at.free,
      free.length,
      at.towards,
      at.met,
      at.queue,
      at.queued,
      density,
      negligible,
    );
    groups.set(moving);
    return moved !== 0;
  };
}

function placeColumns(order: number, ties: number) {
  const layout = createLayout();
  const column = (bytesEach: 1 | 4 | 8) => layout.place(order, bytesEach);
  const at = {
    offsets: layout.place(order + 1, 4),
    neighbours: layout.place(ties, 4),
    weights: layout.place(ties, 8),
    mass: column(8),
    groups: column(4),
    groupMass: column(8),
    groupSize: column(4),
    free: column(4),
    towards: column(8),
    met: layout.place(order + 1, 4),
    queue: column(4),
    queued: column(1),
  };
  return { ...at, pages: layout.pages() };
}
