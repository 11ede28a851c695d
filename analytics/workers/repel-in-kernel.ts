// What bodies of a picture do to each other, by WebAssembly two pairs to a vector: nearly all that a layout costs.
import type { Bodies } from '../algorithms/force-atlas.ts';
import { createLayout, createMemory, openKernels } from './graph-memory.ts';

/** More than any picture holds. */
const mostBodies = 1024;

/** As `forceAtlas` repels, bit for bit; undefined for more bodies than there is room for. */
export const repelInKernel = (order: number) => (order > mostBodies ? undefined : (room ??= openRoom()));

let room: ReturnType<typeof openRoom> | undefined;

function openRoom() {
  const layout = createLayout();
  const column = () => layout.place(mostBodies, 4);
  const at = { x: column(), y: column(), mass: column(), dx: column(), dy: column() };
  const memory = createMemory(layout.pages());
  const kernels = openKernels(memory);
  const view = (place: number) => new Float32Array(memory.buffer, place, mostBodies);
  const here = { x: view(at.x), y: view(at.y), mass: view(at.mass), dx: view(at.dx), dy: view(at.dy) };
  return (bodies: Bodies, coefficient: number): void => {
    const order = bodies.x.length;
    here.x.set(bodies.x);
    here.y.set(bodies.y);
    here.mass.set(bodies.mass);
    here.dx.fill(0, 0, order);
    here.dy.fill(0, 0, order);
    kernels.repel(order, at.x, at.y, at.mass, at.dx, at.dy, coefficient);
    bodies.dx.set(here.dx.subarray(0, order));
    bodies.dy.set(here.dy.subarray(0, order));
  };
}
