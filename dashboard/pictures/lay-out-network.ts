// Places a small network on a plane: people who respond to each other come to lie near each other.
import { UndirectedGraph } from 'graphology';
import forceAtlas2Module from 'graphology-layout-forceatlas2';
import type { Attributes } from 'graphology-types';
import type { PersonId } from '../../core/ids.ts';

/** Its types describe an ES module, but it is CommonJS: what is imported is already the function. */
const forceAtlas2 = forceAtlas2Module as unknown as typeof forceAtlas2Module.default;

/** Rounds of attraction and repulsion; enough for 150 people to settle. */
const rounds = 80;
/** Decimals kept, so that a picture does not change by rounding. */
const decimals = 1000;

/** Whom somebody responds to; others outside the network do not count. */
export interface TiedPerson {
  person: PersonId;
  ties: readonly PersonId[];
  /** Beside `ties`. */
  weights: readonly number[];
}

export interface Place extends Attributes {
  x: number;
  y: number;
}
interface Spring extends Attributes {
  weight: number;
}
type Layout = UndirectedGraph<Place, Spring>;

/**
 * ForceAtlas2 (Jacomy, Venturini, Heymann & Bastian, 2014): the same network gives the same picture. In the order of
 * `people`; the centre of mass at 0, the farthest person at 1. About ten milliseconds for 150 people.
 */
export function layOutNetwork(people: readonly TiedPerson[]): Place[] {
  const graph: Layout = new UndirectedGraph<Place, Spring>();
  for (const { person } of people)
    graph.addNode(person, { x: coordinate(person, 0), y: coordinate(person, 28) });
  for (const { person, ties, weights } of people)
    ties.forEach((other, i) => {
      addWeight(graph, person, other, weights[i] ?? 0);
    });
  if (people.length > 1)
    forceAtlas2.assign(graph, { iterations: rounds, settings: settingsFor(people.length) });
  return centred(people.map(({ person }) => graph.getNodeAttributes(person)));
}

/**
 * A start between −1 and 1 read off the person's own pseudonym, which is a hash: no two runs and no two weeks start
 * anyone elsewhere, so pictures stay comparable.
 */
function coordinate(person: PersonId, at: number): number {
  return Number.parseInt(person.slice(at, at + 8), 16) / 0x7fffffff - 1;
}

function settingsFor(order: number) {
  return {
    gravity: 1,
    scalingRatio: 10,
    slowDown: 1 + Math.log(order),
    edgeWeightInfluence: 1,
  };
}

/** Both directions of a pair are one spring. */
function addWeight(graph: Layout, from: PersonId, to: PersonId, weight: number): void {
  if (from === to || !graph.hasNode(to)) return;
  graph.updateEdge(from, to, (known) => ({ weight: (known.weight ?? 0) + weight }));
}

function centred(places: readonly Place[]): Place[] {
  const centre = { x: mean(places.map(({ x }) => x)), y: mean(places.map(({ y }) => y)) };
  const radius = Math.max(0, ...places.map(({ x, y }) => Math.hypot(x - centre.x, y - centre.y)));
  const scaled = (distance: number) =>
    radius === 0 ? 0 : Math.round((distance / radius) * decimals) / decimals;
  return places.map(({ x, y }) => ({ x: scaled(x - centre.x), y: scaled(y - centre.y) }));
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
