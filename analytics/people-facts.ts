// What is known of everybody with a tie, looked up once: a person is in the whole organisation and in some rooms.
import type { PersonId } from '../core/ids.ts';
import type { PlacedTieGraph } from './graph/tie-graph.ts';

export interface PeopleSource {
  departmentOf(person: PersonId): number;
  siteOf(person: PersonId): number;
  isNew(person: PersonId): boolean;
  mayBeProposed(person: PersonId): boolean;
}

/** Columns by the nodes of one scope, made anew for each; `nodes` are those of the whole. */
export interface PeopleFacts {
  /** By node of a scope: the node of the whole; −1 for nobody there. */
  nodesOf(scope: PlacedTieGraph): Int32Array;
  departments(nodes: Int32Array): Int32Array;
  sites(nodes: Int32Array): Int32Array;
  /** 1 = first seen lately. */
  newcomers(nodes: Int32Array): Uint8Array;
  /** 1 = never proposed. */
  leftOut(nodes: Int32Array): Uint8Array;
}

export function factsOfPeople(whole: PlacedTieGraph, source: PeopleSource): PeopleFacts {
  const { people, places } = whole;
  const nodeAt = new Int32Array((places.at(-1) ?? -1) + 1).fill(-1);
  places.forEach((place, node) => (nodeAt[place] = node));
  const departments = Int32Array.from(people, (person) => source.departmentOf(person));
  const sites = Int32Array.from(people, (person) => source.siteOf(person));
  const newcomers = Uint8Array.from(people, (person) => (source.isNew(person) ? 1 : 0));
  const leftOut = Uint8Array.from(people, (person) => (source.mayBeProposed(person) ? 0 : 1));
  return {
    nodesOf: (scope) => scope.places.map((place) => nodeAt[place] ?? -1),
    departments: (nodes) => nodes.map((node) => departments[node] ?? -1),
    sites: (nodes) => nodes.map((node) => sites[node] ?? -1),
    newcomers: (nodes) => bytesAt(newcomers, nodes),
    leftOut: (nodes) => bytesAt(leftOut, nodes),
  };
}

function bytesAt(bytes: Uint8Array, nodes: Int32Array): Uint8Array {
  const found = new Uint8Array(nodes.length);
  for (let i = 0; i < nodes.length; i++) found[i] = bytes[nodes[i] ?? -1] ?? 0;
  return found;
}
