// How each responder stands in the whole organisation, so that a ring of mutual applause does not pass for influence.
import type { PersonId } from '../../core/ids.ts';
import type { Rows } from '../algorithms/csr-graph.ts';
import { responderStanding, standing } from '../algorithms/reply-rings.ts';
import type { TieGraph } from '../graph/tie-graph.ts';

/** In a smaller world everyone may well be one lively clique, and a ring cannot be told from it. */
export const smallestWorldWithRings = 40;

export interface ReplyRings {
  /**
   * One `standing` per tie of `ties.graph.in`; everybody is heard where rings cannot be told. `worldNodes` says by node
   * which node of the world it is (−1 = none), where the caller knows.
   */
  standingIn(ties: TieGraph, worldNodes?: Int32Array): Uint8Array;
}

/**
 * Looks at the whole organisation once; a community's ties are then judged by how their givers stand everywhere,
 * because a small room, seen alone, is easily a clique.
 */
export function findReplyRings(world: TieGraph): ReplyRings {
  const large = world.graph.order >= smallestWorldWithRings;
  const everywhere = large ? responderStanding(world.graph) : new Uint8Array();
  let nodeOf: Map<PersonId, number> | undefined;
  const findNodes = ({ people }: TieGraph): Int32Array => {
    const known = (nodeOf ??= new Map(world.people.map((person, v) => [person, v])));
    return Int32Array.from(people, (person) => known.get(person) ?? -1);
  };
  return {
    standingIn(ties, worldNodes) {
      if (ties === world && large) return everywhere;
      const here = new Uint8Array(ties.graph.in.neighbours.length).fill(standing.heard);
      if (large) copyStanding(world.graph.in, everywhere, ties, worldNodes ?? findNodes(ties), here);
      return here;
    },
  };
}

/** Both graphs number people in the order of their ids, so one walk along both rows meets every shared tie. */
function copyStanding(
  worldRows: Rows,
  everywhere: Uint8Array,
  { graph }: TieGraph,
  worldNode: Int32Array,
  here: Uint8Array,
): void {
  const { offsets, neighbours } = graph.in;
  for (let v = 0; v < graph.order; v++) {
    const w = worldNode[v] ?? -1;
    if (w < 0) continue;
    let at = worldRows.offsets[w] ?? 0;
    const end = worldRows.offsets[w + 1] ?? 0;
    for (let e = offsets[v] ?? 0; e < (offsets[v + 1] ?? 0); e++) {
      const giver = worldNode[neighbours[e] ?? 0] ?? -1;
      while (at < end && (worldRows.neighbours[at] ?? 0) < giver) at++;
      if (at < end && worldRows.neighbours[at] === giver) here[e] = everywhere[at] ?? standing.heard;
    }
  }
}
