import { describe, expect, it } from 'vitest';
import { gitlabPayloads } from '../../../../fixtures/payloads/gitlab/payloads.ts';
import { sign, keyOfSecret, newSecret } from '../../../../ingest/signatures/standard-webhooks.ts';
import { gitlab } from '../../../../ingest/tools/gitlab/gitlab.ts';
import { gitlabTime } from '../../../../ingest/tools/gitlab/time.ts';
import { noon } from '../../../support/ingest.ts';
import { factsOf, inWords, tellingsOf } from '../../../support/tellings.ts';

type Name = keyof typeof gitlabPayloads;
const headers = { 'x-gitlab-instance': 'https://git.example' };
const read = (name: Name) =>
  tellingsOf('gitlab', JSON.parse(JSON.stringify(gitlabPayloads[name])), { headers });

describe('what each event tells', () => {
  const confidential = 'not-counted: private-conversation';
  const table: Record<Name, string> = {
    issueOpened: 'post',
    issueRewritten: 'edit',
    issueLabelled: 'not-counted: no-interaction',
    issueClosed: 'not-counted: no-interaction',
    issueConfidential: confidential,
    requestOpened: 'post',
    requestApproved: 'endorse',
    requestUnapproved: 'not-counted: taken-back',
    requestMerged: 'not-counted: no-interaction',
    noted: 'reply',
    notedInDiscussion: 'reply',
    notedOnCommit: 'reply',
    notedOnSnippet: 'reply',
    noteRewritten: 'edit',
    noteOfSystem: 'not-counted: system-message',
    noteInternal: confidential,
    noteConfidential: confidential,
    noteOnNothing: 'fault: /object_attributes/noteable_type',
    awarded: 'react',
    awardedToNote: 'react',
    awardedInternally: confidential,
    revoked: 'not-counted: taken-back',
    memberAdded: 'join',
    memberRemoved: 'leave',
    groupJoined: 'join',
    byMachine: 'post',
    pushed: 'not-counted: no-interaction',
    userCreated: 'not-counted: no-interaction',
    novelty: 'not-counted: unknown-event',
    withoutUser: 'fault: ',
    withoutAddress: 'fault: /project',
  };
  it.each(Object.entries(table))('%s: %s', (name, told) => {
    expect(read(name as Name).map(inWords)).toEqual([told]);
  });
});

const pantry = 'gitlab:git.example:kitchen/pantry';
const facts = (name: Name) => factsOf(read(name)[0]);

it('an issue is measured, searched for people, and left behind', () => {
  expect(facts('issueOpened')).toEqual({
    id: 'post:kitchen/pantry#12',
    source: '/gitlab/git.example',
    time: '2026-02-03T10:01:00.000Z',
    verb: 'post',
    actor: 'gitlab:git.example:ana',
    community: pantry,
    object: `${pantry}#12`,
    chars: 25,
    thread: `${pantry}#12`,
    answers: undefined,
    targets: ['mention gitlab:git.example:bob'],
  });
});

describe('a response', () => {
  const author = 'gitlab:git.example:ana';
  it.each([
    ['noted', '#note_77', '#12', '#12', [`reply ${author}`]],
    ['notedInDiscussion', '#note_77', '#12:abc123', undefined, []],
    ['notedOnCommit', '#note_77', `@${'ab'.repeat(20)}`, `@${'ab'.repeat(20)}`, []],
    ['notedOnSnippet', '#note_77', '$4', '$4', []],
    ['awarded', '#12', undefined, undefined, [`reaction ${author}`]],
    ['awardedToNote', '#note_77', undefined, undefined, [`reaction ${author}`]],
    ['requestApproved', '!3', undefined, undefined, [`endorse ${author}`]],
  ] as const)('%s: %s', (name, object, thread, answers, targets) => {
    expect(facts(name)).toMatchObject({
      actor: 'gitlab:git.example:bob',
      object: pantry + object,
      thread: thread && pantry + thread,
      answers: answers && pantry + answers,
      targets,
    });
  });
});

describe('people', () => {
  it.each([
    ['memberAdded', 'join:kitchen/pantry:bob:2026-02-03 10:06:00 UTC', pantry],
    ['memberRemoved', 'leave:kitchen/pantry:bob:2026-02-03 10:06:00 UTC', pantry],
    ['groupJoined', 'join:kitchen:bob:2026-02-03 10:06:00 UTC', 'gitlab:git.example:kitchen'],
  ] as const)('%s: %s', (name, id, community) => {
    expect(facts(name)).toMatchObject({ id, community, actor: 'gitlab:git.example:bob' });
  });

  it('are placed by the server that tells of them', () => {
    expect(tellingsOf('gitlab', gitlabPayloads.memberAdded).map(inWords)).toEqual(['fault: ']);
  });

  it('may be machines', () => {
    expect(facts('byMachine').actor).toBe('gitlab:git.example:project_5_bot_0a1b (bot)');
  });
});

describe('proof', () => {
  const secret = newSecret();
  const body = Buffer.from('{}');
  const signed = {
    'webhook-id': 'm1',
    'webhook-timestamp': String(noon / 1000),
    'webhook-signature': sign(keyOfSecret(secret), 'm1', noon / 1000, body),
  };
  it.each([
    { by: 'the token', headers: { 'x-gitlab-token': secret }, is: 'valid' },
    { by: 'another token', headers: { 'x-gitlab-token': 'another' }, is: 'bad-signature' },
    { by: 'nothing', headers: {}, is: 'unsigned' },
    { by: 'a signature', headers: signed, is: 'valid' },
    { by: 'a signature of something else', headers: { ...signed, 'webhook-id': 'm2' }, is: 'bad-signature' },
    {
      by: 'a bad signature beside the token',
      headers: { ...signed, 'webhook-id': 'm2', 'x-gitlab-token': secret },
      is: 'bad-signature',
    },
  ])('by $by: $is', ({ headers: given, is }) => {
    expect(gitlab.prove({ headers: given, query: {}, body }, [secret], noon, {})).toBe(is);
  });
});

it.each([
  { text: '2015-05-17 18:08:09 UTC', is: '2015-05-17T18:08:09.000Z' },
  { text: '2013-12-03 17:23:34 +0200', is: '2013-12-03T15:23:34.000Z' },
  { text: '2013-12-03T17:23:34.5Z', is: '2013-12-03T17:23:34.500Z' },
  { text: '2013-12-03T17:23:34-05:30', is: '2013-12-03T22:53:34.000Z' },
])('$text is $is', ({ text, is }) => {
  expect(new Date(gitlabTime(text)).toISOString()).toBe(is);
});

it.each(['', 'yesterday', '2015-13-17 18:08:09 UTC'])('"%s" is no time', (text) => {
  expect(gitlabTime(text)).toBeNaN();
});
