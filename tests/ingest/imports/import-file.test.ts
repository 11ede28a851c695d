import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { packageRoot } from '../../../core/package-root.ts';
import type { Inbox } from '../../../ingest/inbox/inbox.ts';
import { unpackInteraction, type PackedInteraction } from '../../../store/rows/interactions.ts';
import { importFile, type ImportFileOptions } from '../../../ingest/imports/import-file.ts';
import {
  memoryStore,
  noWait,
  pipeline,
  post,
  pseudonyms,
  temporaryFolder,
  testClock,
  testInbox,
  testLoader,
} from '../../support/ingest.ts';

const clock = testClock();
let folder: string;
let inbox: Inbox;

beforeEach(() => {
  folder = temporaryFolder();
  inbox = testInbox({ clock });
});

function write(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const run = (path: string, options: ImportFileOptions = {}, into = inbox) =>
  importFile(path, { inbox: into, pipeline, clock, wait: noWait }, options);

async function load(into = inbox) {
  const store = memoryStore();
  const loader = testLoader(into, store);
  while (await loader.loadOnce());
  return store;
}

const mapping = `
source: /forum
tenant: forum:acme
events:
  - id: id
    time: { at: at, as: iso }
    actor: { id: who }
    verb: { from: type, values: { question: ask, answer: answer } }
    community: { id: room, name: room_name }
    object: { id: 'post:{id}', chars: length }
    thread: { inReplyTo: 'post:{parent}' }
    targets:
      - { reason: reply, people: to }
      - { reason: mention, people: { split: named, by: '|' } }
`;
const header = 'id,at,who,type,room,room_name,parent,to,named,length';
const rows = [
  '1,2026-02-01T10:00:00Z,ana,question,r1,Room,,,ben|cleo,120',
  '2,2026-02-01 11:00:00,ben,answer,r1,Room,1,ana,,8',
];

describe('a CSV file', () => {
  it.each([
    { name: 'rows.csv', pack: (text: string) => text },
    { name: 'rows.csv.gz', pack: (text: string) => gzipSync(text) },
  ])('$name becomes interactions, as its mapping says', async ({ name, pack }) => {
    const path = write(name, pack([header, ...rows].join('\n')));
    const report = await run(path, { mapping: write('map.yaml', mapping) });
    expect(report).toMatchObject({ rows: 2, accepted: 2, refused: {}, faults: [] });
    const store = await load();
    const person = (account: string) => pseudonyms.person(`forum:acme:${account}`);
    const object = (id: string) => pseudonyms.object(`forum:acme:post:${id}`);
    expect(store.rows('tablee.interactions')).toMatchObject([
      {
        source: '/forum',
        verb: 'ask',
        actor: person('ana'),
        community: 'forum:acme:r1',
        community_name: 'Room',
        object: object('1'),
        targets: [person('ben'), person('cleo')],
        reasons: ['mention', 'mention'],
        chars: 120,
        time: Date.parse('2026-02-01T10:00:00Z'),
      },
      {
        verb: 'answer',
        responds_to: [object('1')],
        targets: [person('ana')],
        reasons: ['reply'],
        time: Date.parse('2026-02-01T11:00:00Z'),
      },
    ]);
  });

  it('names each row it cannot take, and takes the others', async () => {
    const bad = [
      '3,noon,ana,question,r1,,,,,',
      '4,2026-02-01T10:00:00Z,ana,shout,r1,,,,,',
      '5,too,few',
      '6,2026-02-01T10:00:00Z,,question,r1,,,,,',
    ];
    const path = write('rows.csv', [header, ...rows, ...bad].join('\n'));
    const report = await run(path, { mapping: write('map.yaml', mapping) });
    expect(report).toMatchObject({
      rows: 6,
      accepted: 2,
      refused: { 'invalid-event': 1, 'unreadable-payload': 3 },
    });
    expect(report.faults).toEqual([
      { at: `${path}:4`, code: 'unreadable-payload', detail: '/at no time written as iso' },
      {
        at: `${path}:5`,
        code: 'unreadable-payload',
        detail: '/type a value the mapping names no verb for',
      },
      { at: `${path}:6`, code: 'invalid-event', detail: 'expected 10 columns' },
      { at: `${path}:7`, code: 'unreadable-payload', detail: '/who nobody who did it' },
    ]);
    await load();
    expect(inbox.ledger.byOutcome(report.origin)).toMatchObject({ stored: 2, refused: 4 });
  });

  it('brought in twice is stored once', async () => {
    const path = write('rows.csv', [header, ...rows].join('\n'));
    const options = { mapping: write('map.yaml', mapping) };
    const first = await run(path, options);
    const second = await run(path, options);
    await load();
    expect(second.run).not.toBe(first.run);
    expect(inbox.ledger.byOutcome(second.origin)).toMatchObject({ stored: 0, duplicate: 2 });
  });

  it('is taken up where it was interrupted', async () => {
    const many = Array.from(
      { length: 25_000 },
      (_, n) => `${n},2026-02-01T10:00:00Z,u${n % 50},question,r1,,,,,`,
    );
    const path = write('rows.csv', [header, ...many].join('\n'));
    const options = { mapping: write('map.yaml', mapping) };
    let appends = 0;
    const dying: Inbox = {
      ...inbox,
      append: (...given) => (++appends > 2 ? Promise.reject(new Error('died')) : inbox.append(...given)),
    };
    await expect(run(path, options, dying)).rejects.toThrow('died');
    expect(inbox.backlog().items).toBe(20_000);

    const progress: number[] = [];
    const report = await run(path, { ...options, onProgress: ({ rows: done }) => progress.push(done) });
    expect(report).toMatchObject({ rows: 25_000, accepted: 25_000, to: 25_001 });
    expect(progress).toEqual([25_000]);
    await load();
    expect(inbox.ledger.byOutcome(report.origin)).toMatchObject({ stored: 25_000, duplicate: 0 });
  });

  it('waits while the inbox is full, and says so when that would not end', async () => {
    const path = write('rows.csv', [header, ...rows].join('\n'));
    const small = testInbox({ clock, budget: { maxBytes: 10, minFreeBytes: 0 } });
    await expect(run(path, { mapping: write('map.yaml', mapping) }, small)).rejects.toMatchObject({
      code: 'INBOX_FULL',
    });
  });
});

describe('an NDJSON file', () => {
  it('of CloudEvents needs no mapping', async () => {
    const path = write(
      'events.ndjson',
      `${JSON.stringify(post({ id: 'a' }))}\n\n{"broken\n${JSON.stringify(post({ id: 'b' }))}`,
    );
    const report = await run(path, { source: '/slack' });
    expect(report).toMatchObject({ rows: 3, accepted: 2, refused: { 'malformed-json': 1 } });
    expect(report.faults).toEqual([{ at: `${path}:3`, code: 'malformed-json', detail: 'not valid JSON' }]);
  });

  it('of anything else is read by pointers', async () => {
    const lines = {
      id: 7,
      meta: { at: 1_770_000_000 },
      user: { id: 'ana' },
      room: 'r',
      tags: ['ben', 'cleo'],
    };
    const path = write('events.jsonl.gz', gzipSync(JSON.stringify(lines)));
    const text = `
source: /x
tenant: a:b
events:
  - { id: /id, time: { at: /meta/at, as: unix-seconds }, actor: { id: /user/id }, verb: post,
      community: { id: /room }, targets: [{ reason: mention, people: '/tags/*' }] }
`;
    const report = await run(path, { mapping: write('map.yaml', text) });
    expect(report).toMatchObject({ accepted: 1, refused: {} });
    const store = await load();
    expect(store.rows('tablee.interactions')).toMatchObject([
      { time: 1_770_000_000_000, reasons: ['mention', 'mention'] },
    ]);
  });
});

describe('before a row is read', () => {
  it('every fault of the mapping is named with its line', async () => {
    const map = write(
      'map.yaml',
      'source: forum\ntenant: forum:acme\nevents:\n  - id: id\n    verb: shout\n    actr: who\n    time: { at: at, as: days }\n',
    );
    const path = write('rows.csv', header);
    const failure = await run(path, { mapping: map }).catch((error: unknown) => error as Error);
    const message = (failure as Error).message;
    for (const part of [
      `${map}:1: source`,
      `${map}:5: events.0.verb`,
      `${map}:6: events.0.actr is not a field`,
      `${map}:7: events.0.time.as`,
    ]) {
      expect(message).toContain(part);
    }
  });

  it('every missing column is named', async () => {
    const path = write('rows.csv', 'id,at,who,type\n');
    await expect(run(path, { mapping: write('map.yaml', mapping) })).rejects.toMatchObject({
      code: 'FILE_FAULTS',
      message: expect.stringMatching(/rows\.csv:1: no column "room".*\n.*no column "room_name"/) as string,
    });
  });

  it.each([
    { what: 'a file that is not there', name: 'none.csv', content: undefined, code: 'FILE_UNREADABLE' },
    { what: 'an empty file', name: 'rows.csv', content: '', code: 'FILE_EMPTY' },
    {
      what: 'a torn gzip file',
      name: 'rows.csv.gz',
      content: gzipSync(header.repeat(9_999)).subarray(0, 60),
      code: 'FILE_UNREADABLE',
    },
    {
      what: 'a file that is not UTF-8',
      name: 'rows.csv',
      content: Buffer.from([0x61, 0xff]),
      code: 'FILE_UNREADABLE',
    },
  ])('$what is named: $code', async ({ name, content, code }) => {
    const path = content === undefined ? join(folder, name) : write(name, content);
    await expect(run(path, { mapping: write('map.yaml', mapping) })).rejects.toMatchObject({ code });
  });

  it('a CSV file without a mapping is refused', async () => {
    await expect(run(write('rows.csv', header))).rejects.toMatchObject({ code: 'MAPPING_MISSING' });
  });
});

const archive = fileURLToPath(new URL('../../../../shared/data/lean-zulip/messages.csv.gz', import.meta.url));

it.skipIf(!existsSync(archive))(
  'reads a whole public archive',
  async () => {
    const options = { mapping: join(packageRoot, 'ingest/mapping/shipped/lean-zulip.yaml') };
    const store = memoryStore();
    const sums = { interactions: 0, targets: 0, respondsTo: 0, communities: new Set<string>() };
    store.insert = (table, rows) => {
      if (table.name === 'tablee.interactions')
        for (const row of rows as readonly unknown[] as readonly PackedInteraction[]) count(row, sums);
      return Promise.resolve();
    };
    const loader = testLoader(inbox, store);
    const running = loader.run();
    const report = await run(archive, options);
    await loader.drained(report.to);
    await loader.stop();
    await running;
    expect(report).toMatchObject({ rows: 607_364, accepted: 607_364, refused: {} });
    expect(inbox.ledger.byOutcome(report.origin)).toMatchObject({
      stored: 607_364,
      duplicate: 0,
      quarantined: 0,
    });
    expect({ ...sums, communities: sums.communities.size }).toEqual({
      interactions: 607_364,
      targets: 42_084,
      respondsTo: 27_792,
      communities: 49,
    });
  },
  300_000,
);

interface Sums {
  interactions: number;
  targets: number;
  respondsTo: number;
  communities: Set<string>;
}

function count(row: PackedInteraction, sums: Sums): void {
  const interaction = unpackInteraction(row);
  sums.interactions += 1;
  sums.targets += interaction.targets.length;
  sums.respondsTo += interaction.respondsTo.length;
  sums.communities.add(interaction.community);
}
