// A generated graph as bare columns on disk, for every implementation to read.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TieColumns } from '../../analytics/algorithms/csr-graph.ts';
import { createRandom } from '../../analytics/algorithms/random.ts';
import { generateGraph, graphSizes, type SizeName } from './generate-graph.ts';

/** Searches start from so many people. */
const pivotCount = 256;

export interface GraphFiles {
  people: number;
  columns: TieColumns;
  pivots: Int32Array;
}

export function writeGraph(folder: string, size: SizeName): void {
  const { from, to, weight } = generateGraph(graphSizes[size]);
  const pivots = Int32Array.from({ length: graphSizes[size].people }, (_, v) => v);
  createRandom(graphSizes[size].seed).shuffle(pivots);
  writeColumn(folder, `${size}.from`, from);
  writeColumn(folder, `${size}.to`, to);
  writeColumn(folder, `${size}.weight`, weight);
  writeColumn(folder, `${size}.pivots`, pivots.subarray(0, pivotCount));
}

export function readGraph(folder: string, size: SizeName): GraphFiles {
  const from = readInts(folder, `${size}.from`);
  return {
    people: graphSizes[size].people,
    columns: {
      from,
      to: readInts(folder, `${size}.to`),
      weight: readWeights(folder, `${size}.weight`),
      length: from.length,
    },
    pivots: readInts(folder, `${size}.pivots`),
  };
}

/** Results of one implementation, for another to be compared with. */
export const writeResult = (folder: string, name: string, values: Float64Array): void => {
  writeColumn(folder, `${name}.result`, values);
};

export function readResult(folder: string, name: string): Float64Array {
  const bytes = readFileSync(join(folder, `${name}.result`));
  return new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8);
}

function writeColumn(folder: string, name: string, values: NodeJS.ArrayBufferView): void {
  writeFileSync(join(folder, name), values);
}

/** Views of the bytes as they were read: `readFileSync` gives every file a buffer of its own. */
function readInts(folder: string, name: string): Int32Array {
  const bytes = readFileSync(join(folder, name));
  return new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
}

function readWeights(folder: string, name: string): Float32Array {
  const bytes = readFileSync(join(folder, name));
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
}
