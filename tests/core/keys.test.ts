import { expect, it } from 'vitest';
import { deriveSome, keysFrom, keysGiven } from '../../core/keys.ts';

it('hands over keys of some purposes, and no others', () => {
  const keys = keysFrom(Buffer.alloc(32, 1));
  const given = keysGiven(structuredClone(deriveSome(keys, ['pseudonym', 'sealing'])));
  expect(given.derive('pseudonym')).toEqual(keys.derive('pseudonym'));
  expect(given.derive('sealing')).toEqual(keys.derive('sealing'));
  expect(() => given.derive('session')).toThrow(expect.objectContaining({ code: 'KEY_NOT_GIVEN' }));
});
