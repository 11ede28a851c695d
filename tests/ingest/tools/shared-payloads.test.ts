// Every real payload of Slack, Mattermost and Zulip, read: a table checked by eye.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mattermost } from '../../../ingest/tools/mattermost/mattermost.ts';
import { slack } from '../../../ingest/tools/slack/slack.ts';
import type { Tool } from '../../../ingest/tools/tool.ts';
import { zulip } from '../../../ingest/tools/zulip/zulip.ts';
import { noon, pipeline } from '../../support/ingest.ts';
import { realData } from '../../support/real-data.ts';
import { inShort } from '../../support/told-rows.ts';

const { path: payloads, there } = realData('payloads');

function tell(tool: Tool, path: string) {
  const form = path.endsWith('.txt');
  const headers = { 'content-type': form ? 'application/x-www-form-urlencoded' : 'application/json' };
  const text = readFileSync(join(payloads, path), 'utf8').trim();
  const request = { headers, query: {}, body: Buffer.from(text) };
  const payload: unknown = tool.parse === undefined ? JSON.parse(text) : tool.parse(request);
  return tool.read(payload, { name: 'x', headers, received: noon, settings: {} }, []);
}

function filesUnder(folder: string): string[] {
  return readdirSync(join(payloads, folder), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name).slice(payloads.length + 1))
    .sort();
}

const golden: { tool: Tool; folder: string; tells: Record<string, string> }[] = [
  {
    tool: slack,
    folder: 'slack',
    tells: {
      'app_home_opened.1.json': 'no-interaction',
      'app_mention.1.json': 'post + mention',
      'app_mention.3.json': 'post + mention',
      'app_uninstalled.1.json': 'no-interaction',
      'app_uninstalled.3.json': 'no-interaction',
      'function_executed.1.json': 'no-interaction',
      'member_joined_channel.1.json': 'join',
      'member_joined_channel.3.json': 'join',
      'member_left_channel.1.json': 'leave',
      'member_left_channel.3.json': 'leave',
      'message.1.json': 'post + mention',
      'message.3.json': 'post',
      'message.bot_message.1.json': 'bot post',
      'message.bot_message.3.json': 'bot post',
      'message.file_share.1.json': 'post',
      'message.message_changed.1.json': 'edit',
      'message.message_deleted.1.json': 'delete',
      'message.rich-text.json': 'post',
      'message.thread_broadcast.1.json': 'reply',
      'outgoing-webhook-form/message_info.txt': 'post',
      'outgoing-webhook-form/message_info_missing_channel_name.txt': 'post',
      'outgoing-webhook-form/message_info_missing_text.txt': 'post',
      'outgoing-webhook-form/message_info_missing_user_name.txt': 'post',
      'reaction_added.1.json': 'react',
      'reaction_added.3.json': 'react',
      'reaction_added.sdk.json': 'private-conversation',
      'team_access_granted.1.json': 'no-interaction',
      'team_access_revoked.1.json': 'no-interaction',
      'tokens_revoked.1.json': 'no-interaction',
      'tokens_revoked.3.json': 'no-interaction',
      'url_challenge.sdk.json': 'no-interaction',
      'url_verification.1.json': 'no-interaction',
      'workflow_step_execute.1.json': 'no-interaction',
    },
  },
  { tool: mattermost, folder: 'mattermost', tells: { 'outgoing-webhook.form.txt': 'post' } },
  { tool: zulip, folder: 'zulip', tells: { 'outgoing-webhook.json': 'post + mention' } },
];

describe.skipIf(!there).each(golden)('payloads of $folder', ({ tool, folder, tells }) => {
  it('tell what was checked by eye, and nothing is unhandled', () => {
    const told = filesUnder(folder).map((path) => [
      path.slice(folder.length + 1),
      tell(tool, path).map(inShort).join(' | '),
    ]);
    expect(Object.fromEntries(told)).toEqual(tells);
  });

  it('pass the door', () => {
    const intake = { origin: 'webhook', source: '/x', received: noon, mayClaim: () => true };
    for (const path of filesUnder(folder)) {
      for (const telling of tell(tool, path)) {
        const kind = telling.kind === 'event' ? pipeline.examine(telling.event, intake).kind : 'accepted';
        expect([path, kind]).toEqual([path, 'accepted']);
      }
    }
  });
});
