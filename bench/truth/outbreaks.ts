// How far news spreads from each person, simulated: the yardstick of spreading scores.
import type { CsrGraph } from '../../analytics/algorithms/csr-graph.ts';
import type { Random } from '../../analytics/algorithms/random.ts';

export interface Outbreaks {
  /** Mean number of people reached from each, themselves included: over the first and the second half of the runs. */
  halves: [Float64Array, Float64Array];
}

/**
 * SIR with recovery after one step: whoever hears tells each contact once, with probability `beta` (Kermack &
 * McKendrick, 1927; on networks Pastor-Satorras & Vespignani, 2001). `graph` is undirected.
 */
export function simulateOutbreaks(graph: CsrGraph, beta: number, runs: number, random: Random): Outbreaks {
  const spread = createSpread(graph, beta, random);
  const meanFrom = (v: number): number => {
    let reached = 0;
    for (let run = 0; run < runs / 2; run++) reached += spread(v);
    return reached / (runs / 2);
  };
  const everyone = Float64Array.from({ length: graph.order }, (_, v) => v);
  return { halves: [everyone.map(meanFrom), everyone.map(meanFrom)] };
}

/** β_c = ⟨k⟩ / (⟨k²⟩ − ⟨k⟩): above it outbreaks may reach a share of everybody. */
export function epidemicThreshold({ order, out }: CsrGraph): number {
  let sum = 0;
  let squares = 0;
  for (let v = 0; v < order; v++) {
    const degree = out.offsets[v + 1]! - out.offsets[v]!;
    sum += degree;
    squares += degree * degree;
  }
  return sum / (squares - sum);
}

/** Contacts not told are skipped over in one draw: the gap to the next one told is geometric. */
function createSpread({ order, out }: CsrGraph, beta: number, random: Random): (start: number) => number {
  const { offsets, neighbours } = out;
  const queue = new Int32Array(order);
  const heardIn = new Int32Array(order);
  const logMissed = Math.log1p(-beta);
  let run = 0;
  return (start) => {
    run++;
    queue[0] = start;
    heardIn[start] = run;
    let tail = 1;
    for (let head = 0; head < tail; head++) {
      const v = queue[head]!;
      const end = offsets[v + 1]!;
      for (let e = offsets[v]! - 1; ;) {
        e += 1 + Math.floor(Math.log(1 - random.next()) / logMissed);
        if (e >= end) break;
        const u = neighbours[e]!;
        if (heardIn[u] === run) continue;
        heardIn[u] = run;
        queue[tail++] = u;
      }
    }
    return tail;
  };
}
