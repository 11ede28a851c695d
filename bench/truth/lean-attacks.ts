// What a median member gains by attacking the score (research/science.md §1.6): their rank under each measure.
import type { CsrGraph } from '../../analytics/algorithms/csr-graph.ts';
import { influence } from '../../analytics/algorithms/influence.ts';
import { pageRank } from '../../analytics/algorithms/page-rank.ts';
import { strength } from '../../analytics/algorithms/strength.ts';
import { createTieCollector, type DailyTie, type TieGraph } from '../../analytics/graph/tie-graph.ts';
import { rankPeople } from '../../analytics/influence/rank-people.ts';
import { chooseShortlist } from '../../analytics/influence/shortlist.ts';
import { dayFromNumber } from '../../core/windows.ts';
import { responses, toDailyTies, type Message } from './lean-messages.ts';
import { sortBy } from './ranking-scores.ts';

/** Ranks after the attack, 1 = first of all members. */
export interface AttackRow {
  attack: string;
  posts: number;
  strength: number;
  pageRank: number;
  /** I(v) as published, reply rings kept in. */
  plainInfluence: number;
  /** As the product ranks. */
  influence: number;
  /** The attacker, or an account of theirs, is proposed as an ambassador. */
  shortlisted: boolean;
  holds: boolean;
}

interface Attack {
  name: string;
  ties: DailyTie[];
  /** The attacker's rank may not get better than without the attack. */
  harmless: boolean;
}

/** `messages` of one window that ends before `to` (days since 1970). */
export function attackTable(messages: readonly Message[], to: number): AttackRow[] {
  const ties = toDailyTies(responses(messages, 'product'));
  const posts = new Map<string, number>();
  for (const { author } of messages) posts.set(author, (posts.get(author) ?? 0) + 1);
  const members = [...posts.keys()].sort();
  const before = sortBy(members, scoresOf(graphOf(ties, to)).influence);
  const attacker = before[Math.floor(before.length / 2)] ?? '';
  const attacks = planAttacks(before, attacker, dayFromNumber(to - 1));
  const rows = attacks.map((attack) => ({
    attack,
    row: rankUnder(attack, ties, posts, attacker, members, to),
  }));
  const untouched = rows[0]?.row.influence ?? 0;
  return rows.map(({ attack, row }) => ({
    ...row,
    holds: !row.shortlisted && (!attack.harmless || row.influence >= untouched),
  }));
}

function planAttacks(before: readonly string[], attacker: string, day: string): Attack[] {
  const middle = before.indexOf(attacker);
  const friends = before.slice(middle + 1, middle + 5);
  const fake = (count: number) => Array.from({ length: count }, (_, i) => `fake-${i}`);
  const reply = (from: string, to: string, n: number): DailyTie => ({
    community: 'attack',
    from,
    to,
    day,
    reason: 'reply',
    n,
  });
  const clique = (people: readonly string[], n: number) =>
    people.flatMap((from) => people.filter((to) => to !== from).map((to) => reply(from, to, n)));
  const [friend = ''] = friends;
  return [
    { name: 'none', ties: [], harmless: true },
    { name: '500 self-replies', ties: [reply(attacker, attacker, 500)], harmless: true },
    {
      name: '500 replies to 200 others',
      ties: before.slice(0, 200).map((to) => reply(attacker, to, 2.5)),
      harmless: true,
    },
    { name: 'ping-pong × 300', ties: clique([attacker, friend], 300), harmless: false },
    { name: '5-clique of members × 60', ties: clique([attacker, ...friends], 60), harmless: false },
    { name: '5-clique with made-up accounts × 60', ties: clique([attacker, ...fake(4)], 60), harmless: true },
    {
      name: '13-clique with made-up accounts × 20',
      ties: clique([attacker, ...fake(12)], 20),
      harmless: true,
    },
    {
      name: '10 sock puppets × 50',
      ties: fake(10).map((from) => reply(from, attacker, 50)),
      harmless: false,
    },
  ];
}

function rankUnder(
  { name, ties: added }: Attack,
  ties: readonly DailyTie[],
  posts: ReadonlyMap<string, number>,
  attacker: string,
  members: readonly string[],
  to: number,
): Omit<AttackRow, 'holds'> {
  const graph = graphOf([...ties, ...added], to);
  const scores = scoresOf(graph);
  const rank = (score: ReadonlyMap<string, number>) =>
    1 + members.filter((member) => (score.get(member) ?? 0) > (score.get(attacker) ?? 0)).length;
  const sent = added.filter(({ from }) => from === attacker).reduce((sum, { n }) => sum + n, 0);
  const { chosen, alternates } = chooseShortlist(graph, rankPeople(graph), { leftOut: new Set() });
  return {
    attack: name,
    posts: rank(new Map(posts).set(attacker, (posts.get(attacker) ?? 0) + sent)),
    strength: rank(scores.strength),
    pageRank: rank(scores.pageRank),
    plainInfluence: rank(scores.plainInfluence),
    influence: rank(scores.influence),
    shortlisted: [...chosen, ...alternates].some(
      ({ person }) => person === attacker || person.startsWith('fake-'),
    ),
  };
}

function graphOf(ties: readonly DailyTie[], to: number): TieGraph {
  const collector = createTieCollector({ to: dayFromNumber(to) });
  collector.add(ties);
  return collector.whole();
}

function scoresOf(ties: TieGraph) {
  const { people, graph } = ties;
  const named = (score: Float64Array) => new Map(people.map((person, v) => [person, score[v] ?? 0]));
  return {
    strength: named(strength(graph.in)),
    pageRank: named(weightedPageRank(graph)),
    plainInfluence: named(influence(graph).influence),
    influence: new Map(rankPeople(ties).map((score) => [score.person, score.influence])),
  };
}

const weightedPageRank = (graph: CsrGraph): Float64Array => pageRank(graph).rank;
