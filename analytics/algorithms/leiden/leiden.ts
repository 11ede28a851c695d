// Communities by modularity, each of them connected: Leiden.
import { undirected, type CsrGraph } from '../csr-graph.ts';
import { modularity } from '../modularity.ts';
import { createRandom, type Random } from '../random.ts';
import { firstLevel, mergeGroups, renumber, type Level } from './level.ts';
import { moveNodes, type MoveNodes } from './local-moves.ts';
import { refine } from './refinement.ts';

export interface LeidenOptions {
  /** γ: higher finds smaller groups. */
  resolution?: number;
  seed?: number;
  /** Rounds of the whole algorithm, each starting from the last one's groups; ends earlier when nothing moves. */
  rounds?: number;
  /** Plain TypeScript when left out. */
  move?: MoveNodes;
}

export interface Communities {
  /** Group of every node, the largest first; equal sizes in the order of their first node. */
  groups: Int32Array;
  sizes: Int32Array;
  /** Modularity at resolution 1, whatever γ was, so that runs can be compared. */
  modularity: number;
}

/**
 * Traag, Waltman & van Eck, *From Louvain to Leiden: guaranteeing well-connected communities*, Scientific Reports 9,
 * 2019. Weighted, directions added. Every group is connected, every node is in exactly one; somebody without ties is a
 * group alone. The same graph and seed give the same groups. About O(ties) a round.
 */
export function leiden(
  graph: CsrGraph,
  { resolution = 1, seed = 1, rounds = 2, move = moveNodes }: LeidenOptions = {},
): Communities {
  const both = undirected(graph);
  const people = firstLevel(both);
  const density = resolution / people.mass.reduce((sum, mass) => sum + mass, 0);
  const random = createRandom(seed);
  let groups: Int32Array = Int32Array.from({ length: people.order }, (_, v) => v);
  for (let round = 0; round < rounds; round++) {
    const next = improve(people, groups, density, random, move);
    if (next === undefined) break;
    groups = next;
  }
  splitDisconnected(people, groups);
  const found = sortBySize(groups);
  return { ...found, modularity: modularity(both, found.groups) };
}

/** Moves, refines and merges until every group is one node; undefined when nothing moved. */
function improve(
  people: Level,
  start: Int32Array,
  density: number,
  random: Random,
  move: MoveNodes,
): Int32Array | undefined {
  let level = people;
  let groups = start.slice();
  const nodeOf = Int32Array.from({ length: people.order }, (_, v) => v);
  let changed = false;
  for (;;) {
    changed = move(level, groups, density, random) || changed;
    const count = renumber(groups);
    if (count === level.order) break;
    const { parts, count: size } = partsToMerge(level, groups, count, density, random);
    const groupOfPart = new Int32Array(size);
    for (let v = 0; v < level.order; v++) groupOfPart[parts[v]] = groups[v];
    for (let v = 0; v < people.order; v++) nodeOf[v] = parts[nodeOf[v]];
    level = mergeGroups(level, parts, size);
    groups = groupOfPart;
  }
  return changed ? nodeOf.map((node) => groups[node]) : undefined;
}

/** Where refinement merges nobody, the groups themselves are merged: each level is smaller than the last. */
function partsToMerge(level: Level, groups: Int32Array, count: number, density: number, random: Random) {
  const refined = refine(level, groups, count, density, random);
  return refined.count < level.order ? refined : { parts: groups.slice(), count };
}

/** Gives each connected piece of a group a group of its own, in place: modularity can only rise by it. */
function splitDisconnected({ order, offsets, neighbours }: Level, groups: Int32Array): void {
  const piece = new Int32Array(order).fill(-1);
  const queue = new Int32Array(order);
  let pieces = 0;
  for (let first = 0; first < order; first++) {
    if (piece[first] >= 0) continue;
    queue[0] = first;
    piece[first] = pieces;
    for (let head = 0, tail = 1; head < tail; head++) {
      const v = queue[head];
      for (let e = offsets[v], end = offsets[v + 1]; e < end; e++) {
        const u = neighbours[e];
        if (piece[u] >= 0 || groups[u] !== groups[first]) continue;
        piece[u] = pieces;
        queue[tail++] = u;
      }
    }
    pieces++;
  }
  groups.set(piece);
}

function sortBySize(groups: Int32Array): { groups: Int32Array; sizes: Int32Array } {
  const sizes = new Int32Array(renumber(groups));
  for (const group of groups) sizes[group]++;
  const bySize = Int32Array.from(sizes.keys()).sort((a, b) => sizes[b] - sizes[a] || a - b);
  const place = new Int32Array(sizes.length);
  bySize.forEach((group, i) => (place[group] = i));
  return { groups: groups.map((group) => place[group]), sizes: bySize.map((group) => sizes[group]) };
}
