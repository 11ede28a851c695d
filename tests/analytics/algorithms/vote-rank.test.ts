import { expect, it } from 'vitest';
import { voteRank } from '../../../analytics/algorithms/vote-rank.ts';
import { clique, graphOf, undirectedOf, type Tie } from './graphs.ts';
import { karate } from './published-graphs.ts';

it('elects hubs that do not share their voters', () => {
  // Node 1 has four contacts, but shares them all with node 0.
  const ties: Tie[] = [...clique([0, 1, 2]), [0, 3], [0, 4], [0, 5], [1, 3], [1, 4], [6, 7], [6, 8], [6, 9]];
  expect([...voteRank(graphOf(10, ties), 2)]).toEqual([0, 6]);
});

it('starts with the two leaders of the karate club', () => {
  expect([...voteRank(undirectedOf(34, karate), 3)]).toEqual([33, 0, 32]);
});

it('ends when nobody gets a vote', () => {
  expect(voteRank(graphOf(0, []), 3)).toHaveLength(0);
  expect(voteRank(graphOf(3, []), 3)).toHaveLength(0);
  expect([...voteRank(graphOf(3, [[1, 2]]), 3)]).toEqual([1]); // prettier-ignore
});
