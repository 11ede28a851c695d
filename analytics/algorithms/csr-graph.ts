// A directed weighted graph in compressed sparse rows, both ways: what every kernel here reads.
//
// Weights are stored in 32 bits and always summed in 64: sums of up to 2^20 weights between 2^-9 and 1 are then
// exact, so no order of ties, people or threads can change a result. Rows come out sorted by neighbour, so the
// same ties give the same bytes. Arrays may lie on a SharedArrayBuffer, to be read by several threads.

/** Row v holds `neighbours[offsets[v] … offsets[v + 1])`, ascending, with their weights. */
export interface Rows {
  readonly offsets: Int32Array;
  readonly neighbours: Int32Array;
  readonly weights: Float32Array;
}

/** Rows without weights: who is tied to whom. */
export type RowStructure = Pick<Rows, 'offsets' | 'neighbours'>;

/** No loops, no parallel ties, only positive weights. In an undirected graph `out` and `in` are the same rows. */
export interface CsrGraph {
  readonly order: number;
  readonly directed: boolean;
  readonly out: Rows;
  readonly in: Rows;
}

/** One tie per position, in any order; parallel ties and loops allowed. Only the first `length` count. */
export interface TieColumns {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly weight: Float32Array;
  readonly length: number;
}

export interface BuildOptions {
  /** Lay the arrays on SharedArrayBuffers. */
  shared?: boolean;
}

/**
 * Builds both directions by counting sort (Knuth, The Art of Computer Programming 3, §5.2): O(order + ties).
 * Parallel ties are summed; loops and ties without a positive weight are dropped.
 */
export function buildCsrGraph(
  order: number,
  ties: TieColumns,
  { shared = false }: BuildOptions = {},
): CsrGraph {
  const out = mergeParallel(order, transpose(order, groupByTarget(order, ties), false), shared);
  return { order, directed: true, out, in: transpose(order, out, shared) };
}

/** The undirected simple graph: a tie if either direction exists, the two weights added. */
export function undirected(graph: CsrGraph, { shared = false }: BuildOptions = {}): CsrGraph {
  if (!graph.directed) return graph;
  const { order } = graph;
  const offsets = new Int32Array(allocate(order + 1, shared));
  for (let v = 0; v < order; v++) offsets[v + 1] = offsets[v] + countUnion(graph, v);
  const rows = allocateRows(offsets, shared);
  for (let v = 0; v < order; v++) writeUnion(graph, v, rows);
  return { order, directed: false, out: rows, in: rows };
}

/** Several measures of one graph ask for its contacts; they go when it goes. */
const contactsOf = new WeakMap<CsrGraph, RowStructure>();

/** The rows of `undirected` without their weights, at half the cost; found once for a graph, so not to be changed. */
export function contacts(graph: CsrGraph): RowStructure {
  if (!graph.directed) return graph.out;
  const known = contactsOf.get(graph) ?? findContacts(graph);
  contactsOf.set(graph, known);
  return known;
}

function findContacts({ order, out, in: back }: CsrGraph): RowStructure {
  const offsets = new Int32Array(order + 1);
  const neighbours = new Int32Array(out.neighbours.length + back.neighbours.length);
  let place = 0;
  for (let v = 0; v < order; v++) {
    let i = out.offsets[v];
    let j = back.offsets[v];
    const iEnd = out.offsets[v + 1];
    const jEnd = back.offsets[v + 1];
    while (i < iEnd && j < jEnd) {
      const a = out.neighbours[i];
      const b = back.neighbours[j];
      neighbours[place++] = a < b ? a : b;
      if (a <= b) i++;
      if (b <= a) j++;
    }
    while (i < iEnd) neighbours[place++] = out.neighbours[i++];
    while (j < jEnd) neighbours[place++] = back.neighbours[j++];
    offsets[v + 1] = place;
  }
  return { offsets, neighbours: neighbours.subarray(0, place) };
}

/** Number of ties; each counts once, in an undirected graph too. */
export function countTies({ directed, out }: CsrGraph): number {
  return directed ? out.neighbours.length : out.neighbours.length / 2;
}

/** The same ties seen from their other end; rows come out sorted, because the rows are read in ascending order. */
export function transpose(order: number, rows: Rows, shared: boolean): Rows {
  const { offsets, neighbours, weights } = rows;
  const size = neighbours.length;
  const turned = new Int32Array(allocate(order + 1, shared));
  for (let e = 0; e < size; e++) turned[neighbours[e] + 1]++;
  for (let v = 0; v < order; v++) turned[v + 1] += turned[v];
  const result = allocateRows(turned, shared);
  const next = turned.slice(0, order);
  for (let v = 0; v < order; v++) {
    for (let e = offsets[v], end = offsets[v + 1]; e < end; e++) {
      const place = next[neighbours[e]]++;
      result.neighbours[place] = v;
      result.weights[place] = weights[e];
    }
  }
  return result;
}

/** First pass: in-rows in the order the ties came, without loops and weightless ties. */
function groupByTarget(order: number, { from, to, weight, length }: TieColumns): Rows {
  const offsets = new Int32Array(order + 1);
  for (let e = 0; e < length; e++) if (from[e] !== to[e] && weight[e] > 0) offsets[to[e] + 1]++;
  for (let v = 0; v < order; v++) offsets[v + 1] += offsets[v];
  const rows = allocateRows(offsets, false);
  const next = offsets.slice(0, order);
  for (let e = 0; e < length; e++) {
    if (from[e] === to[e] || !(weight[e] > 0)) continue;
    const place = next[to[e]]++;
    rows.neighbours[place] = from[e];
    rows.weights[place] = weight[e];
  }
  return rows;
}

/** Equal neighbours are adjacent in sorted rows: sums each run, moving the rows up in place, then cuts the rest off. */
function mergeParallel(order: number, { offsets, neighbours, weights }: Rows, shared: boolean): Rows {
  let write = 0;
  let read = 0;
  for (let v = 0; v < order; v++) {
    const end = offsets[v + 1];
    while (read < end) {
      const neighbour = neighbours[read];
      let sum = weights[read++];
      while (read < end && neighbours[read] === neighbour) sum += weights[read++];
      neighbours[write] = neighbour;
      weights[write++] = sum;
    }
    offsets[v + 1] = write;
  }
  if (write === neighbours.length && !shared) return { offsets, neighbours, weights };
  const merged = allocateRows(offsets, shared);
  merged.neighbours.set(neighbours.subarray(0, write));
  merged.weights.set(weights.subarray(0, write));
  return merged;
}

function countUnion({ out, in: back }: CsrGraph, v: number): number {
  let count = 0;
  let i = out.offsets[v];
  let j = back.offsets[v];
  const iEnd = out.offsets[v + 1];
  const jEnd = back.offsets[v + 1];
  for (; i < iEnd && j < jEnd; count++) {
    const difference = out.neighbours[i] - back.neighbours[j];
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return count + (iEnd - i) + (jEnd - j);
}

/** Larger than any node, and still a 32-bit integer: what stands behind the end of a row. */
const nobody = 0x7fffffff;

function writeUnion({ out, in: back }: CsrGraph, v: number, { offsets, neighbours, weights }: Rows): void {
  let i = out.offsets[v];
  let j = back.offsets[v];
  const iEnd = out.offsets[v + 1];
  const jEnd = back.offsets[v + 1];
  for (let place = offsets[v], end = offsets[v + 1]; place < end; place++) {
    const a = i < iEnd ? out.neighbours[i] : nobody;
    const b = j < jEnd ? back.neighbours[j] : nobody;
    neighbours[place] = a < b ? a : b;
    if (a === b) weights[place] = out.weights[i++] + back.weights[j++];
    else weights[place] = a < b ? out.weights[i++] : back.weights[j++];
  }
}

function allocate(words: number, shared: boolean): ArrayBufferLike {
  return shared ? new SharedArrayBuffer(4 * words) : new ArrayBuffer(4 * words);
}

function allocateRows(offsets: Int32Array, shared: boolean): Rows {
  const shareable = shared && !(offsets.buffer instanceof SharedArrayBuffer);
  const own = shareable ? new Int32Array(allocate(offsets.length, true)) : offsets;
  if (shareable) own.set(offsets);
  const size = own[own.length - 1];
  return {
    offsets: own,
    neighbours: new Int32Array(allocate(size, shared)),
    weights: new Float32Array(allocate(size, shared)),
  };
}
