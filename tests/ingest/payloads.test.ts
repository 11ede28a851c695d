// Every collected payload goes through its source: accepted, not counted with a reason, or refused with one.
import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  cloudEventsReader,
  collection,
  filesBelow,
  linesReader,
  mappedReader,
  toolReader,
  type Fate,
  type FileReader,
} from '../support/payload-readers.ts';

const mapped = ['activitystreams', 'azuredevops', 'confluence', 'discord', 'gitea', 'jira', 'zulip'];

/** By the longest folder that holds a file. */
const readers: Readonly<Record<string, FileReader>> = {
  ...Object.fromEntries(mapped.map((name) => [name, mappedReader(name)])),
  'activitystreams/fail': mappedReader('activitystreams'),
  cloudevents: cloudEventsReader,
  'crowd-dev': linesReader(mappedReader('crowd-dev')),
  'exports/gitter': mappedReader('gitter'),
  discourse: toolReader('discourse', () => ({
    'x-discourse-event': 'post_created',
    'x-discourse-instance': 'https://forum.example',
  })),
  github: toolReader('github', ({ name }) => ({ 'x-github-event': name.split('/')[1] ?? '' })),
  gitlab: toolReader('gitlab', () => ({ 'x-gitlab-instance': 'https://gitlab.example' })),
  mattermost: toolReader('mattermost'),
  msgraph: toolReader('teams'),
  slack: toolReader('slack'),
};

interface Row {
  files: number;
  fates: Fate[];
  unhandled: string[];
}

function readerFor(name: string): [folder: string, reader: FileReader | undefined] {
  const holding = Object.keys(readers).filter((folder) => name.startsWith(`${folder}/`));
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
  const widths = [22, 7, 10, 60];
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

  it('that must be rejected are all refused', () => {
    const fates = rows.get('activitystreams/fail')?.fates ?? [];
    expect(fates).toHaveLength(20);
    expect(fates.filter((fate) => !fate.startsWith('refused: '))).toEqual([]);
  });
});
