// The mappings that ship, against small payloads of our own in the shape each tool sends.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../../core/package-root.ts';
import { payloadMapper } from '../../../ingest/mapping/compile-mapping.ts';
import { parseMapping, readMapping } from '../../../ingest/mapping/read-mapping.ts';
import { briefly } from '../../support/told-rows.ts';
import { shippedMapping } from '../../support/payload-readers.ts';

const folder = join(packageRoot, 'ingest/mapping/shipped');
const told = (name: string, payload: unknown) =>
  payloadMapper(parseMapping(shippedMapping(name), name))(payload).map(briefly);

it.each(readdirSync(folder))('%s is a good mapping', async (file) => {
  await expect(readMapping(join(folder, file))).resolves.toMatchObject({
    mapping: { source: expect.any(String) as string },
  });
});

const jiraIssue = {
  id: '10',
  fields: { project: { key: 'OPS', name: 'Operations' }, created: '2026-03-01T10:00:00.000+0100' },
};
const jiraComment = {
  id: '20',
  author: { accountId: 'a1', accountType: 'atlassian' },
  updateAuthor: { accountId: 'a2' },
  body: 'ask [~accountid:a3]',
  created: '2026-03-01T10:00:00.000+0100',
  updated: '2026-03-01T11:00:00.000+0100',
};
const repository = { id: 5, full_name: 'acme/site' };
const reviewers = [
  { id: 'r1', vote: 10 },
  { id: 'r2', vote: 0 },
  { id: 'team', vote: 10, isContainer: true },
];
const pullRequest = {
  pullRequestId: 8,
  status: 'completed',
  closedDate: '2026-03-01T10:00:00Z',
  createdBy: { id: 'c1' },
  repository: { id: 'repo', name: 'site', project: { id: 'proj', name: 'web' } },
  reviewers,
};
const discordMessage = {
  id: '1',
  guild_id: '9',
  channel_id: '2',
  type: 0,
  timestamp: '2026-03-01T10:00:00Z',
  content: 'hi',
  author: { id: '3' },
};
const context = 'https://www.w3.org/ns/activitystreams';

describe('a shipped mapping', () => {
  it.each([
    {
      name: 'jira',
      payload: { webhookEvent: 'comment_created', timestamp: 1, comment: jiraComment, issue: jiraIssue },
      says: ['comment:20 · reply by jira:main:a1, mention jira:main:a3'],
    },
    {
      name: 'jira',
      payload: { webhookEvent: 'comment_updated', comment: jiraComment, issue: jiraIssue },
      says: ['edit:comment:20:2026-03-01T11:00:00.000+0100 · edit by jira:main:a2'],
    },
    {
      name: 'jira',
      payload: {
        webhookEvent: 'jira:issue_created',
        user: { accountId: 'app', accountType: 'app' },
        issue: jiraIssue,
      },
      says: ['issue:10 · bot post by jira:main:app'],
    },
    { name: 'jira', payload: { webhookEvent: 'sprint_started' }, says: ['no-interaction'] },
    {
      name: 'gitea',
      payload: {
        action: 'reviewed',
        number: 4,
        pull_request: { id: 1, updated_at: '2026-03-01T10:00:00Z', user: { login: 'ana' } },
        review: { content: 'fine' },
        repository,
        sender: { login: 'ben' },
      },
      says: ['review:5#4:ben:2026-03-01T10:00:00Z · review by gitea:main:ben, review gitea:main:ana'],
    },
    {
      name: 'gitea',
      payload: {
        action: 'opened',
        number: 4,
        issue: { id: 1, created_at: '2026-03-01T10:00:00Z', body: 'for @ana' },
        repository,
        sender: { login: 'renovate' },
      },
      says: ['open:5#4 · bot post by gitea:main:renovate, mention gitea:main:ana'],
    },
    {
      name: 'azuredevops',
      payload: { eventType: 'git.pullrequest.merged', resource: pullRequest },
      says: [
        'review:repo:8:r1 · review by azuredevops:main:r1, review azuredevops:main:c1',
        'no-interaction',
        'no-interaction',
      ],
    },
    {
      name: 'discord',
      payload: { t: 'MESSAGE_CREATE', d: discordMessage },
      says: ['post:1 · post by discord:main:3'],
    },
    {
      name: 'discord',
      payload: {
        t: 'MESSAGE_CREATE',
        d: { ...discordMessage, type: 19, message_reference: { message_id: '0' }, mentions: [{ id: '4' }] },
      },
      says: ['post:1 · reply by discord:main:3, mention discord:main:4'],
    },
    {
      name: 'discord',
      payload: { t: 'MESSAGE_CREATE', d: { ...discordMessage, type: 7 } },
      says: ['system-message'],
    },
    {
      name: 'discord',
      payload: { t: 'MESSAGE_CREATE', d: { ...discordMessage, guild_id: undefined } },
      says: ['private-conversation'],
    },
    {
      name: 'discord',
      payload: {
        t: 'MESSAGE_REACTION_ADD',
        d: {
          guild_id: '9',
          channel_id: '2',
          message_id: '1',
          user_id: '5',
          message_author_id: '3',
          emoji: { name: '🔥' },
        },
      },
      says: ['react:1:5:🔥 · react by discord:main:5, reaction discord:main:3'],
    },
    {
      name: 'confluence',
      payload: {
        userAccountId: 'u1',
        timestamp: 1,
        comment: { id: 3, creationDate: 1_631_605_030_794, parent: { id: 2, spaceKey: 'HR' } },
      },
      says: ['comment:3 · reply by confluence:main:u1'],
    },
    {
      name: 'confluence',
      payload: { userAccountId: 'u1', timestamp: 1, label: {} },
      says: ['no-interaction'],
    },
    {
      name: 'activitystreams',
      payload: {
        '@context': [context, {}],
        id: 'https://example.org/a/1',
        type: 'Create',
        actor: 'https://example.org/ana',
        published: '2026-03-01T10:00:00Z',
        object: {
          id: 'https://example.org/n/1',
          type: 'Note',
          inReplyTo: 'https://example.org/n/0',
          tag: [{ href: 'https://example.org/ben' }],
        },
      },
      says: [
        'https://example.org/n/1 · reply by activitystreams:main:https://example.org/ana, mention activitystreams:main:https://example.org/ben',
      ],
    },
    {
      name: 'activitystreams',
      payload: { '@context': 'https://schema.org', type: 'Like' },
      says: ['unreadable-payload'],
    },
    {
      name: 'crowd-dev',
      payload: {
        record: {
          platform: 'discord',
          type: 'reply',
          sourceId: 's2',
          sourceParentId: 's1',
          username: 'ana',
          channel: 'help',
          timestamp: '2026-03-01 10:00:00.000',
        },
      },
      says: ['reply:s2 · reply by discord:crowd:ana'],
    },
    {
      name: 'gitter',
      payload: [{ id: 'm1', sent: '2026-03-01T10:00:00Z', text: '@ben hi', fromUser: { id: 'u1' } }],
      says: ['post:m1 · post by gitter:main:u1, mention gitter:main:ben'],
    },
  ])('$name: $says', ({ name, payload, says }) => {
    expect(told(name, payload)).toEqual(says);
  });

  it('of Jira gives one event of the comment it tells twice', () => {
    const map = payloadMapper(parseMapping(shippedMapping('jira')));
    const [created] = map({ webhookEvent: 'comment_created', comment: jiraComment, issue: jiraIssue });
    const [updated] = map({
      webhookEvent: 'jira:issue_updated',
      issue_event_type_name: 'issue_commented',
      user: { accountId: 'a1' },
      comment: jiraComment,
      issue: jiraIssue,
    });
    expect(created).toHaveProperty('event');
    expect(updated).toMatchObject({ event: (created as { event: object }).event });
  });
});
