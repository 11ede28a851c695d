import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { slack } from '../../../../ingest/tools/slack/slack.ts';
import type { ToolContext, ToolRequest } from '../../../../ingest/tools/tool.ts';
import { noon } from '../../../support/ingest.ts';
import { briefly } from '../../../support/told-rows.ts';

const context: ToolContext = { name: 'slack', headers: {}, received: noon, settings: {} };
const read = (payload: unknown) => slack.read(payload, context, []).map(briefly);

const ts = '1769940060.000100';
const root = '1769940000.000100';
const callback = (event: object, envelope: object = {}) => ({
  type: 'event_callback',
  team_id: 'T1',
  event_time: 1769940061,
  event,
  ...envelope,
});
const message = (changes: object) => ({
  type: 'message',
  channel: 'C1',
  channel_type: 'channel',
  user: 'U1',
  ts,
  text: 'x',
  ...changes,
});
const before = { ts, user: 'U1' };

describe('an event of Slack', () => {
  it.each([
    { what: 'a message', event: message({}), tells: `post:C1:${ts} · post by slack:T1:U1` },
    {
      what: 'a message that names people, somebody twice and its author',
      event: message({ text: '<@U2> <@U3|cleo> <@U2> <@U1> <!channel> <#C2|room>' }),
      tells: `post:C1:${ts} · post by slack:T1:U1, mention slack:T1:U2, mention slack:T1:U3`,
    },
    {
      what: 'a reply',
      event: message({ thread_ts: root, parent_user_id: 'U2' }),
      tells: `post:C1:${ts} · reply by slack:T1:U1, reply slack:T1:U2`,
    },
    {
      what: 'a reply shown in the channel',
      event: message({ subtype: 'thread_broadcast', thread_ts: root, root: { user: 'U2' } }),
      tells: `post:C1:${ts} · reply by slack:T1:U1, reply slack:T1:U2`,
    },
    {
      what: 'the root of a thread',
      event: message({ thread_ts: ts }),
      tells: `post:C1:${ts} · post by slack:T1:U1`,
    },
    {
      what: 'an action',
      event: message({ subtype: 'me_message' }),
      tells: `post:C1:${ts} · post by slack:T1:U1`,
    },
    {
      what: 'a file',
      event: message({ subtype: 'file_share', files: [] }),
      tells: `post:C1:${ts} · post by slack:T1:U1`,
    },
    {
      what: 'a bot',
      event: message({ subtype: 'bot_message', user: null, bot_id: 'B1' }),
      tells: `post:C1:${ts} · bot post by slack:T1:B1`,
    },
    {
      what: 'a bot with a face',
      event: message({ bot_id: 'B1' }),
      tells: `post:C1:${ts} · bot post by slack:T1:U1`,
    },
    { what: 'an unknown subtype', event: message({ subtype: 'huddle_thread' }), tells: 'system-message' },
    { what: 'a topic', event: message({ subtype: 'channel_topic' }), tells: 'system-message' },
    {
      what: 'a join by message',
      event: message({ subtype: 'channel_join' }),
      tells: 'join:C1:U1:2026-02-01T10 · join by slack:T1:U1',
    },
    {
      what: 'a departure by message',
      event: message({ subtype: 'channel_leave' }),
      tells: 'leave:C1:U1:2026-02-01T10 · leave by slack:T1:U1',
    },
    {
      what: 'a join by event',
      event: { type: 'member_joined_channel', user: 'U1', channel: 'C1', inviter: 'U2' },
      tells: 'join:C1:U1:2026-02-01T10 · join by slack:T1:U1',
    },
    {
      what: 'a departure by event',
      event: { type: 'member_left_channel', user: 'U1', channel: 'C1' },
      tells: 'leave:C1:U1:2026-02-01T10 · leave by slack:T1:U1',
    },
    {
      what: 'an edit',
      event: message({
        subtype: 'message_changed',
        message: { edited: { user: 'U1', ts: '1769940070.000000' } },
        previous_message: before,
      }),
      tells: `edit:C1:${ts}:1769940070.000000 · edit by slack:T1:U1`,
    },
    {
      what: 'a link unfolded',
      event: message({ subtype: 'message_changed', message: { attachments: [] }, previous_message: before }),
      tells: 'no-interaction',
    },
    {
      what: 'a reply counted at an edited root',
      event: message({
        subtype: 'message_changed',
        message: { edited: { user: 'U1', ts: '1769940070.000000' } },
        previous_message: { ...before, edited: { user: 'U1', ts: '1769940070.000000' } },
      }),
      tells: 'no-interaction',
    },
    {
      what: 'a deletion',
      event: message({
        subtype: 'message_deleted',
        deleted_ts: root,
        previous_message: { ...before, ts: root },
      }),
      tells: `delete:C1:${root} · delete by slack:T1:U1`,
    },
    {
      what: 'the deletion of a root that has replies',
      event: message({
        subtype: 'message_changed',
        message: { subtype: 'tombstone' },
        previous_message: before,
      }),
      tells: `delete:C1:${ts} · delete by slack:T1:U1`,
    },
    {
      what: 'a reaction',
      event: {
        type: 'reaction_added',
        user: 'U1',
        reaction: 'wave',
        item_user: 'U2',
        item: { type: 'message', channel: 'C1', ts: root },
        event_ts: ts,
      },
      tells: `react:C1:${root}:U1:wave · react by slack:T1:U1, reaction slack:T1:U2`,
    },
    {
      what: 'a reaction to a file',
      event: { type: 'reaction_added', user: 'U1', reaction: 'wave', item: { type: 'file' }, event_ts: ts },
      tells: 'no-interaction',
    },
    {
      what: 'a reaction to a direct message',
      event: {
        type: 'reaction_added',
        user: 'U1',
        reaction: 'wave',
        item: { type: 'message', channel: 'D1', ts: root },
        event_ts: ts,
      },
      tells: 'private-conversation',
    },
    { what: 'a reaction taken back', event: { type: 'reaction_removed' }, tells: 'taken-back' },
    {
      what: 'a direct message',
      event: message({ channel: 'D1', channel_type: 'im' }),
      tells: 'private-conversation',
    },
    {
      what: 'a group message',
      event: message({ channel: 'G1', channel_type: 'mpim' }),
      tells: 'private-conversation',
    },
    {
      what: 'a newcomer to the workspace',
      event: { type: 'team_join', user: { id: 'U1' } },
      tells: 'no-interaction',
    },
    { what: 'an event of tomorrow', event: { type: 'hologram_sent' }, tells: 'no-interaction' },
    {
      what: 'a message by nobody',
      event: message({ user: undefined }),
      tells: 'unreadable-payload /event/user',
    },
    { what: 'a message at no time', event: message({ ts: 'noon' }), tells: 'unreadable-payload /event/ts' },
    { what: 'a message nowhere', event: message({ channel: undefined }), tells: 'unreadable-payload /event' },
    {
      what: 'a deletion of nothing',
      event: message({ subtype: 'message_deleted' }),
      tells: 'unreadable-payload /event',
    },
  ])('$what', ({ event, tells }) => {
    expect(read(callback(event))).toEqual([tells]);
  });

  it.each([
    {
      what: 'is told by the workspace that installed the application',
      envelope: { authorizations: [{ team_id: 'T2' }] },
      by: 'slack:T2:U1',
    },
    {
      what: 'is told by the workspace it happened in, where an enterprise installed it',
      envelope: { authorizations: [{ team_id: null }] },
      by: 'slack:T1:U1',
    },
  ])('$what', ({ envelope, by }) => {
    expect(read(callback(message({}), envelope))).toEqual([`post:C1:${ts} · post by ${by}`]);
  });

  it('that no workspace tells cannot be read', () => {
    expect(read(callback(message({}), { team_id: null }))).toEqual(['unreadable-payload /team_id']);
  });

  it('keeps no text, and counts its characters as people do', () => {
    const [told] = slack.read(callback(message({ text: 'Tea 🫖?' })), context, []);
    expect(JSON.stringify(told)).not.toContain('Tea');
    expect(told).toMatchObject({ event: { data: { object: { id: `slack:T1:C1:${ts}`, chars: 6 } } } });
  });
});

describe('what is no event', () => {
  it.each([
    {
      what: 'an address verified',
      payload: { type: 'url_verification', challenge: 'c' },
      tells: 'no-interaction',
    },
    { what: 'a rate limit', payload: { type: 'app_rate_limited' }, tells: 'no-interaction' },
    { what: 'a list', payload: [], tells: 'unreadable-payload' },
    { what: 'nothing', payload: {}, tells: 'unreadable-payload' },
  ])('$what', ({ payload, tells }) => {
    expect(read(payload)).toEqual([tells]);
  });
});

const request = (body: string, headers: ToolRequest['headers']): ToolRequest => ({
  headers,
  query: {},
  body: Buffer.from(body),
});
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const json = { 'content-type': 'application/json' };

describe('at the door', () => {
  it('the challenge is echoed, and only a challenge', () => {
    const challenge = JSON.stringify({ type: 'url_verification', challenge: 'c-1' });
    expect(slack.greet?.(request(challenge, json), [], {})).toEqual({
      status: 200,
      contentType: 'text/plain',
      body: 'c-1',
    });
    for (const body of ['{"type":"event_callback"}', '{', ''])
      expect(slack.greet?.(request(body, json), [], {})).toBeUndefined();
  });

  it('a signature proves events, a token proves an old form, and neither stands for the other', () => {
    const seconds = String(noon / 1000);
    const body = '{"type":"event_callback"}';
    const signature = `v0=${createHmac('sha256', 'secret').update(`v0:${seconds}:${body}`).digest('hex')}`;
    const signed = { ...json, 'x-slack-request-timestamp': seconds, 'x-slack-signature': signature };
    const prove = (given: ToolRequest) => slack.prove(given, ['secret'], noon, {});
    expect(prove(request(body, signed))).toBe('valid');
    expect(prove(request(`${body} `, signed))).toBe('bad-signature');
    expect(prove(request('token=secret&text=x', form))).toBe('valid');
    expect(prove(request('token=wrong', form))).toBe('bad-signature');
    expect(prove(request('text=x', form))).toBe('unsigned');
    expect(prove(request('{"token":"secret"}', json))).toBe('unsigned');
  });

  it('a form is a message like any other', () => {
    const body = `token=s&team_id=T1&channel_id=C1&timestamp=${ts}&user_id=U1&text=Hi+%3C%40U2%3E`;
    expect(read(slack.parse?.(request(body, form)))).toEqual([
      `post:C1:${ts} · post by slack:T1:U1, mention slack:T1:U2`,
    ]);
  });
});
