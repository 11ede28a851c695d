import { describe, expect, it } from 'vitest';
import { githubPayloads } from '../../../../fixtures/payloads/github/payloads.ts';
import { github } from '../../../../ingest/tools/github/github.ts';
import { factsOf, inWords, tellingsOf } from '../../../support/tellings.ts';

type Name = keyof typeof githubPayloads;

function read(name: Name) {
  const [event, body] = githubPayloads[name];
  const headers = { 'x-github-event': event, 'x-github-delivery': 'd-1' };
  return tellingsOf('github', JSON.parse(JSON.stringify(body)), { headers });
}

describe('what each event tells', () => {
  const table: Record<Name, string> = {
    issueOpened: 'post',
    issueOpenedByMachine: 'post',
    issueOpenedByGhost: 'post',
    issueEdited: 'edit',
    issueDeleted: 'delete',
    issueClosed: 'not-counted: no-interaction',
    pullOpened: 'post',
    pullMerged: 'not-counted: no-interaction',
    question: 'ask',
    oldQuestion: 'ask',
    talk: 'post',
    answered: 'endorse',
    unanswered: 'not-counted: taken-back',
    commented: 'reply',
    commentedOnPull: 'reply',
    commentEdited: 'edit',
    commentDeleted: 'delete',
    lineCommented: 'reply',
    lineAnswered: 'reply',
    discussed: 'reply',
    discussedBelow: 'reply',
    commitCommented: 'reply',
    reviewed: 'review',
    ownReview: 'not-counted: no-interaction',
    starred: 'react',
    unstarred: 'not-counted: taken-back',
    forked: 'share',
    memberAdded: 'join',
    teamJoined: 'join',
    teamDissolved: 'not-counted: no-interaction',
    organisationLeft: 'leave',
    invited: 'invite',
    invitedByMail: 'not-counted: no-interaction',
    pushed: 'not-counted: no-interaction',
    novelty: 'not-counted: unknown-event',
    withoutNumber: 'fault: /issue',
    withoutSender: 'fault: ',
    withoutTime: 'fault: ',
  };
  it.each(Object.entries(table))('%s: %s', (name, told) => {
    expect(read(name as Name).map(inWords)).toEqual([told]);
  });
});

const pantry = 'github:octo:Pantry';
const facts = (name: Name) => factsOf(read(name)[0]);

describe('an issue', () => {
  it('is measured, searched for people, and left behind', () => {
    expect(facts('issueOpened')).toEqual({
      id: 'post:Pantry#12',
      source: '/github/octo',
      time: '2026-02-03T10:01:00.000Z',
      verb: 'post',
      actor: 'github:octo:ana',
      community: pantry,
      object: `${pantry}#12`,
      chars: 58,
      thread: `${pantry}#12`,
      answers: undefined,
      targets: ['mention github:octo:bob'],
    });
    expect(JSON.stringify(read('issueOpened'))).not.toMatch(/sel|never kept/);
  });

  it('of a machine is one of a machine', () => {
    expect(facts('issueOpenedByMachine').actor).toBe('github:octo:renovate[bot] (bot)');
  });

  it('is corrected by name, each time once', () => {
    expect(facts('issueEdited')).toMatchObject({
      id: 'edit:Pantry#12:2026-02-03T10:05:00Z',
      actor: 'github:octo:chloe',
      object: `${pantry}#12`,
    });
    expect(facts('issueDeleted')).toMatchObject({ id: 'delete:Pantry#12', object: `${pantry}#12` });
  });
});

describe('a response', () => {
  const bobs = ['reply github:octo:ana'];
  it.each([
    ['commented', '#issuecomment-99', '#12', '#12', bobs],
    ['commentedOnPull', '#issuecomment-99', '#13', '#13', []],
    ['lineCommented', '#discussion_r99', '#13', '#13', bobs],
    ['lineAnswered', '#discussion_r99', '#13', '#discussion_r98', []],
    ['discussed', '#discussioncomment-99', '#14', '#14', bobs],
    ['discussedBelow', '#discussioncomment-99', '#14', '#discussioncomment-97', []],
    ['commitCommented', '#commitcomment-99', `@${'cd'.repeat(20)}`, `@${'cd'.repeat(20)}`, []],
    ['reviewed', '#pullrequestreview-55', '#13', '#13', ['review github:octo:ana']],
    ['answered', '#discussioncomment-99', '#14', undefined, ['endorse github:octo:bob']],
  ] as const)('%s: %s in %s answers %s', (name, object, thread, answers, targets) => {
    expect(facts(name)).toMatchObject({
      object: pantry + object,
      thread: pantry + thread,
      answers: answers === undefined ? undefined : pantry + answers,
      targets,
    });
  });
});

describe('people', () => {
  it.each([
    ['starred', 'star:Pantry:bob:2026-02-03T10:08:00Z', pantry],
    ['forked', 'fork:Pantry:70', pantry],
    ['memberAdded', 'join:Pantry:d-1', pantry],
    ['teamJoined', 'join:teams/cooks:d-1', 'github:octo:teams/cooks'],
    ['organisationLeft', 'leave:orgs/octo:d-1', 'github:octo:orgs/octo'],
  ] as const)('%s: %s', (name, id, community) => {
    expect(facts(name)).toMatchObject({ id, community, actor: 'github:octo:bob' });
  });

  it('cannot be told apart from another time without the delivery', () => {
    const [event, body] = githubPayloads.memberAdded;
    expect(tellingsOf('github', body, { headers: { 'x-github-event': event } }).map(inWords)).toEqual([
      'fault: ',
    ]);
  });
});

describe('a body', () => {
  const payload = { zen: 'é' };
  const json = JSON.stringify(payload);
  it.each([
    { as: 'JSON', type: 'application/json', body: json },
    { as: 'a form', type: 'application/x-www-form-urlencoded', body: `payload=${encodeURIComponent(json)}` },
  ])('may be $as', ({ type, body }) => {
    const request = { headers: { 'content-type': type }, query: {}, body: Buffer.from(body) };
    expect(github.parse?.(request)).toEqual(payload);
  });

  it('that is a ping is answered', () => {
    const asked = (event: string) => ({
      headers: { 'x-github-event': event },
      query: {},
      body: Buffer.alloc(0),
    });
    expect(github.greet?.(asked('ping'), [], {})).toMatchObject({ status: 200 });
    expect(github.greet?.(asked('push'), [], {})).toBeUndefined();
  });
});
