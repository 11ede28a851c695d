// Do flags of influence last? Who was flagged in twelve weeks, against who is at the top in the next twelve
// (research/science.md §1.5), and how far the first twenty depend on which days happened.
import { bootstrapRanks } from '../../analytics/algorithms/bootstrap-ranks.ts';
import { createTieCollector, type DatedTieGraph } from '../../analytics/graph/tie-graph.ts';
import { placesAtTop, rankCertainty } from '../../analytics/influence/rank-certainty.ts';
import { leastStanding, rankPeople, type PersonScore } from '../../analytics/influence/rank-people.ts';
import { findReplyRings } from '../../analytics/influence/reply-rings.ts';
import { dayFromNumber } from '../../core/windows.ts';
import { figuresReport, reaches, type Figure } from './figures-table.ts';
import { readMessages, responses, toDailyTies, type Message } from './lean-messages.ts';
import type { TruthReport } from './lean-zulip.ts';
import { sortBy } from './ranking-scores.ts';

const windowDays = 84;
const pairs = 10;
const first = 20;
/** A share of some thirty people a quarter is known to a few in a hundred. */
const digits = 2;

interface Quarter {
  ties: DatedTieGraph;
  scores: PersonScore[];
  /** People by number of messages, the most first. */
  posters: string[];
}

export function lastingFlags(folder: string): TruthReport {
  const messages = readMessages(folder);
  const end = (messages.at(-1)?.day ?? 0) + 1;
  const quarters = Array.from({ length: pairs + 1 }, (_, i) => quarterBefore(messages, end - i * windowDays));
  const confirmed = newTally();
  const possible = newTally();
  const posters = newTally();
  const stability = { overlap: 0, sure: 0 };
  for (let i = 0; i < pairs; i++) {
    const [next, now] = [quarters[i], quarters[i + 1]];
    if (next === undefined || now === undefined) continue;
    const certainty = rankCertainty(now.ties, now.scores, { windowDays });
    const flagged = (flag: string) =>
      [...certainty].filter(([, sure]) => sure.flag === flag).map(([who]) => who);
    count(confirmed, flagged('confirmed'), next.scores);
    count(possible, flagged('possible'), next.scores);
    count(posters, now.posters.slice(0, placesAtTop(now.ties.people.length)), next.scores);
    const chances = chancesOfFirst(now);
    stability.overlap += mean(chances) / pairs;
    stability.sure += chances.filter((chance) => chance >= 0.9).length / pairs;
  }
  const share = (name: string, ours: number, published: number): Figure => ({
    name,
    ours,
    published,
    met: reaches(ours, published, digits),
  });
  return figuresReport(
    [
      share('confirmed, still top 5 % a quarter later', confirmed.top5 / confirmed.people, 0.8),
      share('confirmed, still top 10 %', confirmed.top10 / confirmed.people, 0.93),
      { name: 'confirmed people a quarter', ours: confirmed.people / pairs, published: 30 },
      { name: 'possible, top 5 % a quarter later', ours: possible.top5 / possible.people, published: 0.53 },
      { name: 'possible, top 10 %', ours: possible.top10 / possible.people, published: 0.82 },
      { name: 'top posters, top 5 % a quarter later', ours: posters.top5 / posters.people, published: 0.7 },
      { name: 'top posters, top 10 %', ours: posters.top10 / posters.people, published: 0.86 },
      share('overlap of the first 20 over 200 resamples', stability.overlap, 0.95),
      { name: 'of the first 20, in 9 of 10 resamples', ours: stability.sure, published: 17 },
    ],
    [
      `${pairs} pairs of consecutive quarters; top 5 % and 10 % are of everybody tied to anybody in the quarter.`,
      'Whoever left between two quarters counts as lost, here as in the published figures.',
    ],
  );
}

function quarterBefore(messages: readonly Message[], to: number): Quarter {
  const window = messages.filter(({ day }) => day >= to - windowDays && day < to);
  const collector = createTieCollector({ to: dayFromNumber(to), windowDays });
  collector.add(toDailyTies(responses(window, 'product')));
  const ties = collector.whole();
  const posts = new Map<string, number>();
  for (const { author } of window) posts.set(author, (posts.get(author) ?? 0) + 1);
  return { ties, scores: rankPeople(ties), posters: sortBy([...posts.keys()].sort(), posts) };
}

interface Tally {
  people: number;
  top5: number;
  top10: number;
}

const newTally = (): Tally => ({ people: 0, top5: 0, top10: 0 });

function count(tally: Tally, people: readonly string[], next: readonly PersonScore[]): void {
  const rank = new Map(next.map((score) => [score.person, score.rank]));
  const places = placesAtTop(next.length);
  const within = (most: number) => people.filter((who) => (rank.get(who) ?? Infinity) <= most).length;
  tally.people += people.length;
  tally.top5 += within(places);
  tally.top10 += within(2 * places);
}

/** Of each of the first twenty, the share of resamples in which they are among the first twenty. */
function chancesOfFirst({ ties, scores }: Quarter): number[] {
  const nodeOf = new Map(ties.people.map((who, node) => [who, node]));
  const { topShare } = bootstrapRanks(ties.graph, ties.daily, {
    days: windowDays,
    standings: findReplyRings(ties).standingIn(ties),
    least: leastStanding(ties),
    watched: Int32Array.from(scores.slice(0, first), ({ person }) => nodeOf.get(person) ?? 0),
    places: first,
  });
  return [...topShare];
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
