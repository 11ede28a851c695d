// Pictures of the communities' networks: the inner circle of each, laid out by workers.
import type { CommunityId, PersonId } from '../core/ids.ts';
import type { NetworkPersonRow } from '../store/rows/network-person.ts';
import type { InnerCircle, NetworkColumns, Positions } from './workers/messages.ts';
import type { AnalysisPool } from './workers/pool.ts';

export interface Picture {
  community: CommunityId;
  /** Names of the nodes the circle speaks of. */
  people: readonly PersonId[];
  circle: InnerCircle;
}

/** Weights are kept to the thousandth. */
const decimals = 1000;

export async function drawNetworks(
  pictures: readonly Picture[],
  { run, pool }: { run: string; pool: AnalysisPool },
): Promise<NetworkPersonRow[]> {
  const portions = cut(pictures, Math.ceil(pictures.length / Math.max(1, pool.threads * 4)));
  const drawn = await Promise.all(
    portions.map(async (portion) => {
      const networks = portion.map(startOf);
      const reply = await pool.ask({ kind: 'lay-out-networks', networks });
      return portion.flatMap((picture, i) => rowsOf(run, picture, reply.networks[i]));
    }),
  );
  return drawn.flat();
}

function startOf({ people, circle }: Picture): NetworkColumns {
  const names = [...circle.nodes].map((node) => people[node] ?? '');
  return {
    order: names.length,
    from: circle.from.slice(),
    to: circle.to.slice(),
    weight: circle.weight.slice(),
    x: Float64Array.from(names, (person) => coordinate(person, 0)),
    y: Float64Array.from(names, (person) => coordinate(person, 28)),
  };
}

/**
 * A start between −1 and 1 read off the person's own pseudonym, which is a hash: no two runs and no two weeks start
 * anyone elsewhere, so pictures stay comparable.
 */
function coordinate(person: PersonId, at: number): number {
  return Number.parseInt(person.slice(at, at + 8), 16) / 0x7fffffff - 1;
}

function rowsOf(
  run: string,
  { community, people, circle }: Picture,
  positions: Positions | undefined,
): NetworkPersonRow[] {
  const nameOf = (place: number) => people[circle.nodes[place] ?? -1] ?? '';
  const ties = tiesByGiver(circle);
  return [...circle.nodes].map((_node, place) => {
    const given = ties.get(place) ?? [];
    return {
      run,
      community,
      person: nameOf(place),
      x: positions?.x[place] ?? 0,
      y: positions?.y[place] ?? 0,
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

function cut<T>(items: readonly T[], size: number): T[][] {
  const portions: T[][] = [];
  for (let at = 0; at < items.length; at += size) portions.push(items.slice(at, at + size));
  return portions;
}
