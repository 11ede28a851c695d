import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openArchive } from '../../../../ingest/imports/archives/archive.ts';
import { temporaryFolder } from '../../../support/ingest.ts';
import { packings, tarOf, zipOf } from '../../../support/packed.ts';

async function readAll(path: string): Promise<Record<string, string>> {
  const archive = await openArchive(path);
  const read: Record<string, string> = {};
  try {
    for await (const entry of archive.entries(() => true)) {
      let text = '';
      for await (const piece of entry.text) text += piece;
      read[entry.path] = text;
    }
  } finally {
    await archive.close();
  }
  return read;
}

const files = { 'a.json': '[1]', 'room/b.json': 'é'.repeat(200_000), 'room/c.txt': 'c' };

describe.each(Object.entries(packings))('a %s', (_, packed) => {
  it('gives every file inside, as text', async () => {
    expect(await readAll(await packed(temporaryFolder(), files))).toEqual(files);
  });

  it('gives only what is wanted, and again when asked again', async () => {
    const archive = await openArchive(await packed(temporaryFolder(), files));
    for (let time = 0; time < 2; time++) {
      const seen: string[] = [];
      for await (const { path } of archive.entries((path) => path.endsWith('.json'))) seen.push(path);
      expect(seen).toEqual(['a.json', 'room/b.json']);
    }
    await archive.close();
  });

  it('that is not UTF-8 inside is named with its place', async () => {
    const path = await packed(temporaryFolder(), { 'room/x.json': Buffer.from([0x5b, 0xff]) });
    const message = expect.stringMatching(/room\/x\.json is not UTF-8/) as string;
    await expect(readAll(path)).rejects.toMatchObject({ code: 'FILE_UNREADABLE', message });
  });
});

function written(name: string, content: Buffer): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return path;
}

const zip = zipOf(files);
const flipped = Buffer.from(zip);
flipped.writeUInt8(flipped.readUInt8(40) ^ 0xff, 40);
const zeros = Buffer.alloc(96 * 2 ** 20);

describe('what cannot be read', () => {
  it.each([
    {
      what: 'a zip cut short',
      path: () => written('x.zip', zip.subarray(0, zip.length - 30)),
      code: 'FILE_UNREADABLE',
    },
    { what: 'a zip with a flipped bit', path: () => written('x.zip', flipped), code: 'FILE_UNREADABLE' },
    {
      what: 'a zip that leads out of itself',
      path: () => written('x.zip', zipOf({ '../out.json': '[]' })),
      code: 'FILE_UNREADABLE',
    },
    {
      what: 'a tar cut short',
      path: async () => written('x.tar', (await tarOf(files)).subarray(0, 2_000)),
      code: 'FILE_UNREADABLE',
    },
    {
      what: 'a tar.gz cut short',
      path: async () => written('x.tar.gz', gzipSync(await tarOf(files)).subarray(0, 200)),
      code: 'FILE_UNREADABLE',
    },
    { what: 'what is not there', path: () => join(temporaryFolder(), 'none'), code: 'FILE_UNREADABLE' },
    { what: 'a zip bomb', path: () => written('x.zip', zipOf({ 'a.json': zeros })), code: 'ARCHIVE_BOMB' },
    {
      what: 'a tar.gz bomb',
      path: async () => written('x.tar.gz', gzipSync(await tarOf({ 'a.json': zeros }))),
      code: 'ARCHIVE_BOMB',
    },
  ])('$what is named: $code', async ({ path, code }) => {
    const at = await path();
    const message = expect.stringContaining(at) as string;
    await expect(readAll(at)).rejects.toMatchObject({ code, message });
  });

  it('links out of a folder are not followed', async () => {
    const folder = join(temporaryFolder(), 'export');
    mkdirSync(folder);
    symlinkSync(written('secret.json', Buffer.from('[]')), join(folder, 'a.json'));
    expect(await readAll(folder)).toEqual({});
  });
});
