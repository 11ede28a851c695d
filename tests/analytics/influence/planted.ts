// A synthetic organisation in which the influencers are known, and the attacks that try to pass for them.
import { createRandom } from '../../../analytics/algorithms/random.ts';
import { createTieCollector, type DailyTie, type DatedTieGraph } from '../../../analytics/graph/tie-graph.ts';
import { addDays } from '../../../core/windows.ts';

export const to = '2026-03-01';

/** Ids in the order of their numbers. */
export const person = (i: number): string => `p${String(i).padStart(4, '0')}`;

export const reply = (from: string, target: string, n = 1, community = 'all'): DailyTie => ({
  community,
  from,
  to: target,
  day: addDays(to, -1),
  reason: 'reply',
  n,
});

export const ring = (members: readonly string[], n: number, community?: string): DailyTie[] =>
  members.flatMap((from) =>
    members.filter((other) => other !== from).map((other) => reply(from, other, n, community)),
  );

/**
 * `order` people in teams of `teamSize`; everyone answers a few of their team and one stranger. The first person of
 * each of the first `influencers` teams is answered by `audience` people from everywhere.
 */
export function organisation({ order = 200, teamSize = 10, influencers = 8, audience = 30, seed = 1 } = {}) {
  const random = createRandom(seed);
  const ties: DailyTie[] = [];
  for (let i = 0; i < order; i++) {
    const team = i - (i % teamSize);
    for (let k = 0; k < 3; k++) ties.push(reply(person(i), person(team + random.below(teamSize))));
    ties.push(reply(person(i), person(random.below(order))));
  }
  const planted = Array.from({ length: influencers }, (_, team) => person(team * teamSize));
  for (const influencer of planted) {
    for (let k = 0; k < audience; k++) ties.push(reply(person(random.below(order)), influencer));
  }
  const departmentOf = (who: string): string | undefined =>
    who.startsWith('p') ? `team-${Math.floor(Number(who.slice(1)) / teamSize)}` : undefined;
  return { ties, planted, departmentOf };
}

export function graphOf(ties: readonly DailyTie[], community?: string): DatedTieGraph {
  const collector = createTieCollector({ to });
  collector.add(ties);
  return community === undefined ? collector.whole() : collector.community(community);
}
