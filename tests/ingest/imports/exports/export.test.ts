import { beforeEach, describe, expect, it } from 'vitest';
import { openExport, accountAddressesOf } from '../../../../ingest/imports/exports/export.ts';
import { temporaryFolder } from '../../../support/ingest.ts';
import { packings, type Files } from '../../../support/packed.ts';
import { brief, rowsOf } from '../../../support/told-rows.ts';
import { mattermostFiles, slackFiles, zulipFiles } from './small-exports.ts';

let at: string;
beforeEach(() => {
  at = temporaryFolder();
});

const sorted = (rows: Awaited<ReturnType<typeof rowsOf>>) => rows.map(brief).sort();

describe.each([
  {
    tool: 'Slack',
    files: slackFiles,
    told: [
      'D1/2026-02-01.json:2 private-conversation',
      'board/2026-02-01.json:2 private-conversation',
      'general/2026-02-01.json:2 join:C1:U2:2026-02-01T10 · join by slack:T1:U2',
      'general/2026-02-01.json:9 post:C1:1769940060.000100 · post by slack:T1:U1, mention slack:T1:U2',
      'general/2026-02-01.json:16 post:C1:1769940120.000100 · reply by slack:T1:U2, reply slack:T1:U1',
      'general/2026-02-01.json:16 edit:C1:1769940120.000100:1769940180.000000 · edit by slack:T1:U2',
      'general/2026-02-01.json:16 react:C1:1769940120.000100:U1:wave · react by slack:T1:U1, reaction slack:T1:U2',
      'general/2026-02-01.json:16 react:C1:1769940120.000100:U9:wave · react by slack:T1:U9, reaction slack:T1:U2',
      'general/2026-02-01.json:38 post:C1:1769940240.000100 · bot post by slack:T1:B1',
      'general/2026-02-01.json:46 system-message',
      'general/2026-02-02.json:2 unreadable-payload',
      'integration_logs.json:2 no-interaction',
      'lost/2026-02-01.json:2 unreadable-payload',
    ],
    addresses: [
      { account: 'slack:T1:U1', email: 'ana@acme.example', verified: true },
      { account: 'slack:T1:U2', email: 'ben@acme.example', verified: false },
    ],
  },
  {
    tool: 'Mattermost',
    files: mattermostFiles,
    told: [
      'import.jsonl:8 post:town-square:ana:1769940060123 · post by mattermost:acme:ana, mention mattermost:acme:ben',
      'import.jsonl:8 edit:town-square:ana:1769940060123:1769940090000 · edit by mattermost:acme:ana',
      'import.jsonl:8 react:town-square:ana:1769940060123:ben:wave · react by mattermost:acme:ben, reaction mattermost:acme:ana',
      'import.jsonl:8 post:town-square:ben:1769940120000 · reply by mattermost:acme:ben',
      'import.jsonl:9 join:town-square:ben:1769940000000 · join by mattermost:acme:ben',
      'import.jsonl:10 join:town-square:cleo:1769940001000 · join by mattermost:acme:cleo',
      'import.jsonl:11 post:town-square:ana:1769940002000 · post by mattermost:acme:ana',
      'import.jsonl:12 system-message',
      'import.jsonl:13 post:town-square:robot:1769940004000 · bot post by mattermost:acme:robot',
      'import.jsonl:14 private-conversation',
      'import.jsonl:15 unreadable-payload /post',
      'import.jsonl:17 private-conversation',
      'import.jsonl:17 private-conversation',
    ],
    addresses: [
      { account: 'mattermost:acme:ana', email: 'ana@acme.example', verified: true },
      { account: 'mattermost:acme:ben', email: 'ben@acme.example', verified: false },
    ],
  },
  {
    tool: 'Zulip',
    files: zulipFiles,
    told: [
      'zulip-acme/messages-000001.json:3 post:101 · post by zulip:acme:11, mention zulip:acme:12',
      'zulip-acme/messages-000001.json:3 react:101:12:wave · react by zulip:acme:12, reaction zulip:acme:11',
      'zulip-acme/messages-000001.json:12 post:102 · post by zulip:acme:12',
      'zulip-acme/messages-000001.json:21 post:103 · bot post by zulip:acme:13',
      'zulip-acme/messages-000001.json:29 system-message',
      'zulip-acme/messages-000001.json:37 private-conversation',
      'zulip-acme/messages-000001.json:45 private-conversation',
      'zulip-acme/messages-000001.json:53 unreadable-payload /recipient',
      'zulip-acme/messages-000001.json:63 react:102:11:heart · react by zulip:acme:11, reaction zulip:acme:12',
      'zulip-acme/messages-000001.json:69 private-conversation',
      'zulip-acme/messages-000001.json:75 unreadable-payload /message',
      'zulip-acme/realm.json:71 join:71 · join by zulip:acme:12',
      'zulip-acme/realm.json:78 leave:72 · leave by zulip:acme:13',
      'zulip-acme/realm.json:85 no-interaction',
      'zulip-acme/realm.json:92 private-conversation',
    ],
    addresses: [
      { account: 'zulip:acme:11', email: 'ana@acme.example', verified: true },
      { account: 'zulip:acme:12', email: 'ben@acme.example', verified: false },
    ],
  },
])('an export of $tool', ({ files, told, addresses }) => {
  it.each(Object.entries(packings))('as a %s tells, each with its place', async (_, packed) => {
    expect(sorted(await rowsOf(await packed(at, files)))).toEqual([...told].sort());
  });

  it('says which address belongs to which account', async () => {
    const found = [];
    for await (const fact of accountAddressesOf(await packings.zip(at, files))) found.push(fact);
    expect(found).toEqual(addresses);
  });

  it('is found in a folder of its own, too', async () => {
    const inner = Object.entries(files).map(([path, content]) => [`My export/${path}`, content]);
    const rows = await rowsOf(await packings.zip(at, Object.fromEntries(inner) as Files));
    expect(rows).toHaveLength(told.length);
  });
});

const without = (files: Files, ...names: string[]): Files =>
  Object.fromEntries(Object.entries(files).filter(([name]) => !names.includes(name)));

describe('what is no whole export', () => {
  it.each([
    {
      what: 'Slack without its members',
      files: without(slackFiles, 'users.json'),
      code: 'EXPORT_INCOMPLETE',
      says: /has no users\.json that names the workspace/,
    },
    {
      what: 'Zulip without its name',
      files: { ...zulipFiles, 'zulip-acme/realm.json': '{"zerver_stream": []}' },
      code: 'EXPORT_INCOMPLETE',
      says: /names no organisation in zulip-acme\/realm\.json/,
    },
    {
      what: 'any other archive',
      files: { 'a.json': '[]' },
      code: 'EXPORT_UNKNOWN',
      says: /no export we know/,
    },
    { what: 'an empty archive', files: {}, code: 'EXPORT_UNKNOWN', says: /no export we know/ },
  ])('$what is named: $code', async ({ files, code, says }) => {
    const path = await packings.zip(at, files);
    const message = expect.stringMatching(says) as string;
    await expect(openExport(path)).rejects.toMatchObject({ code, message });
  });

  it('a Slack export taken for one of Zulip is refused', async () => {
    const path = await packings.zip(at, slackFiles);
    await expect(openExport(path, 'zulip')).rejects.toMatchObject({ code: 'EXPORT_UNKNOWN' });
  });

  it('a day that is no JSON is one fault, and the other days are read', async () => {
    const files = {
      ...slackFiles,
      'general/2026-02-01.json': '<html>',
      'general/2026-02-03.json': '[{"user": ',
    };
    const told = sorted(await rowsOf(await packings.zip(at, files)));
    expect(told).toContain('general/2026-02-01.json:1 malformed-json');
    expect(told).toContain('general/2026-02-03.json:1 malformed-json');
    expect(told).toContain('board/2026-02-01.json:2 private-conversation');
  });
});
