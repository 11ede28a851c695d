import { expect, it } from 'vitest';
import { sharedToken } from '../../../ingest/signatures/shared-token.ts';

it.each([
  { given: 'one', secrets: ['one'], is: 'valid' },
  { given: 'two', secrets: ['one', 'two'], is: 'valid' },
  { given: 'On', secrets: ['one'], is: 'bad-signature' },
  { given: 'one', secrets: [], is: 'bad-signature' },
  { given: '', secrets: [''], is: 'unsigned' },
  { given: undefined, secrets: ['one'], is: 'unsigned' },
])('$given of $secrets: $is', ({ given, secrets, is }) => {
  expect(sharedToken(given, secrets)).toBe(is);
});
