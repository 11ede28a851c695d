// How many people stand behind each cell of a mixing matrix: what decides whether the cell may be shown.
import { contacts, type CsrGraph } from './csr-graph.ts';

export interface CellPeople {
  /** g × g, symmetric: people of either group with a tie to the other; on the diagonal, with a tie inside. */
  cells: Uint32Array;
  /** Ties of each cell, each once; g × g, symmetric. */
  ties: Uint32Array;
  /** People of each group with any tie to a known group, and with a tie to another group. */
  tied: Uint32Array;
  crossing: Uint32Array;
}

/** Nodes of group −1, and their ties, are left out. */
export function countCellPeople(graph: CsrGraph, groups: Int32Array, count: number): CellPeople {
  const { offsets, neighbours } = contacts(graph);
  const cells = new Uint32Array(count * count);
  const ends = new Uint32Array(count * count);
  const tied = new Uint32Array(count);
  const crossing = new Uint32Array(count);
  const met = new Int32Array(count).fill(-1);
  for (let v = 0; v < graph.order; v++) {
    const own = groups[v];
    if (own < 0) continue;
    let crosses = false;
    let any = false;
    for (let e = offsets[v]; e < offsets[v + 1]; e++) {
      const other = groups[neighbours[e]];
      if (other < 0) continue;
      any = true;
      crosses ||= other !== own;
      ends[own * count + other]++;
      if (met[other] === v) continue;
      met[other] = v;
      cells[own * count + other]++;
      if (other !== own) cells[other * count + own]++;
    }
    if (any) tied[own]++;
    if (crosses) crossing[own]++;
  }
  const ties = ends.map((n, cell) => (Math.floor(cell / count) === cell % count ? n / 2 : n));
  return { cells, ties, tied, crossing };
}
