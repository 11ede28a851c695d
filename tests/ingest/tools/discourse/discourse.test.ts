import { describe, expect, it } from 'vitest';
import { discoursePayloads } from '../../../../fixtures/payloads/discourse/payloads.ts';
import { discourse } from '../../../../ingest/tools/discourse/discourse.ts';
import { factsOf, inWords, tellingsOf } from '../../../support/tellings.ts';

type Name = keyof typeof discoursePayloads;

function read(name: Name, instance = 'https://forum.example') {
  const [type, event, body] = discoursePayloads[name];
  const headers = {
    'x-discourse-event-type': type,
    'x-discourse-event': event,
    'x-discourse-instance': instance,
  };
  return tellingsOf('discourse', JSON.parse(JSON.stringify(body)), { headers });
}

describe('what each event tells', () => {
  const table: Record<Name, string> = {
    opened: 'post',
    answered: 'reply',
    answeredAll: 'reply',
    byTheForum: 'reply',
    smallAction: 'not-counted: system-message',
    whisper: 'not-counted: private-conversation',
    privateMessage: 'not-counted: private-conversation',
    edited: 'edit',
    destroyed: 'delete',
    recovered: 'not-counted: no-interaction',
    liked: 'react',
    likedPrivately: 'not-counted: private-conversation',
    solved: 'not-counted: no-interaction',
    topicOpened: 'not-counted: no-interaction',
    userCreated: 'join',
    userUpdated: 'not-counted: no-interaction',
    pinged: 'not-counted: no-interaction',
    novelty: 'not-counted: unknown-event',
    withoutNumber: 'fault: /post',
    withoutTime: 'fault: ',
  };
  it.each(Object.entries(table))('%s: %s', (name, told) => {
    expect(read(name as Name).map(inWords)).toEqual([told]);
  });
});

const forum = 'discourse:forum.example';
const facts = (name: Name) => factsOf(read(name)[0]);

it('a post is measured, searched for people, and left behind', () => {
  expect(facts('answered')).toEqual({
    id: 'post:501',
    source: '/discourse/forum.example',
    time: '2026-02-03T10:01:00.120Z',
    verb: 'reply',
    actor: `${forum}:ana`,
    community: `${forum}:4`,
    object: `${forum}:40/3`,
    chars: 29,
    thread: `${forum}:40/1`,
    answers: `${forum}:40/2`,
    targets: [`reply ${forum}:bob`, `mention ${forum}:bob`, `mention ${forum}:chloe`],
  });
});

it.each([
  ['opened', { id: 'post:500', object: `${forum}:40/1`, thread: `${forum}:40/1`, answers: undefined }],
  ['answeredAll', { thread: `${forum}:40/1`, answers: undefined }],
  ['byTheForum', { actor: `${forum}:system (bot)` }],
  ['edited', { id: 'edit:501:2026-02-03T10:05:00.000Z', object: `${forum}:40/3` }],
  ['destroyed', { id: 'delete:501', time: undefined, object: `${forum}:40/3` }],
  [
    'liked',
    {
      id: 'react:501:bob',
      actor: `${forum}:bob`,
      object: `${forum}:40/3`,
      targets: [`reaction ${forum}:ana`],
    },
  ],
  ['userCreated', { id: 'join:8', actor: `${forum}:bob`, community: `${forum}:forum` }],
] as const)('%s', (name, expected) => {
  expect(facts(name)).toMatchObject(expected);
});

it('does not know a forum without its address', () => {
  expect(read('opened', 'nowhere').map(inWords)).toEqual(['fault: ']);
});

it('answers a ping', () => {
  const asked = (type: string) => ({
    headers: { 'x-discourse-event-type': type },
    query: {},
    body: Buffer.alloc(0),
  });
  expect(discourse.greet?.(asked('ping'), [], {})).toMatchObject({ status: 200 });
  expect(discourse.greet?.(asked('post'), [], {})).toBeUndefined();
});
