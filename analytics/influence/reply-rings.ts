// How each responder stands in the whole organisation, so that a ring of mutual applause does not pass for influence.
import { responderStanding, standing } from '../algorithms/reply-rings.ts';
import type { TieGraph } from '../graph/tie-graph.ts';

/** In a smaller world everyone may well be one lively clique, and a ring cannot be told from it. */
export const smallestWorldWithRings = 40;

export interface ReplyRings {
  /** One `standing` per tie of `ties.graph.in`; everybody is heard where rings cannot be told. */
  standingIn(ties: TieGraph): Uint8Array;
}

/**
 * Looks at the whole organisation once; a community's ties are then judged by how their givers stand everywhere,
 * because a small room, seen alone, is easily a clique.
 */
export function findReplyRings(world: TieGraph): ReplyRings {
  const large = world.graph.order >= smallestWorldWithRings;
  const everywhere = large ? responderStanding(world.graph) : new Uint8Array();
  return {
    standingIn(ties) {
      if (ties === world && large) return everywhere;
      const here = new Uint8Array(ties.graph.in.neighbours.length).fill(standing.heard);
      if (large) copyStanding(world, everywhere, ties, here);
      return here;
    },
  };
}

/** Both graphs number people in the order of their ids, so one walk through each meets every shared tie. */
function copyStanding(world: TieGraph, everywhere: Uint8Array, ties: TieGraph, here: Uint8Array): void {
  const worldNode = alignPeople(world.people, ties.people);
  const { offsets, neighbours } = ties.graph.in;
  const rows = world.graph.in;
  for (let v = 0; v < ties.graph.order; v++) {
    const w = worldNode[v] ?? -1;
    if (w < 0) continue;
    let at = rows.offsets[w] ?? 0;
    const end = rows.offsets[w + 1] ?? 0;
    for (let e = offsets[v] ?? 0; e < (offsets[v + 1] ?? 0); e++) {
      const giver = worldNode[neighbours[e] ?? 0] ?? -1;
      while (at < end && (rows.neighbours[at] ?? 0) < giver) at++;
      if (at < end && rows.neighbours[at] === giver) here[e] = everywhere[at] ?? standing.heard;
    }
  }
}

/** Place of each person of `some` in `all`, both sorted; −1 where absent. */
function alignPeople(all: readonly string[], some: readonly string[]): Int32Array {
  let at = 0;
  return Int32Array.from(some, (person) => {
    while (at < all.length && (all[at] ?? '') < person) at++;
    return all[at] === person ? at : -1;
  });
}
