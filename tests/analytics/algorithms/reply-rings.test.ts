import { describe, expect, it } from 'vitest';
import { responderStanding, standing } from '../../../analytics/algorithms/reply-rings.ts';
import { clique, graphOf } from './graphs.ts';

/** Standing of the tie from → to. */
function standingOf(graph: ReturnType<typeof graphOf>, from: number, to: number): number | undefined {
  const { offsets, neighbours } = graph.in;
  return responderStanding(graph)[neighbours.indexOf(from, offsets[to])];
}

describe('a responder', () => {
  it('in a clique nobody else responds to is part of a ring', () => {
    const graph = graphOf(7, [...clique([0, 1, 2, 3, 4]), [0, 5], [5, 6]]);
    expect(standingOf(graph, 1, 0)).toBe(standing.ring);
    expect([...responderStanding(graph)].filter((s) => s === standing.ring)).toHaveLength(20);
  });

  it('of that clique is heard once someone outside responds to them', () => {
    const graph = graphOf(7, [...clique([0, 1, 2, 3, 4]), [5, 1]]);
    expect(standingOf(graph, 1, 0)).toBe(standing.heard);
    expect(standingOf(graph, 2, 0)).toBe(standing.ring);
  });

  it('whom only the receiver answers, or nobody, is unheard', () => {
    const graph = graphOf(3, [[1, 0], [0, 1], [2, 0]]); // prettier-ignore
    expect(standingOf(graph, 1, 0)).toBe(standing.unheard);
    expect(standingOf(graph, 2, 0)).toBe(standing.unheard);
  });

  it('is heard through someone the receiver does not know', () => {
    expect(standingOf(graphOf(3, [[1, 0], [2, 1]]), 1, 0)).toBe(standing.heard); // prettier-ignore
  });

  it('may be nobody at all', () => {
    expect(responderStanding(graphOf(0, []))).toHaveLength(0);
  });
});
