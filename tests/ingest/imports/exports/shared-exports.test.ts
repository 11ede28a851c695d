// The real export files, put together as the tools lay them out: how often each thing is told, checked by eye.
import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { accountAddressesOf, openExport } from '../../../../ingest/imports/exports/export.ts';
import { openFile } from '../../../../ingest/imports/open-file.ts';
import { noon, pipeline, temporaryFolder } from '../../../support/ingest.ts';
import { realData } from '../../../support/real-data.ts';
import { inShort, rowsOf } from '../../../support/told-rows.ts';

const { path: exports, there } = realData('payloads/exports');

/** The days of its one channel lie beside the listings; a workspace's export has a folder for each channel. */
function slackWorkspace(): string {
  const at = join(temporaryFolder(), 'workspace');
  mkdirSync(join(at, 'general'), { recursive: true });
  for (const name of readdirSync(join(exports, 'slack', 'workspace'))) {
    const day = /^\d{4}-\d{2}-\d{2}\.json$/.test(name);
    cpSync(join(exports, 'slack', 'workspace', name), join(at, day ? 'general' : '.', name));
  }
  return at;
}

/** Listings of another workspace, without a day; its members come in the shape of Slack's API. */
function slackListings(): string {
  const at = join(temporaryFolder(), 'listings');
  for (const name of ['channels.json', 'dms.json', 'mpims.json', 'users.json'])
    cpSync(join(exports, 'slack', name), join(at, name));
  cpSync(join(exports, 'slack', 'workspace', '2017-06-25.json'), join(at, 'random', '2017-06-25.json'));
  cpSync(join(exports, 'slack', 'workspace', '2018-01-22.json'), join(at, 'DJ47BL849', '2018-01-22.json'));
  return at;
}

async function tally(path: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { place = '', told } of await rowsOf(path)) {
    const what = `${place} ${inShort(told)}`.trim();
    counts[what] = (counts[what] ?? 0) + 1;
  }
  return counts;
}

describe.skipIf(!there)('the real exports', () => {
  it.each([
    {
      what: 'a Slack workspace',
      path: slackWorkspace,
      tells: {
        'general/2017-06-25.json join': 1,
        'general/2017-06-25.json post': 1,
        'general/2018-01-20.json join': 3,
        'general/2018-01-20.json post': 8,
        'general/2018-01-21.json post': 21,
        'general/2018-01-22.json post': 2,
        'general/2018-01-24.json reply': 2,
        'integration_logs.json no-interaction': 6,
      },
    },
    {
      what: 'Slack listings',
      path: slackListings,
      tells: {
        'DJ47BL849/2018-01-22.json private-conversation': 2,
        'random/2017-06-25.json join': 1,
        'random/2017-06-25.json post': 1,
      },
    },
    {
      what: 'a Mattermost server',
      path: () => join(exports, 'mattermost/export.jsonl'),
      tells: {
        join: 6,
        post: 9,
        'post + mention': 1,
        'private-conversation': 5,
        react: 1,
        'react + reaction': 7,
      },
    },
    {
      what: 'a Mattermost server with direct channels',
      path: () => join(exports, 'mattermost/direct_channel_export.jsonl'),
      tells: { join: 1, post: 2, 'post + mention': 1, 'private-conversation': 7, 'react + reaction': 1 },
    },
  ])('$what', async ({ path, tells }) => {
    expect(await tally(path())).toEqual(tells);
  });

  it('pass the door', async () => {
    const intake = { origin: 'import', source: '/x', received: noon, mayClaim: () => true };
    for (const path of [slackWorkspace(), join(exports, 'mattermost/export.jsonl')]) {
      for (const { told } of await rowsOf(path)) {
        if (told.kind === 'event') expect(pipeline.examine(told.event, intake).kind).toBe('accepted');
      }
    }
  });

  it.each([
    { what: 'Slack', path: slackListings },
    { what: 'Mattermost', path: () => join(exports, 'mattermost/export.jsonl') },
  ])('of $what say who has which address', async ({ path }) => {
    let facts = 0;
    for await (const { account, email, verified } of accountAddressesOf(path())) {
      expect(account).toMatch(/^(slack|mattermost):\w+:\w+$/);
      expect(email).toContain('@');
      expect(verified).toBe(false);
      facts += 1;
    }
    expect(facts).toBeGreaterThan(3);
  });

  it('of Gitter is none we know: a table that needs a mapping', async () => {
    const path = join(exports, 'gitter/gitter_data.json');
    expect(await openExport(path)).toBeUndefined();
    await expect(openFile(path, {})).rejects.toMatchObject({ code: 'MAPPING_MISSING' });
  });
});
