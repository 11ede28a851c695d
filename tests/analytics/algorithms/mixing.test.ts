import { describe, expect, it } from 'vitest';
import { mixing, permuteExternalInternal } from '../../../analytics/algorithms/mixing.ts';
import { createRandom } from '../../../analytics/algorithms/random.ts';
import { clique, graphOf, randomTies, undirectedOf } from './graphs.ts';

/** Two rooms of three, one tie between them. */
const rooms = [...clique([0, 1, 2]), ...clique([3, 4, 5]), [2, 3] as const];
const labels = Int32Array.of(0, 0, 0, 1, 1, 1);

describe('mixing', () => {
  it('counts tie ends per pair of groups beside what chance expects', () => {
    const { groups, observed, expected } = mixing(graphOf(6, rooms), labels);
    expect(groups).toBe(2);
    expect([...observed]).toEqual([6, 1, 1, 6]);
    expect([...expected]).toEqual([3.5, 3.5, 3.5, 3.5]);
  });

  it('gives the E–I index and assortativity', () => {
    const found = mixing(graphOf(6, rooms), labels);
    expect(found.externalInternal).toBeCloseTo((1 - 6) / 7, 12);
    expect(found.expectedExternalInternal).toBeCloseTo(0, 12);
    expect(found.assortativity).toBeCloseTo(6 / 7 / 1 - 1 / 7, 12);
  });

  it('expects as many tie ends as there are, in every row', () => {
    const graph = undirectedOf(40, randomTies(3, 40, 200));
    const groups = Int32Array.from({ length: 40 }, (_, v) => (v * 7) % 5);
    const { observed, expected } = mixing(graph, groups);
    for (let a = 0; a < 5; a++) {
      const sum = (cells: Float64Array) => cells.subarray(5 * a, 5 * a + 5).reduce((x, y) => x + y, 0);
      expect(sum(expected)).toBeCloseTo(sum(observed), 9);
    }
  });

  it('leaves people of unknown group out, and says nothing where there is nothing', () => {
    expect([...mixing(graphOf(2, [[0, 1]]), Int32Array.of(0, -1)).observed]).toEqual([0]); // prettier-ignore
    const none = mixing(graphOf(3, []), Int32Array.of(0, 1, 1));
    expect(none.externalInternal).toBeNaN();
    expect([...none.expected]).toEqual([0, 0, 0, 0]);
    expect(mixing(graphOf(0, []), new Int32Array()).groups).toBe(0);
  });
});

describe('dealing labels at random', () => {
  it('finds rooms that keep to themselves, the same for the same seed', () => {
    const test = () => permuteExternalInternal(graphOf(6, rooms), labels, createRandom(5), 400);
    const found = test();
    expect(found.observed).toBeCloseTo(-5 / 7, 12);
    expect(found.z).toBeLessThan(-2);
    expect(found.p).toBeGreaterThan(0.05); // one deal in ten parts six people into these two rooms again
    expect(found.p).toBeLessThan(0.2);
    expect(test()).toEqual(found);
  });

  it('says the same of labels that fit a byte and of labels that do not, some unknown', () => {
    const graph = undirectedOf(300, randomTies(3, 300, 9000));
    const few = Int32Array.from({ length: 300 }, (_, v) => (v % 5) - 1);
    const many = few.map((label) => (label < 0 ? -1 : label + 400));
    const test = (groups: Int32Array) => permuteExternalInternal(graph, groups, createRandom(1), 30);
    expect(test(few)).toEqual(test(many));
  });

  it('finds nothing where labels mean nothing', () => {
    const graph = undirectedOf(80, randomTies(9, 80, 400));
    const groups = Int32Array.from({ length: 80 }, (_, v) => v % 4);
    expect(Math.abs(permuteExternalInternal(graph, groups, createRandom(1)).z)).toBeLessThan(3);
  });

  it('has no z when every deal gives the same', () => {
    expect(permuteExternalInternal(graphOf(2, [[0, 1]]), Int32Array.of(0, 1), createRandom(1)).z).toBeNaN(); // prettier-ignore
  });
});
