// Which responses count towards influence: those of a closed reply ring do not.
import type { CsrGraph } from '../algorithms/csr-graph.ts';
import { responderStanding, standing } from '../algorithms/reply-rings.ts';

/** In a smaller world everyone may well be one lively clique, and a ring cannot be told from it. */
export const smallestWorldWithRings = 40;

/** One byte per tie of `graph.in`: 1 = counts. */
export function countedResponders(graph: CsrGraph): Uint8Array {
  if (graph.order < smallestWorldWithRings) return new Uint8Array(graph.in.neighbours.length).fill(1);
  const counts = responderStanding(graph);
  for (let e = 0; e < counts.length; e++) counts[e] = counts[e] === standing.ring ? 0 : 1;
  return counts;
}
