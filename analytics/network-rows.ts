// The inner circle of each community, as rows: who is drawn in its picture, and the ties among them.
import type { CommunityId, PersonId } from '../core/ids.ts';
import type { NetworkPersonRow } from '../store/rows/network-person.ts';
import type { InnerCircle } from './workers/messages.ts';

/** Weights are kept to the thousandth. */
const decimals = 1000;

/** `people` names the nodes the circle speaks of. */
export function networkRows(
  run: string,
  community: CommunityId,
  { people, circle }: { people: readonly PersonId[]; circle: InnerCircle },
): NetworkPersonRow[] {
  const nameOf = (place: number) => people[circle.nodes[place] ?? -1] ?? '';
  const ties = tiesByGiver(circle);
  return Array.from(circle.nodes, (_node, place) => {
    const given = ties.get(place) ?? [];
    return {
      run,
      community,
      person: nameOf(place),
      influence: circle.influence[place] ?? 0,
      ties: given.map((i) => nameOf(circle.to[i] ?? 0)),
      weights: given.map((i) => Math.round((circle.weight[i] ?? 0) * decimals) / decimals),
    };
  });
}

/** Indices of the ties each place gives. */
function tiesByGiver({ from }: InnerCircle): Map<number, number[]> {
  const ties = new Map<number, number[]>();
  from.forEach((place, i) => {
    const known = ties.get(place);
    if (known === undefined) ties.set(place, [i]);
    else known.push(i);
  });
  return ties;
}
