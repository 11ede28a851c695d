// PageRank, weak components and cores as iterated SQL: the same figures as the kernels in analytics/algorithms.
import { iterate, type Extrapolation, type Iterated, type IterationPlace } from './iterate.ts';

const damping = 0.85;

/** On ties capped at 1, as the analysis wants it. Page, Brin, Motwani & Winograd, 1999. */
export async function pageRankInStore(
  place: IterationPlace,
  people: number,
  {
    tolerance = 1e-9,
    maxRounds = 1000,
    extrapolation,
  }: { tolerance?: number; maxRounds?: number; extrapolation?: Extrapolation } = {},
): Promise<Iterated> {
  const { nodes, ties } = place.graph;
  const shares = await place.scratch.table(
    'shares',
    'target UInt32, source UInt32, share Float64',
    'MergeTree ORDER BY (target, source)',
  );
  await place.scratch.run(
    'page-rank-shares',
    `INSERT INTO ${shares}
     SELECT target, source, capped / given
     FROM (SELECT target, source, least(1, toFloat64(weight)) AS capped FROM ${ties}) AS t
     INNER JOIN (SELECT source, sum(least(1, toFloat64(weight))) AS given FROM ${ties} GROUP BY source) AS g
       ON g.source = t.source`,
  );
  return iterate(place, {
    name: 'page_rank',
    type: 'Float64',
    first: `SELECT node, 1 / ${people} AS value FROM ${nodes}`,
    watch: `if(node IN (SELECT source FROM ${ties}), 0, value)`,
    next: (dangling) => `
      SELECT node, ${(1 - damping + damping * dangling) / people} + ${damping} * got AS value
      FROM ${nodes}
      LEFT JOIN (SELECT target, sum(share * values[source + 1]) AS got FROM ${shares} GROUP BY target) AS given
        ON given.target = node`,
    tolerance,
    maxRounds,
    extrapolation,
  });
}

/** The smallest node of everyone's component: of the neighbours' smallest and of its own smallest's smallest. */
export function weakComponentsInStore(place: IterationPlace): Promise<Iterated> {
  const { nodes, contacts } = place.graph;
  return iterate(place, {
    name: 'components',
    type: 'UInt32',
    first: `SELECT node, node AS value FROM ${nodes}`,
    next: () => `
      SELECT node, least(values[node + 1], values[values[node + 1] + 1], toUInt32(min(values[other + 1]))) AS value
      FROM ${contacts} GROUP BY node`,
    tolerance: 0,
    maxRounds: 10_000,
  });
}

/**
 * Core numbers as the point where everyone's h-index over the values of their contacts, begun at their degrees, comes
 * to rest. Lü, Zhou, Zhang & Stanley, *The H-index of a network node and its relation to degree and coreness*, 2016.
 */
export function coresInStore(place: IterationPlace): Promise<Iterated> {
  const { contacts } = place.graph;
  return iterate(place, {
    name: 'cores',
    type: 'UInt32',
    first: `SELECT node, toUInt32(count()) AS value FROM ${contacts} GROUP BY node`,
    next: () => `
      SELECT node, toUInt32(arrayCount((value, place) -> value >= place, sorted, arrayEnumerate(sorted))) AS value
      FROM (
        SELECT node, arrayReverseSort(groupArray(values[other + 1])) AS sorted
        FROM ${contacts} GROUP BY node
      )`,
    tolerance: 0,
    maxRounds: 10_000,
  });
}
