import { expect, it } from 'vitest';
import { mentionsIn } from '../../../ingest/tools/mentions.ts';

it.each([
  { text: '@Bob, @chloe-d. (@e_f)', names: ['bob', 'chloe-d', 'e_f'] },
  { text: '@bob @BOB', names: ['bob'] },
  { text: 'mail@example.org, `@code`, @org/team, a@b', names: [] },
  { text: '@ana @ @-x', names: [] },
  { text: 'é@bob @bob.', names: ['bob'] },
  { text: '@a.b.c...', names: ['a.b.c'] },
  { text: `@${'a'.repeat(50_000)}/`, names: [] },
])('$text names $names', ({ text, names }) => {
  expect(mentionsIn(text, 'ana')).toEqual(names);
});
