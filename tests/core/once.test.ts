import { expect, it } from 'vitest';
import { once } from '../../core/once.ts';

it.each([1, undefined, null])('makes %s when asked, and once', (value) => {
  let times = 0;
  const ask = once(() => {
    times++;
    return value;
  });
  expect(times).toBe(0);
  expect([ask(), ask()]).toEqual([value, value]);
  expect(times).toBe(1);
});

it('tries again after a failure', () => {
  let times = 0;
  const ask = once(() => {
    if (times++ === 0) throw new Error('not yet');
    return times;
  });
  expect(ask).toThrow('not yet');
  expect(ask()).toBe(2);
});
