import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../../core/package-root.ts';
import { payloadMapper, rowMapper, type Mapped } from '../../../ingest/mapping/compile-mapping.ts';
import { parseMapping } from '../../../ingest/mapping/read-mapping.ts';

/** Everything an event needs; rules add to it. */
const head = `source: /x
tenant: a:b
shared: { id: '{/id}', time: { at: /at, as: iso }, actor: { id: /who }, verb: post, community: { id: /room } }
`;
const payload = { id: 7, at: '2026-03-01T10:00:00Z', who: 'ana', room: 'lobby' };

const map = (mapping: string, given: unknown = payload): Mapped[] =>
  payloadMapper(parseMapping(mapping))(given);
/** The data of the one event made of a payload by a rule, or why there is none. */
function dataOf(rule: string, more: object = {}): unknown {
  const [told] = map(`${head}events:\n  - ${rule}\n`, { ...payload, ...more });
  return told?.kind === 'event' ? told.event.data : told;
}

describe('an event', () => {
  it('has the source of the mapping, and the tenant before people, rooms and things', () => {
    const rule = "{ object: { id: 'post:{/id}' }, thread: { id: /id, inReplyTo: /parent } }";
    expect(map(`${head}events:\n  - ${rule}\n`, { ...payload, parent: 6 })).toEqual([
      {
        kind: 'event',
        line: 5,
        event: {
          specversion: '1.0',
          id: '7',
          source: '/x',
          type: 'org.tablee.interaction.v1',
          time: '2026-03-01T10:00:00.000Z',
          data: {
            actor: { id: 'a:b:ana', bot: false },
            verb: 'post',
            community: { id: 'a:b:lobby' },
            object: { id: 'a:b:post:7' },
            thread: { id: 'a:b:7', inReplyTo: ['a:b:6'] },
          },
        },
      },
    ]);
  });

  it.each([
    { rule: '{ community: { id: { constant: hall } } }', has: { community: { id: 'a:b:hall' } } },
    { rule: '{ actor: { id: { first: [/nick, /who] } } }', has: { actor: { id: 'a:b:ana' } } },
    {
      rule: '{ community: { id: { first: [/none], otherwise: public } } }',
      has: { community: { id: 'a:b:public' } },
    },
    {
      rule: '{ actor: { id: /who, bot: { from: /who, values: { ana: true } } } }',
      has: { actor: { bot: true } },
    },
    { rule: '{ verb: { from: /who, values: { ana: ask } } }', has: { verb: 'ask' } },
    { rule: '{ verb: { from: /who, values: { ben: ask }, otherwise: reply } }', has: { verb: 'reply' } },
    { rule: '{ object: { id: /id, text: /body } }', more: { body: 'é😀x' }, has: { object: { chars: 3 } } },
    {
      rule: '{ object: { id: /id, chars: /n, lang: /l } }',
      more: { n: 12, l: 'fr' },
      has: { object: { chars: 12, lang: 'fr' } },
    },
    {
      rule: "{ targets: [{ reason: review, people: '/by/*/id' }, { reason: mention, people: { in: /body, written: '@name' } }] }",
      more: { by: [{ id: 1 }, {}, { id: 2 }], body: '@cleo' },
      has: {
        targets: [
          { id: 'a:b:1', reason: 'review' },
          { id: 'a:b:2', reason: 'review' },
          { id: 'a:b:cleo', reason: 'mention' },
        ],
      },
    },
    {
      rule: "{ thread: { inReplyTo: [{ split: /quotes, by: ',', as: 'm:{}' }, 'p:{/parents/*}'] } }",
      more: { quotes: '1, 2', parents: [3, 4] },
      has: { thread: { inReplyTo: ['a:b:m:1', 'a:b:m:2', 'a:b:p:3', 'a:b:p:4'] } },
    },
  ])('$rule', ({ rule, more, has }) => {
    expect(dataOf(rule, more)).toMatchObject(has);
  });

  it.each([
    { what: 'id', more: { id: null }, fault: { detail: 'no id', pointer: '/id' }, line: 3 },
    {
      what: 'actor',
      more: { who: { name: 'ana' } },
      fault: { detail: 'nobody who did it', pointer: '/who' },
      line: 3,
    },
    { what: 'room', more: { room: '' }, fault: { pointer: '/room' }, line: 3 },
    {
      what: 'time',
      more: { at: 'soon' },
      fault: { detail: 'no time written as iso', pointer: '/at' },
      line: 3,
    },
  ])('without its $what is refused, with pointer and line', ({ more, fault, line }) => {
    expect(dataOf('{ object: { id: /id } }', more)).toMatchObject({
      kind: 'fault',
      fault: { code: 'unreadable-payload', ...fault },
      line,
    });
  });

  it('never lets a text through', () => {
    const rule =
      "{ object: { id: /id, text: /body }, targets: [{ reason: mention, people: { in: /body, written: '@name' } }] }";
    const told = JSON.stringify(
      map(`${head}events:\n  - ${rule}\n`, { ...payload, body: 'secret words for @ben' }),
    );
    expect(told).not.toContain('secret');
  });

  it('with a very long id is named by its hash', () => {
    const [told] = map(`${head}events:\n  - {}\n`, { ...payload, id: 'x'.repeat(300) });
    expect(told).toMatchObject({ event: { id: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) as string } });
  });

  it('may come without a time, when the mapping says so', () => {
    const rule = '{ time: { at: /at, as: iso, otherwise: received } }';
    const [told] = map(`${head}events:\n  - ${rule}\n`, { ...payload, at: null });
    expect(told).toMatchObject({ kind: 'event' });
    expect(told).not.toHaveProperty('event.time');
  });
});

describe('rules', () => {
  const rules = `${head}events:
  - { when: { /kind: [a, 7, true] }, leaveOut: left-out }
  - { when: { /kind: { not: [b, c] } }, refuse: no kind we know }
  - { when: { /list: { present: true }, /kind: { present: true } }, leaveOut: system-message }
  - { when: { /kind: b } }
`;
  it.each([
    { given: { kind: 'a' }, told: { kind: 'not-counted', reason: 'left-out', line: 5 } },
    { given: { kind: 7 }, told: { reason: 'left-out' } },
    { given: { kind: true }, told: { reason: 'left-out' } },
    { given: { kind: 'd' }, told: { kind: 'fault', fault: { detail: 'no kind we know' }, line: 6 } },
    { given: { kind: 'b', list: [] }, told: { reason: 'system-message' } },
    { given: { kind: 'b', list: null }, told: { kind: 'event' } },
    { given: { kind: 'c' }, told: { kind: 'not-counted', reason: 'unknown-event', line: 0 } },
    { given: {}, told: { reason: 'unknown-event' } },
  ])('the first that applies decides about $given', ({ given, told }) => {
    expect(map(rules, { ...payload, ...given })).toMatchObject([told]);
  });

  const each = `${head}events:
  - when: { /kind: push }
    each: /commits
    events:
      - { when: { '/commits/*/merge': true }, leaveOut: no-interaction }
      - { id: 'c:{/commits/*/sha}', actor: { id: '/commits/*/by' }, targets: [{ reason: mention, people: '/commits/*/with/*/id' }] }
`;
  it('with each look at every item, the payload round it in reach', () => {
    const commits = [{ sha: 1, by: 'ana', with: [{ id: 'ben' }] }, { merge: true }, { sha: 3 }];
    expect(map(each, { ...payload, kind: 'push', commits })).toMatchObject([
      {
        kind: 'event',
        event: {
          id: 'c:1',
          data: { actor: { id: 'a:b:ana' }, community: { id: 'a:b:lobby' }, targets: [{ id: 'a:b:ben' }] },
        },
      },
      { kind: 'not-counted', reason: 'no-interaction', line: 8 },
      { kind: 'fault', fault: { pointer: '/commits/*/by' }, line: 9 },
    ]);
  });

  it.each([{ commits: [] }, { commits: 'none' }, {}])(
    'with each tell of no interaction when there is no item: %o',
    (given) => {
      expect(map(each, { ...payload, kind: 'push', ...given })).toMatchObject([
        { reason: 'no-interaction', line: 6 },
      ]);
    },
  );
});

describe('expectations', () => {
  const expecting = `${head}expect: { '': object, /id: [text, number], /url: uri, /names: by-language }\nevents:\n  - {}\n`;
  it.each([
    { given: payload, told: { kind: 'event' } },
    {
      given: { ...payload, url: 'https://example.org/a', names: { fr: 'Salut', 'de-CH': 'Hoi' } },
      told: { kind: 'event' },
    },
    { given: 42, told: { kind: 'fault', fault: { pointer: '' }, line: 4 } },
    { given: [payload], told: { kind: 'fault' } },
    {
      given: { ...payload, id: true },
      told: { fault: { detail: 'must be a text or a number', pointer: '/id' } },
    },
    { given: { ...payload, url: 'a.html' }, told: { fault: { pointer: '/url' } } },
    { given: { ...payload, names: { 'de-419-DE': 'x' } }, told: { fault: { pointer: '/names' } } },
  ])('of $given', ({ given, told }) => {
    expect(map(expecting, given)).toMatchObject([told]);
  });
});

it('reads rows of columns, and those a file has not are missing', () => {
  const mapping = parseMapping(`source: /x
tenant: '{tool}:b'
events:
  - { id: id, time: received, actor: { id: who }, verb: post, community: { id: room, name: title } }
`);
  const read = rowMapper(mapping, ['id', 'who', 'room', 'tool']);
  expect(read(['1', 'ana', 'lobby', 'chat'])).toMatchObject([
    { event: { data: { actor: { id: 'chat:b:ana' }, community: { id: 'chat:b:lobby' } } } },
  ]);
  expect(read(['1', 'ana', 'lobby', ''])).toMatchObject([{ kind: 'fault', fault: { pointer: '/who' } }]);
});

describe('the example in docs/mapping.md', () => {
  const page = readFileSync(join(packageRoot, 'docs/mapping.md'), 'utf8');
  const [, example = ''] = /```yaml\n([^]+?)```/.exec(page) ?? [];
  const base = {
    at: '2026-03-01 10:00',
    user: { id: 'ana', kind: 'human' },
    queue: { id: 'q', name: 'Queue' },
  };
  it.each([
    {
      given: { event: 'ticket.opened', ticket: { id: 1, body: 'Help @ben' } },
      told: [
        {
          event: {
            id: 'ticket:1',
            time: '2026-03-01T09:00:00.000Z',
            data: { verb: 'post', targets: [{ id: 'helpdesk:acme:ben' }] },
          },
        },
      ],
    },
    {
      given: { event: 'question.asked', ticket: { id: 1, private: true } },
      told: [{ reason: 'private-conversation' }],
    },
    {
      given: {
        event: 'comment.added',
        ticket: { id: 1, author: { id: 'cleo' } },
        comment: { id: 2, mentioned: [{ id: 'dan' }] },
      },
      told: [
        {
          event: {
            data: { verb: 'reply', targets: [{ id: 'helpdesk:acme:cleo' }, { id: 'helpdesk:acme:dan' }] },
          },
        },
      ],
    },
    {
      given: { event: 'comment.voted', vote: 1, comment: { id: 2 } },
      told: [{ event: { id: 'vote:2:ana', data: { verb: 'react' } } }],
    },
    { given: { event: 'comment.voted', vote: 0, comment: { id: 2 } }, told: [{ reason: 'no-interaction' }] },
    {
      given: {
        event: 'session.held',
        session: { id: 3, attendees: [{ id: 'ana' }, { id: 'ben', came: false }] },
      },
      told: [{ event: { data: { verb: 'attend' } } }, { reason: 'no-interaction' }],
    },
    {
      given: { event: 'ticket.merged' },
      told: [{ kind: 'fault', fault: { detail: 'a merge says which ticket it goes into' } }],
    },
  ])('does what it says with $given', ({ given, told }) => {
    expect(map(example, { ...base, ...given })).toMatchObject(told);
  });
});
