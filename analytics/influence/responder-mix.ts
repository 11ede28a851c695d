// Where a person's influence comes from: how many departments, how much from one of them, how much from newcomers.
import type { CsrGraph } from '../algorithms/csr-graph.ts';
import { countGroups } from '../algorithms/external-reach.ts';

export interface ResponderMix {
  /** Distinct departments among the responders, as far as known. */
  departments: Int32Array;
  /** Share of the influence that comes from the one department that gives most. */
  teamShare: Float64Array;
  /** Share of the influence that comes from people first seen lately. */
  newcomerShare: Float64Array;
}

export interface ResponderKinds {
  /** Department of each node as a number; −1 when unknown. */
  departments: Int32Array;
  /** 1 = first seen lately. */
  newcomers: Uint8Array;
}

/** Over the ties of `graph.in` whose `standings` reach `least`, each counted as min(1, w). */
export function responderMix(
  { order, in: rows }: CsrGraph,
  standings: Uint8Array,
  least: number,
  { departments, newcomers }: ResponderKinds,
): ResponderMix {
  const mix: ResponderMix = {
    departments: new Int32Array(order),
    teamShare: new Float64Array(order),
    newcomerShare: new Float64Array(order),
  };
  const perDepartment = new Float64Array(countGroups(departments));
  const met: number[] = [];
  for (let v = 0; v < order; v++) {
    met.length = 0;
    let all = 0;
    let fromNewcomers = 0;
    for (let e = rows.offsets[v] ?? 0; e < (rows.offsets[v + 1] ?? 0); e++) {
      if ((standings[e] ?? 0) < least) continue;
      const giver = rows.neighbours[e] ?? 0;
      const weight = Math.min(1, rows.weights[e] ?? 0);
      const department = departments[giver] ?? -1;
      if (department >= 0) {
        const known = perDepartment[department] ?? 0;
        if (known === 0) met.push(department);
        perDepartment[department] = known + weight;
      }
      if (newcomers[giver] === 1) fromNewcomers += weight;
      all += weight;
    }
    mix.departments[v] = met.length;
    let most = 0;
    for (const department of met) {
      most = Math.max(most, perDepartment[department] ?? 0);
      perDepartment[department] = 0;
    }
    if (all === 0) continue;
    mix.teamShare[v] = most / all;
    mix.newcomerShare[v] = fromNewcomers / all;
  }
  return mix;
}
