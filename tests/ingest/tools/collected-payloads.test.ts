// Every collected webhook body of these tools, through the tool it belongs to: what each tells, checked by eye.
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { encrypted, notification } from '../../../fixtures/payloads/teams/payloads.ts';
import type { ToolKind } from '../../../ingest/tools/tools.ts';
import { inWords, tellingsOf } from '../../support/tellings.ts';

const folder = fileURLToPath(new URL('../../../../shared/data/payloads/', import.meta.url));
const there = existsSync(folder);
if (!there) process.stderr.write('\n*** ../shared/data/payloads is absent: its tests are SKIPPED ***\n\n');

const jsonOf = (path: string) => JSON.parse(readFileSync(folder + path, 'utf8')) as unknown;
const filesOf = (tool: string) =>
  readdirSync(folder + tool, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .sort();

const nothing = 'not-counted: no-interaction';
const confidential = 'not-counted: private-conversation';

const github: Readonly<Record<string, string>> = {
  'check_run/completed.1.payload.json': nothing,
  'commit_comment/created.on-file.payload.json': 'reply',
  'commit_comment/created.with-installation.payload.json': 'reply',
  'create/payload.json': nothing,
  'create/with-installation.payload.json': nothing,
  'discussion/answered.payload.json': 'endorse',
  'discussion/created.payload.json': 'post',
  'discussion/edited.with-reactions.payload.json': 'edit',
  'discussion/labeled.with-reactions.payload.json': nothing,
  'discussion_comment/created.payload.json': 'reply',
  'discussion_comment/edited.payload.json': 'edit',
  'fork/payload.json': 'share',
  'gollum/payload.json': nothing,
  'installation/created.payload.json': nothing,
  'issue_comment/created.1.payload.json': 'reply',
  'issue_comment/created.with-installation.payload.json': 'reply',
  'issue_comment/deleted.payload.json': 'delete',
  'issue_comment/edited.payload.json': 'edit',
  'issues/assigned.payload.json': nothing,
  'issues/opened.payload.json': 'post',
  'issues/unassigned.payload.json': nothing,
  'member/added.payload.json': 'join',
  'member/edited.payload.json': nothing,
  'membership/added.payload.json': 'join',
  'membership/removed.with-deleted-team.payload.json': nothing,
  'organization/member_added.payload.json': 'join',
  'organization/member_invited.payload.json': 'invite',
  'ping/payload.json': nothing,
  'ping/with-organization.payload.json': nothing,
  'public/payload.json': nothing,
  'pull_request/assigned.payload.json': nothing,
  'pull_request/labeled.payload.json': nothing,
  'pull_request/reopened.payload.json': nothing,
  'pull_request/unassigned.payload.json': nothing,
  'pull_request_review/dismissed.payload.json': nothing,
  // Its author reviews their own pull request without a word: the wrapping of the comment below.
  'pull_request_review/submitted.with-organization.payload.json': nothing,
  'pull_request_review_comment/created.payload.json': 'reply',
  'pull_request_review_comment/deleted.payload.json': 'delete',
  'push/1.payload.json': nothing,
  'push/with-installation.payload.json': nothing,
  'push/with-no-username-committer.payload.json': nothing,
  'release/created.payload.json': nothing,
  'repository/created.payload.json': nothing,
  'star/created.payload.json': 'react',
  'team/added_to_repository.payload.json': nothing,
  'team/deleted.payload.json': nothing,
  'team/removed_from_repository.payload.json': nothing,
  'team_add/payload.json': nothing,
  'watch/started.payload.json': nothing,
  'workflow_run/completed.payload.json': nothing,
};

const gitlab: Readonly<Record<string, string>> = {
  'build_created.json': nothing,
  'build_succeeded.json': nothing,
  'issue_hook__confidential_issue_created_with_assignee.json': confidential,
  'issue_hook__confidential_issue_created_without_assignee.json': confidential,
  'issue_hook__confidential_issue_updated.json': confidential,
  'issue_hook__issue_created_with_assignee.json': 'post',
  'issue_hook__issue_created_with_three_assignees.json': 'post',
  'issue_hook__issue_created_without_assignee.json': 'post',
  'issue_hook__issue_reopened.json': nothing,
  'job_hook__build_created.json': nothing,
  'merge_request_hook__merge_request_approved.json': 'endorse',
  'merge_request_hook__merge_request_created_with_assignee.json': 'post',
  'merge_request_hook__merge_request_created_without_assignee.json': 'post',
  'merge_request_hook__merge_request_reopened.json': nothing,
  // A push of commits: nothing of its words has changed.
  'merge_request_hook__merge_request_updated.json': nothing,
  'note_hook__confidential_issue_note.json': confidential,
  'note_hook__merge_request_note.json': 'reply',
  'note_hook__snippet_note_old.json': 'reply',
  'pipeline_hook__pipeline_started.json': nothing,
  'pipeline_hook__pipeline_succeeded_with_artifacts.json': nothing,
  'push_hook__push_commits_more_than_limit.json': nothing,
  'push_hook__push_multiple_committers.json': nothing,
  'push_hook__remove_branch.json': nothing,
  'system_hook__merge_request_closed.json': nothing,
  'system_hook__merge_request_created_without_assignee.json': 'post',
  'system_hook__push_hook.json': nothing,
  'tag_push_hook__remove_tag.json': nothing,
  'wiki_page_hook__wiki_page_edited.json': nothing,
};

const discourse: Readonly<Record<string, string>> = {
  'post_created.json': 'post',
  'post_created.reply.json': 'reply',
};

describe.skipIf(!there)('collected payloads', () => {
  it.each([
    { tool: 'github', table: github },
    { tool: 'gitlab', table: gitlab },
    { tool: 'discourse', table: discourse },
  ])('of $tool are all in the table', ({ tool, table }) => {
    expect(there ? filesOf(tool) : []).toEqual(Object.keys(table).sort());
  });

  const cases = (tool: ToolKind, table: Readonly<Record<string, string>>) =>
    Object.entries(table).map(([file, told]) => ({ tool, file, told }));

  it.each([...cases('github', github), ...cases('gitlab', gitlab), ...cases('discourse', discourse)])(
    '$tool/$file: $told',
    ({ tool, file, told }) => {
      const headers = {
        'x-github-event': file.split('/')[0] ?? '',
        'x-github-delivery': 'd-1',
        'x-discourse-event-type': 'post',
        'x-discourse-event': 'post_created',
        'x-discourse-instance': 'https://forum.example',
      };
      expect(tellingsOf(tool, jsonOf(`${tool}/${file}`), { headers }).map(inWords)).toEqual([told]);
    },
  );

  describe('of msgraph', () => {
    it('the notification is about a chat', () => {
      const payload = jsonOf('msgraph/change-notification.chatMessage.encrypted.json');
      expect(tellingsOf('teams', payload).map(inWords)).toEqual([confidential]);
    });

    it.each([
      { where: 'in its chat', changes: {}, told: confidential },
      {
        where: 'in a channel',
        changes: { channelIdentity: { channelId: '19:x@thread.tacv2' } },
        told: 'post',
      },
    ])('the message, encrypted for us $where: $told', ({ changes, told }) => {
      const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
      const message = { ...(jsonOf('msgraph/chatMessage.decrypted.json') as object), ...changes };
      const value = [notification({ encryptedContent: encrypted(message, publicKey) })];
      const secret = `state\n${privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()}`;
      expect(tellingsOf('teams', { value }, { secrets: [secret] }).map(inWords)).toEqual([told]);
    });
  });
});
