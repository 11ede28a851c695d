// Searches from many sources by several threads, each taking the next block of sources when it is done with one.
import type { CsrGraph, RowStructure } from '../algorithms/csr-graph.ts';
import { searchesAtOnce } from '../algorithms/harmonic.ts';
import type { GraphCrew } from './graph-crew.ts';
import { createLayout, ints, reals, type Layout, type Place } from './graph-memory.ts';
import type { SourcesTask } from './graph-tasks.ts';

/** Each has a column of scores, whatever the number of threads: sums are then the same on every machine. */
const sourceBlocks = 32;

/** What the search adds to every node, summed over all sources. */
export async function searchTogether(
  crew: GraphCrew,
  kind: SourcesTask['kind'],
  { order, out, in: back }: CsrGraph,
  sources: Int32Array,
): Promise<Float64Array> {
  const atOnce = kind === 'distances' ? searchesAtOnce : 1;
  const blocks = Math.min(sourceBlocks, Math.ceil(sources.length / atOnce));
  const layout = createLayout();
  const rows = placeRows(layout, out);
  const backRows = kind === 'distances' && back !== out ? placeRows(layout, back) : rows;
  const columns = {
    taken: layout.place(1, 4),
    sources: layout.place(sources.length, 4),
    scores: layout.place(blocks * order, 8),
  };
  const own = Array.from({ length: crew.threads }, () => placeSearch(layout, order, rows.tieCount));
  const memory = crew.reserve(layout);
  copyRows(memory, rows, out);
  if (backRows !== rows) copyRows(memory, backRows, back);
  ints(memory, columns.taken, 1).fill(0);
  ints(memory, columns.sources, sources.length).set(sources);
  const scores = reals(memory, columns.scores, blocks * order).fill(0);
  const { offsets: inOffsets, neighbours: inNeighbours } = backRows;
  const what = { kind, memory, order, blocks, sourceCount: sources.length, inOffsets, inNeighbours };
  await crew.ask(own.map((search): SourcesTask => ({ ...what, ...rows, ...columns, ...search })));
  return addColumns(scores, order, blocks);
}

interface RowPlaces {
  offsets: Place;
  neighbours: Place;
  tieCount: number;
}

function placeRows(layout: Layout, { offsets, neighbours }: RowStructure): RowPlaces {
  return {
    offsets: layout.place(offsets.length, 4),
    neighbours: layout.place(neighbours.length, 4),
    tieCount: neighbours.length,
  };
}

function copyRows(memory: WebAssembly.Memory, places: RowPlaces, rows: RowStructure): void {
  ints(memory, places.offsets, rows.offsets.length).set(rows.offsets);
  ints(memory, places.neighbours, places.tieCount).set(rows.neighbours);
}

function placeSearch(layout: Layout, order: number, ties: number) {
  return {
    distance: layout.place(order, 4),
    queue: layout.place(order + 1, 4),
    paths: layout.place(order, 8),
    credit: layout.place(order, 8),
    steps: layout.place(ties + 1, 4),
    stepEnds: layout.place(order, 4),
  };
}

function addColumns(columns: Float64Array, order: number, count: number): Float64Array {
  const total = new Float64Array(order);
  for (let c = 0; c < count; c++) {
    const column = columns.subarray(c * order, (c + 1) * order);
    for (let v = 0; v < order; v++) total[v] = (total[v] ?? 0) + (column[v] ?? 0);
  }
  return total;
}
