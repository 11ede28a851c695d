// Small exports written for the tests, in the layout each tool documents.
import type { Files } from '../../../support/packed.ts';

const json = (value: unknown) => JSON.stringify(value, undefined, 2);
const lines = (...values: unknown[]) => values.map((value) => JSON.stringify(value)).join('\n');

export const slackFiles: Files = {
  'users.json': json([
    { id: 'U1', team_id: 'T1', profile: { email: 'ana@acme.example' }, is_email_confirmed: true },
    { id: 'U2', team_id: 'T1', profile: { email: 'ben@acme.example' }, is_email_confirmed: false },
    { id: 'U3', team_id: 'T1', is_bot: true, profile: {} },
    { id: 'U9', team_id: 'T9', profile: {} },
  ]),
  'channels.json': json([{ id: 'C1', name: 'general', members: ['U1'] }]),
  'groups.json': json([{ id: 'G1', name: 'board' }]),
  'dms.json': json([{ id: 'D1', members: ['U1', 'U2'] }]),
  'integration_logs.json': json([{ user_id: 'U1', change_type: 'added' }]),
  'general/2026-02-01.json': json([
    {
      type: 'message',
      subtype: 'channel_join',
      user: 'U2',
      ts: '1769940000.000100',
      text: '<@U2> has joined',
    },
    {
      type: 'message',
      user: 'U1',
      ts: '1769940060.000100',
      text: 'Hello <@U2> 👋',
      thread_ts: '1769940060.000100',
    },
    {
      type: 'message',
      user: 'U2',
      ts: '1769940120.000100',
      text: 'Hi',
      thread_ts: '1769940060.000100',
      parent_user_id: 'U1',
      edited: { user: 'U2', ts: '1769940180.000000' },
      reactions: [{ name: 'wave', users: ['U1', 'U9'], count: 2 }],
    },
    {
      type: 'message',
      subtype: 'bot_message',
      bot_id: 'B1',
      user: null,
      ts: '1769940240.000100',
      text: 'Built',
    },
    { type: 'message', subtype: 'channel_topic', user: 'U1', ts: '1769940300.000100', topic: 'x' },
  ]),
  'general/2026-02-02.json': json([{ type: 'message', user: 'U1', text: 'No time' }]),
  'board/2026-02-01.json': json([{ type: 'message', user: 'U1', ts: '1769940000.000200', text: 'Secret' }]),
  'D1/2026-02-01.json': json([{ type: 'message', user: 'U1', ts: '1769940000.000300', text: 'Psst' }]),
  'lost/2026-02-01.json': json([{ type: 'message', user: 'U1', ts: '1769940000.000400', text: 'Where?' }]),
};

export const mattermostFiles: Files = {
  'import.jsonl': lines(
    { type: 'version', version: 1 },
    { type: 'team', team: { name: 'acme', display_name: 'Acme', type: 'O' } },
    {
      type: 'channel',
      channel: { team: 'acme', name: 'town-square', display_name: 'Town Square', type: 'O' },
    },
    { type: 'channel', channel: { team: 'acme', name: 'board', display_name: 'Board', type: 'P' } },
    {
      type: 'user',
      user: { username: 'ana', email: 'ana@acme.example', auth_service: 'saml', teams: [{ name: 'acme' }] },
    },
    {
      type: 'user',
      user: { username: 'ben', email: 'ben@acme.example', auth_service: '', teams: [{ name: 'acme' }] },
    },
    { type: 'bot', bot: { username: 'robot', owner: 'ana' } },
    {
      type: 'post',
      post: {
        team: 'acme',
        channel: 'town-square',
        user: 'ana',
        message: 'Hello @ben, not me@acme.example',
        create_at: 1_769_940_060_123,
        edit_at: 1_769_940_090_000,
        reactions: [{ user: 'ben', create_at: 1_769_940_100_000, emoji_name: 'wave' }],
        replies: [{ user: 'ben', message: 'Hi', create_at: 1_769_940_120_000, reactions: null }],
      },
    },
    {
      type: 'post',
      post: {
        team: 'acme',
        channel: 'town-square',
        user: 'ben',
        message: 'ben joined the channel.',
        create_at: 1_769_940_000_000,
      },
    },
    {
      type: 'post',
      post: {
        team: 'acme',
        channel: 'town-square',
        user: 'ana',
        message: 'cleo added to the channel by ana.',
        create_at: 1_769_940_001_000,
      },
    },
    {
      type: 'post',
      post: {
        team: 'acme',
        channel: 'town-square',
        user: 'ana',
        message: 'dan joined the channel.',
        create_at: 1_769_940_002_000,
      },
    },
    {
      type: 'post',
      post: {
        team: 'acme',
        channel: 'town-square',
        user: 'ana',
        type: 'system_header_change',
        message: 'ana updated the header',
        create_at: 1_769_940_003_000,
      },
    },
    {
      type: 'post',
      post: {
        team: 'acme',
        channel: 'town-square',
        user: 'robot',
        message: 'Built',
        create_at: 1_769_940_004_000,
      },
    },
    {
      type: 'post',
      post: { team: 'acme', channel: 'board', user: 'ana', message: 'Secret', create_at: 1_769_940_005_000 },
    },
    {
      type: 'post',
      post: { team: 'acme', channel: 'town-square', message: 'Nobody', create_at: 1_769_940_006_000 },
    },
    { type: 'direct_channel', direct_channel: { members: ['ana', 'ben'] } },
    {
      type: 'direct_post',
      direct_post: { user: 'ana', message: 'Psst', create_at: 1, replies: [{ user: 'ben' }] },
    },
  ),
};

export const zulipFiles: Files = {
  'zulip-acme/realm.json': json({
    zerver_realm: [{ id: 2, string_id: 'acme' }],
    zerver_stream: [
      { id: 5, name: 'general', invite_only: false },
      { id: 6, name: 'board', invite_only: true },
    ],
    zerver_recipient: [
      { id: 20, type: 2, type_id: 5 },
      { id: 21, type: 2, type_id: 6 },
      { id: 22, type: 1, type_id: 11 },
    ],
    zerver_userprofile: [
      { id: 11, email: 'user11@acme.example', delivery_email: 'ana@acme.example', is_bot: false },
      { id: 12, email: 'ben@acme.example', is_bot: false, is_mirror_dummy: true },
      { id: 13, email: 'robot@acme.example', is_bot: true },
    ],
    zerver_userprofile_crossrealm: [{ id: 1, email: 'notification-bot@zulip.com' }],
    zerver_reaction: [{ id: 1, message: 101, user_profile: 12, emoji_name: 'wave' }],
    zerver_realmauditlog: [
      { id: 71, event_type: 301, event_time: 1769940000.5, modified_user: 12, modified_stream: 5 },
      { id: 72, event_type: 303, event_time: 1769940001.5, modified_user: 13, modified_stream: 5 },
      { id: 73, event_type: 101, event_time: 1769940002.5, modified_user: 12, modified_stream: null },
      { id: 74, event_type: 301, event_time: 1769940003.5, modified_user: 12, modified_stream: 6 },
    ],
  }),
  'zulip-acme/messages-000001.json': json({
    zerver_message: [
      {
        id: 101,
        sender: 11,
        recipient: 20,
        subject: 'Launch',
        content: 'Hello @**Ben**',
        rendered_content: '<p>Hello <span class="user-mention" data-user-id="12">@Ben</span></p>',
        date_sent: 1769940060.75,
      },
      {
        id: 102,
        sender: 12,
        recipient: 20,
        subject: 'launch',
        content:
          '@_**Ana|11** [said](https://acme.example/#narrow/channel/5-general/topic/Launch/near/101):\n```quote\nHello\n```\nHi',
        rendered_content: null,
        date_sent: 1769940120,
      },
      { id: 103, sender: 13, recipient: 20, subject: 'Builds', content: 'Built', date_sent: 1769940180 },
      {
        id: 104,
        sender: 1,
        recipient: 20,
        subject: 'stream events',
        content: 'renamed',
        date_sent: 1769940181,
      },
      { id: 105, sender: 11, recipient: 21, subject: 'Money', content: 'Secret', date_sent: 1769940182 },
      { id: 106, sender: 11, recipient: 22, subject: '', content: 'Psst', date_sent: 1769940183 },
      { id: 107, sender: 11, recipient: 99, subject: 'x', content: 'Where?', date_sent: 1769940184 },
    ],
    zerver_reaction: [
      { id: 2, message: 102, user_profile: 11, emoji_name: 'heart' },
      { id: 3, message: 106, user_profile: 11, emoji_name: 'heart' },
      { id: 4, message: 999, user_profile: 11, emoji_name: 'heart' },
    ],
    zerver_usermessage: [{ id: 1, user_profile: 11, message: 101 }],
  }),
  'zulip-acme/attachment.json': json({ zerver_attachment: [] }),
};
