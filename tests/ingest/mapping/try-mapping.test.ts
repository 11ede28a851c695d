import { describe, expect, it } from 'vitest';
import { parseMapping } from '../../../ingest/mapping/read-mapping.ts';
import { tryMapping } from '../../../ingest/mapping/try-mapping.ts';
import { noon, pipeline, pseudonyms } from '../../support/ingest.ts';

const pointers = parseMapping(`source: /x
tenant: a:b
events:
  - { when: { /kind: ping }, leaveOut: no-interaction }
  - { when: { /kind: post }, id: /id, time: { at: /at, as: iso }, actor: { id: /who }, verb: post, community: { id: /room } }
`);
const columns = parseMapping(`source: /x
tenant: a:b
events:
  - { id: id, time: received, actor: { id: who }, verb: post, community: { id: room } }
`);
const post = { kind: 'post', id: 1, at: '2026-03-01T10:00:00Z', who: 'ana', room: 'lobby' };

const tried = (content: unknown, path = 'payload.json', mapping = pointers) =>
  tryMapping(
    mapping,
    { path, text: typeof content === 'string' ? content : JSON.stringify(content) },
    pipeline,
    noon,
  );

describe('trying a mapping', () => {
  it('shows the event, and the interaction with its pseudonyms', () => {
    expect(tried(post)).toMatchObject([
      {
        kind: 'interaction',
        line: 5,
        event: { data: { actor: { id: 'a:b:ana' } } },
        interaction: { actor: pseudonyms.person('a:b:ana'), day: '2026-03-01' },
      },
    ]);
  });

  it.each([
    { content: { kind: 'ping' }, is: { kind: 'not-counted', reason: 'no-interaction', line: 4 } },
    { content: {}, is: { kind: 'not-counted', reason: 'unknown-event', line: 0 } },
    { content: { ...post, who: null }, is: { kind: 'fault', fault: { pointer: '/who' }, line: 5 } },
    { content: { ...post, at: '1970-01-01' }, is: { kind: 'fault', fault: { code: 'time-out-of-range' } } },
  ])('tells why there is none of $content', ({ content, is }) => {
    expect(tried(content)).toMatchObject([is]);
  });

  it.each([
    {
      path: 'lines.ndjson',
      content: `${JSON.stringify(post)}\n\n${JSON.stringify(post)}\n`,
      mapping: pointers,
    },
    { path: 'rows.csv', content: 'id;who;room\n1;ana;lobby\n2;ben;lobby', mapping: columns },
  ])('reads every record of $path', ({ path, content, mapping }) => {
    expect(tried(content, path, mapping).map(({ kind }) => kind)).toEqual(['interaction', 'interaction']);
  });

  it('says when a payload is no JSON', () => {
    expect(() => tried('{"kind":')).toThrow('payload.json is not JSON.');
  });
});
