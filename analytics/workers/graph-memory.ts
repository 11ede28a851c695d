// One stretch of memory for a graph and what is computed on it, seen by every thread and by WebAssembly.
import { readFileSync } from 'node:fs';
import { builtFile } from '../../core/package-root.ts';

/** Where a column begins, in bytes. */
export type Place = number;

/** Exports of `algorithms/assembly/graph-kernels.ts`; columns are places, rows whole numbers. */
export interface GraphKernels {
  shareOut(rank: Place, perStrength: Place, share: Place, from: number, to: number): number;
  collectRows(
    offsets: Place,
    ties: Place,
    rank: Place,
    next: Place,
    base: number,
    damping: number,
    from: number,
    to: number,
  ): number;
  addPathsFrom(
    source: number,
    offsets: Place,
    neighbours: Place,
    distance: Place,
    queue: Place,
    paths: Place,
    credit: Place,
    steps: Place,
    stepEnds: Place,
    scores: Place,
  ): void;
  sumFour(
    order: number,
    starts: Place,
    unheard: Place,
    ends: Place,
    ages: Place,
    weights: Place,
    times: Place,
    sums: Place,
    capped: boolean,
  ): void;
  rankDraw(
    order: number,
    sums: Place,
    bucketOf: Place,
    ends: Place,
    inOrder: Place,
    sorted: Place,
    buckets: number,
    shift: number,
    lowest: number,
    watched: Place,
    watchedCount: number,
    ranks: Place,
  ): void;
  moveNodes(
    order: number,
    offsets: Place,
    neighbours: Place,
    weights: Place,
    mass: Place,
    groups: Place,
    groupMass: Place,
    groupSize: Place,
    free: Place,
    freeCount: number,
    towards: Place,
    met: Place,
    queue: Place,
    queued: Place,
    density: number,
    negligible: number,
  ): number;
}

/** Of WebAssembly. */
export const pageBytes = 65_536;
/** Columns begin on a cache line of their own, so that threads do not fight over one. */
const lineBytes = 64;

export interface Layout {
  /** Reserves room for a column of `length` entries. */
  place(length: number, bytesEach: 1 | 2 | 4 | 8): Place;
  /** Pages needed for everything placed so far. */
  pages(): number;
}

export function createLayout(): Layout {
  let end = lineBytes;
  return {
    place(length, bytesEach) {
      const place = end;
      end += Math.ceil((length * bytesEach) / lineBytes) * lineBytes;
      return place;
    },
    pages: () => Math.ceil(end / pageBytes),
  };
}

/** As large as it will ever be: views of memory that may still grow are slow. At most 4 GiB, 65,536 pages. */
export function createMemory(pages: number): WebAssembly.Memory {
  return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
}

let compiled: WebAssembly.Module | undefined;

/** Loads what the build made of `algorithms/assembly`, once per thread. */
export function openKernels(memory: WebAssembly.Memory): GraphKernels {
  compiled ??= new WebAssembly.Module(readFileSync(builtFile('analytics/algorithms/graph-kernels.wasm')));
  return new WebAssembly.Instance(compiled, { env: { memory } }).exports as unknown as GraphKernels;
}

export const ints = (memory: WebAssembly.Memory, place: Place, length: number): Int32Array =>
  new Int32Array(memory.buffer, place, length);

export const reals = (memory: WebAssembly.Memory, place: Place, length: number): Float64Array =>
  new Float64Array(memory.buffer, place, length);

export const bytes = (memory: WebAssembly.Memory, place: Place, length: number): Uint8Array =>
  new Uint8Array(memory.buffer, place, length);

export const singles = (memory: WebAssembly.Memory, place: Place, length: number): Float32Array =>
  new Float32Array(memory.buffer, place, length);
