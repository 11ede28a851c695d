// Does influence foretell whom people will respond to next month better than counting posts does?
// 24 consecutive windows of a public chat archive (research/science.md §2.2), and what attacks on the score achieve.
import Table from 'cli-table3';
import { createTieCollector, type DailyTie } from '../../analytics/graph/tie-graph.ts';
import { rankPeople } from '../../analytics/influence/rank-people.ts';
import { dayFromNumber, dayNumber } from '../../core/windows.ts';
import { attackTable, type AttackRow } from './lean-attacks.ts';
import {
  readMessages,
  responses,
  toDailyTies,
  type Message,
  type ReplyDefinition,
  type Response,
} from './lean-messages.ts';
import { scoreRanking, type RankingScores } from './ranking-scores.ts';

const windows = 24;
const observedDays = 84;
const foretoldDays = 28;
const topShare = 0.05;

/** What the figures must reach; posts reached about 0.85 where influence reached 0.919. */
const leastNdcg = 0.91;

interface WindowScores {
  /** First foretold day. */
  day: number;
  people: number;
  k: number;
  influence: RankingScores;
  posts: RankingScores;
}

export interface TruthReport {
  text: string;
  figures: Record<string, unknown>;
  pass: boolean;
}

export function leanZulip(folder: string): TruthReport {
  const messages = readMessages(folder);
  const lastDay = (messages.at(-1)?.day ?? 0) + 1;
  const starts = Array.from({ length: windows }, (_, i) => lastDay - foretoldDays * (windows - i));
  const product = measure(messages, starts, 'product');
  const inferred = measure(messages, starts, 'inferred');
  const observed = between(messages, lastDay - observedDays, lastDay);
  const attacks = attackTable(observed, lastDay);
  const summary = { product: summarise(product), inferred: summarise(inferred) };
  const { influence, wins } = summary.product;
  const pass = influence.ndcg >= leastNdcg && wins === windows && attacks.every(({ holds }) => holds);
  return {
    text: [windowTable(product), summaryTable(summary), attackText(attacks)].join('\n\n'),
    figures: { windows, ...rounded(summary), attacks },
    pass,
  };
}

/** One score per window: influence and post count in the first 84 days against distinct repliers in the next 28. */
function measure(
  messages: readonly Message[],
  starts: readonly number[],
  definition: ReplyDefinition,
): WindowScores[] {
  const found = responses(messages, definition);
  const ties = toDailyTies(found).map((tie) => ({ tie, day: dayNumber(tie.day) }));
  return starts.map((day) => {
    const posts = countPosts(between(messages, day - observedDays, day));
    const people = [...posts.keys()].sort();
    const k = Math.round(topShare * people.length);
    const target = distinctRepliers(between(found, day, day + foretoldDays));
    const observed = between(ties, day - observedDays, day).map(({ tie }) => tie);
    return {
      day,
      people: people.length,
      k,
      influence: scoreRanking(people, influenceOf(observed, day), target, k),
      posts: scoreRanking(people, posts, target, k),
    };
  });
}

function influenceOf(ties: readonly DailyTie[], to: number): Map<string, number> {
  const collector = createTieCollector({ to: dayFromNumber(to), windowDays: observedDays });
  collector.add(ties);
  return new Map(rankPeople(collector.whole()).map(({ person, influence }) => [person, influence]));
}

function countPosts(messages: readonly Message[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { author } of messages) counts.set(author, (counts.get(author) ?? 0) + 1);
  return counts;
}

function distinctRepliers(found: readonly Response[]): Map<string, number> {
  const repliers = new Map<string, Set<string>>();
  for (const { from, to, reason } of found) {
    if (reason === 'reply') repliers.set(to, (repliers.get(to) ?? new Set()).add(from));
  }
  return new Map([...repliers].map(([person, from]) => [person, from.size]));
}

/** Entries from one day to another, exclusive. */
function between<T extends { day: number }>(entries: readonly T[], from: number, to: number): T[] {
  return entries.filter(({ day }) => day >= from && day < to);
}

interface Summary {
  people: number;
  k: number;
  wins: number;
  influence: RankingScores;
  posts: RankingScores;
}

function summarise(scores: readonly WindowScores[]): Summary {
  const mean = (value: (window: WindowScores) => number) =>
    scores.reduce((sum, window) => sum + value(window), 0) / scores.length;
  const meanOf = (side: 'influence' | 'posts'): RankingScores => ({
    ndcg: mean((window) => window[side].ndcg),
    precision: mean((window) => window[side].precision),
    auc: mean((window) => window[side].auc),
  });
  return {
    people: mean(({ people }) => people),
    k: mean(({ k }) => k),
    wins: scores.filter(({ influence, posts }) => influence.ndcg > posts.ndcg).length,
    influence: meanOf('influence'),
    posts: meanOf('posts'),
  };
}

function windowTable(scores: readonly WindowScores[]): string {
  const table = new Table({
    head: ['foretold from', 'people', 'k', 'NDCG@k influence', 'posts', 'wins'],
    style: plain,
  });
  for (const { day, people, k, influence, posts } of scores) {
    const wins = influence.ndcg > posts.ndcg ? 'yes' : 'no';
    table.push([dayFromNumber(day), people, k, influence.ndcg.toFixed(3), posts.ndcg.toFixed(3), wins]);
  }
  return table.toString();
}

function summaryTable(summary: Record<ReplyDefinition, Summary>): string {
  const table = new Table({
    head: ['replies', 'ranked by', 'people', 'k', 'NDCG@k', 'precision@k', 'AUC', 'wins'],
    style: plain,
  });
  for (const [definition, { people, k, wins, influence, posts }] of Object.entries(summary)) {
    const row = (name: string, { ndcg, precision, auc }: RankingScores, won: string) =>
      table.push([
        definition,
        name,
        people.toFixed(0),
        k.toFixed(0),
        ...[ndcg, precision, auc].map((x) => x.toFixed(3)),
        won,
      ]);
    row('influence', influence, `${wins}/${windows}`);
    row('posts', posts, '');
  }
  return table.toString();
}

function attackText(attacks: readonly AttackRow[]): string {
  const table = new Table({
    head: [
      'attack by a median member',
      'posts',
      'in-strength',
      'PageRank',
      'I(v), rings kept',
      'influence',
      'shortlisted',
    ],
    style: plain,
  });
  for (const { attack, posts, strength, pageRank, plainInfluence, influence, shortlisted } of attacks) {
    table.push([attack, posts, strength, pageRank, plainInfluence, influence, shortlisted ? 'yes' : 'no']);
  }
  return table.toString();
}

const plain = { head: [], border: [] };

function rounded(value: unknown): Record<string, unknown> {
  const keep = (_: string, x: unknown) => (typeof x === 'number' ? Number(x.toFixed(4)) : x);
  return JSON.parse(JSON.stringify(value, keep)) as Record<string, unknown>;
}
