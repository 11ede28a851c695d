// The queue gives what sorting would give, also while gains shrink.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { gainQueue, type Choice } from '../../../analytics/algorithms/gain-queue.ts';

const gains = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 40 });

it('gives the highest gain first, of equals the lower candidate', () => {
  fc.assert(
    fc.property(gains, (values) => {
      const queue = gainQueue(Int32Array.from(values.keys()), Float64Array.from(values));
      const given: Choice[] = [];
      for (let first = queue.first(); first !== undefined; first = queue.first()) {
        given.push(first);
        queue.dropFirst();
      }
      const sorted = values.map((gain, candidate) => ({ candidate, gain }));
      expect(given).toEqual(sorted.sort((a, b) => b.gain - a.gain || a.candidate - b.candidate));
    }),
  );
});

it('puts the first back where its lower gain belongs', () => {
  const queue = gainQueue(Int32Array.of(0, 1, 2), Float64Array.of(3, 2, 1));
  queue.lowerFirst(1.5);
  expect(queue.first()).toEqual({ candidate: 1, gain: 2 });
  queue.lowerFirst(1);
  expect(queue.first()).toEqual({ candidate: 0, gain: 1.5 });
  queue.dropFirst();
  expect(queue.first()).toEqual({ candidate: 1, gain: 1 });
});

it('is empty from the start where nobody adds anything', () => {
  expect(gainQueue(new Int32Array(), new Float64Array(3)).first()).toBeUndefined();
});
