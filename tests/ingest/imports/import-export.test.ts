// Exports on their way into the inbox: rehearsed, fed, fed again, taken up again, and met by webhooks.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Inbox } from '../../../ingest/inbox/inbox.ts';
import { importFile, rehearseFile } from '../../../ingest/imports/import-file.ts';
import { mattermost } from '../../../ingest/tools/mattermost/mattermost.ts';
import { slack } from '../../../ingest/tools/slack/slack.ts';
import type { Tool, ToolContext } from '../../../ingest/tools/tool.ts';
import { zulip } from '../../../ingest/tools/zulip/zulip.ts';
import {
  memoryStore,
  noon,
  noWait,
  pipeline,
  temporaryFolder,
  testClock,
  testInbox,
  testLoader,
} from '../../support/ingest.ts';
import { packings, type Files } from '../../support/packed.ts';
import { rowsOf } from '../../support/told-rows.ts';
import { mattermostFiles, slackFiles, zulipFiles } from './exports/small-exports.ts';

const clock = testClock();
let folder: string;
let inbox: Inbox;

beforeEach(() => {
  folder = temporaryFolder();
  inbox = testInbox({ clock });
});

const parts = (into = inbox) => ({ inbox: into, pipeline, clock, wait: noWait });
const pack = (files: Files) => packings.zip(folder, files);

async function load(): Promise<void> {
  const loader = testLoader(inbox, memoryStore());
  while (await loader.loadOnce());
}

const slackReport = {
  rows: 13,
  accepted: 7,
  duplicates: 0,
  refused: { 'unreadable-payload': 2 },
  notCounted: { 'private-conversation': 2, 'system-message': 1, 'no-interaction': 1 },
  surveyed: {
    span: { first: Date.parse('2026-02-01T10:00:00Z'), last: Date.parse('2026-02-01T10:04:00Z') },
    communities: 1,
    people: 3,
  },
};

describe('an export', () => {
  it('is rehearsed without a trace, and foretold as it will be', async () => {
    const path = await pack(slackFiles);
    const before = inbox.backlog();
    const foretold = await rehearseFile(path, parts(), {});
    expect(foretold).toMatchObject(slackReport);
    expect(foretold.faults.map(({ at }) => at)).toEqual([
      `${path}:general/2026-02-02.json:2`,
      `${path}:lost/2026-02-01.json:2`,
    ]);
    expect(inbox.backlog()).toEqual(before);
    const { conflicts, ...asForetold } = foretold;
    expect(conflicts).toBe(0);
    expect(await importFile(path, parts(), {})).toMatchObject(asForetold);
  });

  it('is counted whole in the ledger, and once however often it comes', async () => {
    const path = await pack(slackFiles);
    const first = await importFile(path, parts(), {});
    await load();
    expect(inbox.ledger.byOutcome(first.origin)).toMatchObject({ stored: 7, duplicate: 0, refused: 6 });
    expect(await rehearseFile(path, parts(), {})).toMatchObject({ accepted: 0, duplicates: 7, conflicts: 0 });
    const second = await importFile(path, parts(), {});
    await load();
    expect(second).toMatchObject({ rows: 13, accepted: 0, duplicates: 7 });
    expect(inbox.ledger.byOutcome(second.origin)).toMatchObject({ stored: 0, duplicate: 7, quarantined: 0 });
  });

  it('of messages that changed since is no conflict', async () => {
    await importFile(await pack(slackFiles), parts(), {});
    await load();
    const day = 'general/2026-02-01.json';
    const changed = { ...slackFiles, [day]: String(slackFiles[day]).replace('"Hi"', '"Hi there"') };
    const report = await importFile(await pack(changed), parts(), {});
    expect(report).toMatchObject({ accepted: 0, duplicates: 7 });
  });

  it('is taken up where it was interrupted, and reported as a whole', async () => {
    const day = (n: number) =>
      JSON.stringify(
        Array.from({ length: 5_000 }, (_, index) => ({
          user: `U${index % 50}`,
          ts: `${1_769_000_000 + n * 10_000 + index}.000100`,
          text: 'x',
        })),
      );
    const path = await pack({
      'users.json': slackFiles['users.json']!,
      'channels.json': slackFiles['channels.json']!,
      ...Object.fromEntries(Array.from({ length: 5 }, (_, n) => [`general/2026-01-0${n + 1}.json`, day(n)])),
    });
    let appends = 0;
    const dying: Inbox = {
      ...inbox,
      append: (...given) => (++appends > 2 ? Promise.reject(new Error('died')) : inbox.append(...given)),
    };
    await expect(importFile(path, parts(dying), {})).rejects.toThrow('died');
    expect(inbox.backlog().items).toBe(20_000);
    const report = await importFile(path, parts(), {});
    expect(report).toMatchObject({
      rows: 25_000,
      accepted: 25_000,
      surveyed: { communities: 1, people: 50 },
    });
    await load();
    expect(inbox.ledger.byOutcome(report.origin)).toMatchObject({ stored: 25_000, duplicate: 0 });
  });
});

const context: ToolContext = { name: 'chat', headers: {}, received: noon, settings: {} };

/** Key and fingerprint of what a webhook tells. */
function webhook(tool: Tool, payload: object): [string, string][] {
  return tool
    .read(payload, context, [])
    .flatMap((told) => (told.kind === 'event' ? identity(told.event) : []));
}

function identity(event: unknown): [string, string][] {
  const intake = { origin: 'webhook', source: '/chat', received: noon, mayClaim: () => true };
  const examined = pipeline.examine(event, intake);
  if (examined.kind !== 'accepted' || examined.item.kind !== 'interaction') return [];
  return [[examined.item.value.key, examined.item.value.fingerprint]];
}

async function exported(files: Files): Promise<[string, string][]> {
  const rows = await rowsOf(await pack(files));
  return rows.flatMap(({ told }) => (told.kind === 'event' ? identity(told.event) : []));
}

const callback = (event: object) => ({
  type: 'event_callback',
  team_id: 'T1',
  event_time: 1769940000,
  event,
});

describe('a message told by a webhook and by an export is one event', () => {
  it.each([
    {
      what: 'a Slack message',
      tool: slack,
      files: slackFiles,
      payload: callback({
        type: 'message',
        channel: 'C1',
        user: 'U1',
        ts: '1769940060.000100',
        text: 'Hello <@U2> 👋',
      }),
    },
    {
      what: 'a Slack reply',
      tool: slack,
      files: slackFiles,
      payload: callback({
        type: 'message',
        channel: 'C1',
        user: 'U2',
        ts: '1769940120.000100',
        thread_ts: '1769940060.000100',
        parent_user_id: 'U1',
        text: 'Hi',
      }),
    },
    {
      what: 'a Slack edit',
      tool: slack,
      files: slackFiles,
      payload: callback({
        type: 'message',
        subtype: 'message_changed',
        channel: 'C1',
        ts: '1769940180.000100',
        message: { ts: '1769940120.000100', user: 'U2', edited: { user: 'U2', ts: '1769940180.000000' } },
        previous_message: { ts: '1769940120.000100', user: 'U2' },
      }),
    },
    {
      what: 'a Slack join',
      tool: slack,
      files: slackFiles,
      payload: callback({ type: 'member_joined_channel', channel: 'C1', user: 'U2', channel_type: 'C' }),
    },
    {
      what: 'a Mattermost post',
      tool: mattermost,
      files: mattermostFiles,
      payload: {
        team_domain: 'acme',
        channel_name: 'town-square',
        user_name: 'ana',
        post_id: 'p1',
        timestamp: 1_769_940_060_123,
        text: 'Hello @ben, not me@acme.example',
      },
    },
    {
      what: 'a Zulip message',
      tool: zulip,
      files: zulipFiles,
      payload: {
        message: {
          id: 101,
          type: 'stream',
          sender_id: 11,
          sender_realm_str: 'acme',
          stream_id: 5,
          subject: 'Launch',
          content: 'Hello @**Ben**',
          rendered_content: '<p>Hello <span class="user-mention" data-user-id="12">@Ben</span></p>',
          timestamp: 1769940060,
        },
      },
    },
  ])('$what', async ({ tool, files, payload }) => {
    const [told] = webhook(tool, payload);
    expect(await exported(files)).toContainEqual(told);
  });

  it('a Slack mention told twice, for the channel and for the application named', () => {
    const message = { channel: 'C1', user: 'U1', ts: '1769940060.000100', text: 'Hello <@U2>' };
    expect(webhook(slack, callback({ ...message, type: 'app_mention' }))).toEqual(
      webhook(slack, callback({ ...message, type: 'message' })),
    );
  });

  it('a Slack reaction has one key, though an export does not know its time', async () => {
    const reaction = {
      type: 'reaction_added',
      user: 'U1',
      reaction: 'wave',
      item_user: 'U2',
      event_ts: '1769940130.000100',
    };
    const item = { type: 'message', channel: 'C1', ts: '1769940120.000100' };
    const [told] = webhook(slack, callback({ ...reaction, item }));
    expect((await exported(slackFiles)).map(([key]) => key)).toContain(told?.[0]);
  });
});
