import { describe, expect, it } from 'vitest';
import { harmonic } from '../../../analytics/algorithms/harmonic.ts';
import { hyperBall } from '../../../analytics/algorithms/hyper-ball.ts';
import { graphOf, randomTies, undirectedOf } from './graphs.ts';

describe('HyperBall', () => {
  it('knows that nobody is near when there is nobody', () => {
    expect(hyperBall(graphOf(0, []))).toEqual({
      harmonic: new Float64Array(),
      relativeError: expect.closeTo(0.0919, 3) as number,
      steps: 0,
    });
    expect([...hyperBall(graphOf(2, [])).harmonic]).toEqual([0, 0]);
  });

  it.each([64, 256])('is as far from the truth as it says with %i registers', (registers) => {
    const graph = undirectedOf(2000, randomTies(5, 2000, 6000));
    const exact = harmonic(graph);
    const found = hyperBall(graph, { registers });
    const squares = exact.map((value, v) => (value > 0 ? (found.harmonic[v]! / value - 1) ** 2 : 0));
    const deviation = Math.sqrt(squares.reduce((a, b) => a + b) / squares.length);
    expect(deviation).toBeLessThan(1.1 * found.relativeError);
  });

  it('follows the direction of ties, and gives the same for the same seed', () => {
    const graph = graphOf(3, [[0, 1], [1, 2]]); // prettier-ignore
    const found = hyperBall(graph, { registers: 1024, seed: 3 });
    expect(hyperBall(graph, { registers: 1024, seed: 3 })).toEqual(found);
    [0, 0.5, 0.75].forEach((value, v) => {
      expect(found.harmonic[v]).toBeCloseTo(value, 2);
    });
  });
});
