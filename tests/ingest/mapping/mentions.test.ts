import { describe, expect, it } from 'vitest';
import { mentionNotations, mentionsIn, type MentionNotation } from '../../../ingest/mapping/mentions.ts';

describe('people named in a text', () => {
  it.each<{ written: MentionNotation; text: string; named: string[] }>([
    { written: '@name', text: 'Thanks @ana.b and @ben-c, @ana.b!', named: ['ana.b', 'ben-c'] },
    { written: '@name', text: 'mail me: ana@example.org', named: [] },
    { written: '@name', text: '@x', named: ['x'] },
    {
      written: '<@ID>',
      text: '<@U1> <@U2|ben> <@!80351110224678912> <!here>',
      named: ['U1', 'U2', '80351110224678912'],
    },
    { written: '@<ID>', text: 'see @<107e08c7-2725>', named: ['107e08c7-2725'] },
    { written: '[~ID]', text: '[~ana] [~accountid:5c76:b994] [link]', named: ['ana', '5c76:b994'] },
    {
      written: 'data-user-id',
      text: '<span class="user-mention" data-user-id="25">@Ana</span>',
      named: ['25'],
    },
  ])('$written in $text', ({ written, text, named }) => {
    expect(mentionsIn(text, written)).toEqual(named);
  });

  it('are at most a hundred', () => {
    const text = Array.from({ length: 300 }, (_, index) => `@person${index}`).join(' ');
    expect(mentionsIn(text, '@name')).toHaveLength(100);
  });

  it.each(mentionNotations)('are looked for without getting stuck: %s', (written) => {
    const hostile = ['@', '<@', '@<', '[~', '@a.', '<@U1|', 'data-user-id="'].map((part) =>
      part.repeat(50_000),
    );
    expect(hostile.flatMap((text) => mentionsIn(text, written)).length).toBeLessThanOrEqual(
      100 * hostile.length,
    );
  });
});
