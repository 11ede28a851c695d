// Every collected payload goes through its source: accepted, not counted with a reason, or refused with one.
import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readMessage } from '../../ingest/tools/teams/read-message.ts';
import { temporaryFolder } from '../support/ingest.ts';
import {
  cloudEventsReader,
  collection,
  exportReader,
  filesBelow,
  linesReader,
  mappedReader,
  payloadReader,
  toolReader,
  type Fate,
  type FileReader,
  type PayloadFile,
} from '../support/payload-readers.ts';

const mapped = ['activitystreams', 'azuredevops', 'confluence', 'discord', 'gitea', 'jira'];

/** By the longest folder that holds a file. */
const readers: Readonly<Record<string, FileReader>> = {
  ...Object.fromEntries(mapped.map((name) => [name, mappedReader(name)])),
  'activitystreams/fail': mappedReader('activitystreams'),
  cloudevents: cloudEventsReader,
  'crowd-dev': linesReader(mappedReader('crowd-dev')),
  'exports/gitter': mappedReader('gitter'),
  'exports/mattermost': (file) => exportReader(join(collection, file.name))(file),
  'exports/slack': exportReader(join(collection, 'exports/slack')),
  'exports/slack/workspace': assembledSlack,
  discourse: toolReader('discourse', () => ({
    'x-discourse-event-type': 'post',
    'x-discourse-event': 'post_created',
    'x-discourse-instance': 'https://forum.example',
  })),
  github: toolReader('github', ({ name }) => ({
    'x-github-event': name.split('/')[1] ?? '',
    'x-github-delivery': name,
  })),
  gitlab: toolReader('gitlab', () => ({ 'x-gitlab-instance': 'https://gitlab.example' })),
  mattermost: toolReader('mattermost'),
  msgraph: toolReader('teams'),
  'msgraph/chatMessage.decrypted.json': payloadReader((message) =>
    readMessage('tenant', 'created', message, ''),
  ),
  slack: toolReader('slack'),
  zulip: toolReader('zulip'),
};

/** The days of one channel, kept beside the lists of the workspace: put into the folder its name asks for. */
async function assembledSlack(file: PayloadFile): Promise<Fate[]> {
  const workspace = join(collection, 'exports/slack/workspace');
  const root = temporaryFolder();
  for (const entry of readdirSync(workspace)) {
    const folder = /^\d/.test(entry) ? join(root, 'general') : root;
    mkdirSync(folder, { recursive: true });
    copyFileSync(join(workspace, entry), join(folder, entry));
  }
  const place = /\/(\d[^/]+)$/.exec(file.name)?.[1];
  return exportReader(root)({ ...file, name: place === undefined ? file.name : `general/${place}` });
}

interface Row {
  files: number;
  fates: Fate[];
  unhandled: string[];
}

function readerFor(name: string): [folder: string, reader: FileReader | undefined] {
  const holding = Object.keys(readers).filter((folder) => `${name}/`.startsWith(`${folder}/`));
  const folder = holding.sort((a, b) => b.length - a.length)[0] ?? name;
  return [folder, readers[folder]];
}

async function readAll(): Promise<Map<string, Row>> {
  const rows = new Map<string, Row>();
  // The vectors of signatures are no payload: ingest/signatures/published-cases.test.ts has them.
  for (const file of filesBelow(collection).filter(({ name }) => name !== 'signatures.json')) {
    const [folder, reader] = readerFor(file.name);
    const row = rows.get(folder) ?? { files: 0, fates: [], unhandled: [] };
    const fates = (await reader?.(file)) ?? [];
    row.files += 1;
    row.fates.push(...fates);
    if (fates.length === 0) row.unhandled.push(file.name);
    rows.set(folder, row);
  }
  return rows;
}

/** `3 no-interaction, 1 left-out` */
function reasons(fates: readonly Fate[], kind: string): string {
  const counts = new Map<string, number>();
  for (const fate of fates) {
    if (fate.startsWith(`${kind}: `)) counts.set(fate, (counts.get(fate) ?? 0) + 1);
  }
  return [...counts].map(([fate, count]) => `${count} ${fate.slice(kind.length + 2)}`).join(', ');
}

function print(rows: ReadonlyMap<string, Row>): void {
  const widths = [38, 7, 10, 62];
  const line = (cells: readonly (string | number)[]) =>
    `${cells.map((cell, index) => String(cell).padEnd(widths[index] ?? 0)).join('')}\n`;
  process.stdout.write(line(['folder', 'files', 'accepted', 'not counted', 'refused']));
  for (const [folder, { files, fates }] of rows) {
    const accepted = fates.filter((fate) => fate === 'accepted').length;
    process.stdout.write(
      line([folder, files, accepted, reasons(fates, 'not counted'), reasons(fates, 'refused')]),
    );
  }
}

const there = existsSync(collection);
if (!there) process.stdout.write('SKIPPED: ../shared/data/payloads is not there, so no payload was read.\n');

describe.skipIf(!there)('the collected payloads', () => {
  let rows: ReadonlyMap<string, Row>;
  beforeAll(async () => {
    rows = await readAll();
    print(rows);
  });

  it('are all handled', () => {
    expect([...rows.values()].flatMap(({ unhandled }) => unhandled)).toEqual([]);
  });

  it.each([
    { folder: 'activitystreams', accepted: 7, notCounted: 116, refused: 19 },
    { folder: 'azuredevops', accepted: 61, notCounted: 5, refused: 0 },
    { folder: 'cloudevents', accepted: 0, notCounted: 0, refused: 14 },
    { folder: 'confluence', accepted: 2, notCounted: 0, refused: 0 },
    { folder: 'crowd-dev', accepted: 200, notCounted: 0, refused: 0 },
    { folder: 'discord', accepted: 1, notCounted: 15, refused: 1 },
    { folder: 'exports/gitter', accepted: 2, notCounted: 0, refused: 0 },
    { folder: 'gitea', accepted: 2, notCounted: 6, refused: 0 },
    { folder: 'jira', accepted: 10, notCounted: 4, refused: 0 },
  ])('of $folder tell what was checked by eye', ({ folder, ...expected }) => {
    const fates = rows.get(folder)?.fates ?? [];
    const count = (start: string) => fates.filter((fate) => fate.startsWith(start)).length;
    expect({
      accepted: count('accepted'),
      notCounted: count('not counted'),
      refused: count('refused'),
    }).toEqual(expected);
  });

  it('that must be rejected are all refused', () => {
    const fates = rows.get('activitystreams/fail')?.fates ?? [];
    expect(fates).toHaveLength(20);
    expect(fates.filter((fate) => !fate.startsWith('refused: '))).toEqual([]);
  });
});
