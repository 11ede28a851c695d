import { expect, it } from 'vitest';
import { blankTexts } from '../../../ingest/tools/blank-texts.ts';

it('takes the words out and leaves what identifies', () => {
  const payload = {
    id: 7,
    body: 'yes',
    issue: { title: 'Où', user: { login: 'ana' }, created_at: '2015-05-17 18:08:09 UTC', url: 'https://x/1' },
    tags: ['pantry', 'two words', null, true],
    message: { ts: '12.5', text: 'a🧂b', blocks: [{ text: { text: 'c' } }] },
    at: ['2015-05-17 18:08:09 +0200', '2015-05-17T18:08:09Z', '2015-05-17 was a Sunday'],
  };
  expect(blankTexts(payload)).toEqual({
    id: 7,
    body: '   ',
    issue: { title: '  ', user: { login: 'ana' }, created_at: '2015-05-17 18:08:09 UTC', url: 'https://x/1' },
    tags: ['pantry', '         ', null, true],
    message: { ts: '12.5', text: '   ', blocks: [{ text: { text: ' ' } }] },
    at: ['2015-05-17 18:08:09 +0200', '2015-05-17T18:08:09Z', ' '.repeat(23)],
  });
});

it.each([null, 7, true, 'word', []])('%j stays', (value) => {
  expect(blankTexts(value)).toEqual(value);
});
