// E-mail of a European research institution (SNAP): who knows whom, and in which department they are.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { components } from '../../analytics/algorithms/components.ts';
import { buildCsrGraph, undirected, type CsrGraph } from '../../analytics/algorithms/csr-graph.ts';

export interface EmailEu {
  /** The largest component, undirected, every tie of weight 1. */
  graph: CsrGraph;
  departments: Int32Array;
}

/** `folder` holds `email-Eu-core.txt` (from, to) and `email-Eu-core-department-labels.txt` (person, department). */
export function readEmailEu(folder: string): EmailEu {
  const labels = readPairs(join(folder, 'email-Eu-core-department-labels.txt'));
  const ties = readPairs(join(folder, 'email-Eu-core.txt'));
  const inLargest = largestComponent(buildGraph(labels.length, ties));
  const people = labels.map(([person]) => person).filter(inLargest);
  const place = new Map(people.map((person, v) => [person, v]));
  const department = new Map(labels);
  const kept = ties
    .filter(([from]) => inLargest(from))
    .map(([from, to]): Pair => [place.get(from)!, place.get(to)!]);
  return {
    graph: equallyWeighted(undirected(buildGraph(people.length, kept))),
    departments: Int32Array.from(people, (person) => department.get(person)!),
  };
}

type Pair = [number, number];

function readPairs(path: string): Pair[] {
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line) => line.trim().split(/\s+/).map(Number) as Pair);
}

function buildGraph(order: number, ties: readonly Pair[]): CsrGraph {
  return buildCsrGraph(order, {
    from: Int32Array.from(ties, ([from]) => from),
    to: Int32Array.from(ties, ([, to]) => to),
    weight: new Float32Array(ties.length).fill(1),
    length: ties.length,
  });
}

function largestComponent(graph: CsrGraph): (person: number) => boolean {
  const { component, sizes } = components(graph);
  const largest = sizes.indexOf(Math.max(...sizes));
  return (person) => component[person] === largest;
}

/** A pair who wrote both ways is one tie like any other. */
function equallyWeighted({ order, out }: CsrGraph): CsrGraph {
  const rows = { ...out, weights: new Float32Array(out.weights.length).fill(1) };
  return { order, directed: false, out: rows, in: rows };
}
