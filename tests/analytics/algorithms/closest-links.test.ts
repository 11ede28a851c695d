import { expect, it } from 'vitest';
import { closestLinks } from '../../../analytics/algorithms/closest-links.ts';
import { buildCsrGraph } from '../../../analytics/algorithms/csr-graph.ts';

const linksOf = (order: number, ties: readonly [number, number][], groups: readonly number[]) => [
  ...closestLinks(
    buildCsrGraph(order, {
      from: Int32Array.from(ties, ([from]) => from),
      to: Int32Array.from(ties, ([, to]) => to),
      weight: new Float32Array(ties.length).fill(1),
      length: ties.length,
    }),
    Int32Array.from(groups),
  ),
];

it.each([
  { what: 'nobody', order: 0, ties: [], groups: [], links: [] },
  { what: 'one link either way', order: 2, ties: [[0, 1]], groups: [0, 1], links: [1, 1] },
  { what: 'two who are level', order: 3, ties: [[0, 2], [1, 2]], groups: [0, 0, 1], links: [0, 0, 1] },
  { what: 'who has more contacts', order: 4, ties: [[0, 2], [0, 3], [1, 2]], groups: [0, 0, 1, 1], links: [1, 0, 1, 0] },
  { what: 'people of unknown group', order: 3, ties: [[0, 1], [1, 2]], groups: [0, -1, 1], links: [0, 0, 0] },
  { what: 'ties within the group', order: 2, ties: [[0, 1]], groups: [0, 0], links: [0, 0] },
] as { what: string; order: number; ties: [number, number][]; groups: number[]; links: number[] }[])(
  'counts for $what',
  ({ order, ties, groups, links }) => {
    expect(linksOf(order, ties, groups)).toEqual(links);
  },
); // prettier-ignore
