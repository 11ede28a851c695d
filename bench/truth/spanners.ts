// Does reach outside the own department foretell new ties across departments? (research/science.md §1.2)
// Nobody in the chat archive has a department: the stream somebody writes in most stands for it.
import { externalReach } from '../../analytics/algorithms/external-reach.ts';
import { degree } from '../../analytics/algorithms/strength.ts';
import { undirected } from '../../analytics/algorithms/csr-graph.ts';
import { createTieCollector, type TieGraph } from '../../analytics/graph/tie-graph.ts';
import { dayFromNumber } from '../../core/windows.ts';
import { figuresReport, reaches, type Figure } from './figures-table.ts';
import { readMessages, responses, toDailyTies, type Message, type Response } from './lean-messages.ts';
import type { TruthReport } from './lean-zulip.ts';
import { scoreRanking } from './ranking-scores.ts';

const windows = 12;
const observedDays = 84;
const foretoldDays = 28;
const topShare = 0.05;

/** By measure, the published NDCG. */
const published = { 'external reach X(v)': 0.731, degree: 0.733, 'participation': 0.399, posts: 0.692 } as const; // prettier-ignore
type Measure = keyof typeof published;

export function spanners(folder: string): TruthReport {
  const messages = readMessages(folder);
  const found = responses(messages, 'product');
  const end = (messages.at(-1)?.day ?? 0) + 1;
  const days = Array.from({ length: windows }, (_, i) => end - foretoldDays * (windows - i));
  const scores = days.map((day) => scoresAt(messages, found, day));
  const figures = (Object.keys(published) as Measure[]).map((name): Figure => {
    const ours = scores.reduce((sum, score) => sum + score[name], 0) / windows;
    const met = name === 'external reach X(v)' ? { met: reaches(ours, published[name], 3) } : {};
    return { name: `NDCG of ${name}`, ours, published: published[name], ...met };
  });
  return figuresReport(figures, [
    `${windows} windows of ${observedDays} days; a new tie is a first exchange in the next ${foretoldDays} days with somebody whose home stream is another.`,
  ]);
}

function scoresAt(
  messages: readonly Message[],
  found: readonly Response[],
  day: number,
): Record<Measure, number> {
  const observed = messages.filter((message) => message.day >= day - observedDays && message.day < day);
  const home = homeStreams(observed);
  const people = [...home.keys()].sort();
  const before = found.filter((response) => response.day >= day - observedDays && response.day < day);
  const after = found.filter((response) => response.day >= day && response.day < day + foretoldDays);
  const target = newTiesAcross(before, after, home);
  const collector = createTieCollector({ to: dayFromNumber(day), windowDays: observedDays });
  collector.add(toDailyTies(before));
  const measures = measuresOf(collector.whole(), home);
  const k = Math.round(topShare * people.length);
  const ndcg = (score: ReadonlyMap<string, number>) => scoreRanking(people, score, target, k).ndcg;
  return {
    'external reach X(v)': ndcg(measures.external),
    degree: ndcg(measures.degree),
    participation: ndcg(measures.participation),
    posts: ndcg(countBy(observed.map(({ author }) => author))),
  };
}

function measuresOf({ people, graph }: TieGraph, home: ReadonlyMap<string, string>) {
  const streams = [...new Set(home.values())].sort();
  const groups = Int32Array.from(people, (who) => streams.indexOf(home.get(who) ?? ''));
  const { contacts, participation } = externalReach(graph, groups);
  const named = (values: ArrayLike<number>) => new Map(people.map((who, v) => [who, values[v] ?? 0]));
  return {
    external: named(contacts),
    participation: named(participation),
    degree: named(degree(undirected(graph).out)),
  };
}

/** The stream each person wrote in most; of several alike, the first by name. */
function homeStreams(messages: readonly Message[]): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { author, community } of messages) {
    const own = counts.get(author) ?? new Map<string, number>();
    counts.set(author, own.set(community, (own.get(community) ?? 0) + 1));
  }
  return new Map(
    [...counts].map(([who, own]) => {
      const [first = ['', 0]] = [...own].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
      return [who, first[0]];
    }),
  );
}

/** Of each person, people of other streams they exchange with for the first time. */
function newTiesAcross(
  before: readonly Response[],
  after: readonly Response[],
  home: ReadonlyMap<string, string>,
): Map<string, number> {
  const pairOf = ({ from, to }: Response) => (from < to ? `${from} ${to}` : `${to} ${from}`);
  const known = new Set(before.map(pairOf));
  const fresh = new Map<string, Response>();
  for (const response of after) {
    const [one, other] = [home.get(response.from), home.get(response.to)];
    if (one === undefined || other === undefined || one === other) continue;
    const pair = pairOf(response);
    if (!known.has(pair)) fresh.set(pair, response);
  }
  return countBy([...fresh.values()].flatMap(({ from, to }) => [from, to]));
}

function countBy(people: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const who of people) counts.set(who, (counts.get(who) ?? 0) + 1);
  return counts;
}
