// What roles and personas rest on, for everybody in the organisation at once, and the bars only some of them reach.
import type { RoleEvidence } from '../../store/rows/role-evidence.ts';
import { closestLinks } from '../algorithms/closest-links.ts';
import { contacts, type CsrGraph } from '../algorithms/csr-graph.ts';
import { externalReach } from '../algorithms/external-reach.ts';
import { fitBeta, shrunkShare } from './beta-shrinkage.ts';
import { measureBrokerage, type Brokerage } from './measure-brokerage.ts';
import { placesAtTop } from './rank-certainty.ts';

/** Beside the nodes. */
export interface ConductColumns {
  contributions: Uint32Array;
  posts: Uint32Array;
  replies: Uint32Array;
  responses: Uint32Array;
  opened: Uint32Array;
  answered: Uint32Array;
}

/** By node: what the connector's rule looks at. */
export type ConnectorFacts = (node: number) => RoleEvidence['connector'];

/** Above it lies the quarter whose threads are answered most surely. */
const upperQuarter = 0.75;

/** One evidence per node. `departments` as numbers, −1 when unknown; `brokerage` where it was measured before. */
export function measureRoles(
  graph: CsrGraph,
  departments: Int32Array,
  conduct: ConductColumns,
  connector: ConnectorFacts,
  brokerage: Brokerage = measureBrokerage(graph),
): RoleEvidence[] {
  const spanner = measureSpanners(graph, departments);
  const broker = measureBrokers(graph, brokerage);
  const expert = measureExperts(graph, conduct);
  return Array.from({ length: graph.order }, (_, node) => ({
    connector: connector(node),
    spanner: spanner(node),
    broker: broker(node),
    expert: expert(node),
    persona: {
      contributions: conduct.contributions[node] ?? 0,
      posts: conduct.posts[node] ?? 0,
      replies: conduct.replies[node] ?? 0,
      responses: conduct.responses[node] ?? 0,
    },
  }));
}

function measureSpanners(graph: CsrGraph, departments: Int32Array) {
  const reach = externalReach(graph, departments);
  const links = closestLinks(graph, departments);
  const bar = barOfTop(Float64Array.from(reach.contacts));
  return (node: number): RoleEvidence['spanner'] => ({
    contacts: reach.contacts[node] ?? 0,
    bar,
    departments: reach.groups[node] ?? 0,
    largestShare: reach.largestShare[node] ?? 0,
    closestLinkTo: links[node] ?? 0,
  });
}

function measureBrokers(graph: CsrGraph, { betweenness, error, constraint }: Brokerage) {
  const usual = medianByDegree(degrees(graph), constraint);
  const bar = barOfTop(betweenness);
  return (node: number): RoleEvidence['broker'] => ({
    betweenness: betweenness[node] ?? 0,
    bar,
    twiceError: 2 * error,
    constraint: numberOrNull(constraint[node]),
    usualConstraint: numberOrNull(usual[node]),
  });
}

function measureExperts(graph: CsrGraph, { opened, answered, replies }: ConductColumns) {
  const degree = degrees(graph);
  const prior = fitBeta(answered, opened);
  const rates = Float64Array.from(opened, (n, node) => shrunkShare(prior, answered[node] ?? 0, n));
  const bar = quantile(rates, upperQuarter);
  const medianContacts = quantile(Float64Array.from(degree), 0.5);
  return (node: number): RoleEvidence['expert'] => ({
    contacts: degree[node] ?? 0,
    medianContacts,
    opened: opened[node] ?? 0,
    answered: answered[node] ?? 0,
    answeredRate: rates[node] ?? 0,
    bar,
    answersGiven: replies[node] ?? 0,
  });
}

function degrees(graph: CsrGraph): Int32Array {
  const { offsets } = contacts(graph);
  return Int32Array.from({ length: graph.order }, (_, v) => (offsets[v + 1] ?? 0) - (offsets[v] ?? 0));
}

/** The least value among the first 5 %. */
function barOfTop(values: Float64Array): number {
  const sorted = values.slice().sort();
  return sorted[Math.max(0, sorted.length - placesAtTop(sorted.length))] ?? 0;
}

function quantile(values: Float64Array, share: number): number {
  const sorted = values.slice().sort();
  return sorted[Math.round(share * (sorted.length - 1))] ?? 0;
}

/** Median constraint of those whose number of contacts lies between the same powers of two; NaN without contacts. */
function medianByDegree(degree: Int32Array, values: Float64Array): Float64Array {
  const alike = new Map<number, number[]>();
  degree.forEach((contactsOf, v) => {
    if (contactsOf === 0) return;
    const size = Math.floor(Math.log2(contactsOf));
    const known = alike.get(size);
    if (known === undefined) alike.set(size, [v]);
    else known.push(v);
  });
  const medians = new Float64Array(degree.length).fill(NaN);
  for (const nodes of alike.values()) {
    const median = quantile(
      Float64Array.from(nodes, (v) => values[v] ?? NaN),
      0.5,
    );
    for (const v of nodes) medians[v] = median;
  }
  return medians;
}

const numberOrNull = (value = NaN) => (Number.isNaN(value) ? null : value);
