import { expect, it } from 'vitest';
import { eventKey } from '../../../core/pseudonyms.ts';
import { createKeysMet } from '../../../ingest/imports/keys-met.ts';

it('knows every key it met, and whether it said the same', () => {
  const met = createKeysMet();
  const keys = Array.from({ length: 20_000 }, (_, n) => eventKey('/x', String(n)));
  const [content, other] = ['0123456789abcdef', '1123456789abcdef'];
  expect(keys.filter((key) => met.meet(key, content) !== 'new')).toEqual([]);
  expect(keys.filter((key) => met.meet(key, content) !== 'same')).toEqual([]);
  expect(keys.filter((key) => met.meet(key, other) !== 'other')).toEqual([]);
});
