import { describe, expect, it } from 'vitest';
import { influence } from '../../../analytics/algorithms/influence.ts';
import { graphOf } from './graphs.ts';

describe('influence', () => {
  it('is nothing where nobody responds', () => {
    expect(influence(graphOf(0, [])).influence).toHaveLength(0);
    expect(influence(graphOf(1, []))).toEqual({
      influence: Float64Array.of(0),
      responders: Int32Array.of(0),
    });
  });

  it('counts each responder at most once, and a faint one for what they weigh', () => {
    const graph = graphOf(4, [[1, 0, 300], [2, 0, 0.25], [3, 0, 1], [0, 3, 7]]); // prettier-ignore
    expect(influence(graph)).toEqual({
      influence: Float64Array.of(2.25, 0, 0, 1),
      responders: Int32Array.of(3, 0, 0, 1),
    });
  });

  it('leaves out ties below the standing asked for', () => {
    const graph = graphOf(3, [[1, 0], [2, 0]]); // prettier-ignore
    expect(influence(graph, Uint8Array.of(0, 2), 1).responders[0]).toBe(1);
    expect(influence(graph, Uint8Array.of(0, 2), 0).responders[0]).toBe(2);
  });

  it('does not move for self-replies or for what one sends', () => {
    const quiet = influence(graphOf(3, [[1, 0, 0.5]]));
    const loud = influence(graphOf(3, [[1, 0, 0.5], [0, 0, 500], [0, 1, 500], [0, 2, 500]])); // prettier-ignore
    expect(loud.influence[0]).toBe(quiet.influence[0]);
  });
});
